/**
 * Spring's problem details: the framework errors of 8.5 and later.
 *
 * Source: recorded from 8.6.11, gateway, Operate and Tasklist.
 */
import { unreachable } from '../../domain/assert.js'
import type { FrameworkRefusal } from './framework-refusal.js'
import { reasonPhrase } from './reason-phrase.js'
import { timestampError } from './timestamp-error.js'
import { type Occasion, problemType, type Spoken } from './voice.js'

/** Words a refusal; `notFound` is the sentence for a path without a route, which differs by application. */
export function problem(
  refusal: FrameworkRefusal,
  occasion: Occasion,
  notFound: (occasion: Occasion) => string
): Spoken {
  const say = (status: number, detail: string, headers?: Readonly<Record<string, string>>) =>
    problemAnswer({ status, detail, occasion, ...(headers && { headers }) })
  switch (refusal.kind) {
    case 'route':
      return say(404, notFound(occasion))
    case 'method':
      return say(405, `Method '${occasion.method}' is not supported.`, {
        allow: refusal.allow.join(', ')
      })
    case 'contentType':
      return say(
        415,
        `Content-Type '${refusal.contentType}' is not supported.`,
        accept(refusal.supported)
      )
    case 'contentTypeUnparsable':
      return say(415, 'Could not parse Content-Type.', accept(refusal.supported))
    case 'accept': {
      const { acceptable } = refusal
      return say(406, `Acceptable representations: [${acceptable.join(', ')}].`, accept(acceptable))
    }
    case 'acceptUnparsable':
      return say(406, 'Could not parse Accept header.', accept(refusal.acceptable))
    case 'unwritable':
      return say(500, 'Failed to write request')
    case 'parameterMapping':
      return say(400, 'Parameter mapping failure')
    case 'parametersMissing':
      return say(400, `Missing parameters: ${refusal.names.join(', ')}`)
    case 'bodyUnreadable':
    case 'bodyMissing':
      return say(400, 'Failed to read request')
    case 'conversion':
      return say(400, `Failed to convert '${refusal.name}' with value: '${refusal.value}'`)
    case 'pathBlank':
      return pathBlank(refusal.name, occasion)
    case 'multipart':
      return timestampError(500, occasion)
    case 'bodyTooLarge':
      return timestampError(413, occasion)
    default:
      return unreachable(refusal)
  }
}

interface ProblemFacts {
  readonly status: number
  readonly detail: string
  readonly occasion: Occasion
  readonly headers?: Readonly<Record<string, string>>
}

function problemAnswer({ status, detail, occasion, headers = {} }: ProblemFacts): Spoken {
  const title = reasonPhrase(status)
  const body = { type: 'about:blank', title, status, detail, instance: occasion.path }
  return { status, headers, type: problemType, body, negotiates: true }
}

/** A blank id in the path is told as a server error inside a 400. Source: recorded from Tasklist 8.6.11. */
function pathBlank(name: string, occasion: Occasion): Spoken {
  const detail = `Required path variable '${name}' is not present.`
  return { ...problemAnswer({ status: 500, detail, occasion }), status: 400 }
}

/** What the server would have taken, as Spring tells it in a *response* header `Accept`. */
function accept(types: readonly string[] | undefined): Record<string, string> {
  return types === undefined ? {} : { accept: types.join(', ') }
}
