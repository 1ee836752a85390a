/**
 * What each refusal of the framework comes to: a status, a sentence and headers, before they take a shape.
 *
 * Source: recorded from 8.6.11, gateway, Operate and Tasklist.
 */
import { unreachable } from '../../domain/assert.js'
import type { FrameworkRefusal } from './framework-refusal.js'
import type { Occasion } from './voice.js'

export interface FrameworkVerdict {
  readonly status: number
  readonly detail: string
  readonly headers: Readonly<Record<string, string>>
  /** Written by Spring Boot's last resort, in the timestamp shape, whatever the others look like. */
  readonly lastResort: boolean
}

/** @param notFound - the sentence for a path without a route, which differs by application. */
export function frameworkVerdict(
  refusal: FrameworkRefusal,
  occasion: Occasion,
  notFound: (occasion: Occasion) => string
): FrameworkVerdict {
  switch (refusal.kind) {
    case 'route':
      return verdict(404, notFound(occasion))
    case 'method': {
      const allow = refusal.allow.join(', ')
      return verdict(405, `Method '${occasion.method}' is not supported.`, { allow })
    }
    case 'contentType': {
      const { contentType, supported } = refusal
      return verdict(415, `Content-Type '${contentType}' is not supported.`, accept(supported))
    }
    case 'contentTypeUnparsable':
      return verdict(415, 'Could not parse Content-Type.', accept(refusal.supported))
    case 'accept': {
      const { acceptable } = refusal
      const detail = `Acceptable representations: [${acceptable.join(', ')}].`
      return verdict(406, detail, accept(acceptable))
    }
    case 'acceptUnparsable':
      return verdict(406, 'Could not parse Accept header.', accept(refusal.acceptable))
    case 'unwritable':
      return verdict(500, 'Failed to write request')
    case 'parameterMapping':
      return verdict(400, 'Parameter mapping failure')
    case 'parametersMissing':
      return verdict(400, `Missing parameters: ${refusal.names.join(', ')}`)
    case 'bodyUnreadable':
    case 'bodyMissing':
      return verdict(400, 'Failed to read request')
    case 'conversion':
      return verdict(400, `Failed to convert '${refusal.name}' with value: '${refusal.value}'`)
    case 'pathBlank':
      return verdict(400, `Required path variable '${refusal.name}' is not present.`)
    case 'multipart':
      return { ...verdict(500, 'Failed to parse multipart servlet request'), lastResort: true }
    case 'forbidden':
      return { ...verdict(403, 'Forbidden'), lastResort: true }
    case 'bodyTooLarge':
      return { ...verdict(413, 'Maximum upload size exceeded'), lastResort: true }
    case 'bodyBroken':
      return { ...verdict(400, 'Failed to read request'), lastResort: true }
    default:
      return unreachable(refusal)
  }
}

function verdict(
  status: number,
  detail: string,
  headers: Readonly<Record<string, string>> = {}
): FrameworkVerdict {
  return { status, detail, headers, lastResort: false }
}

/** What the server would have taken, as Spring tells it in a *response* header `Accept`. */
function accept(types: readonly string[] | undefined): Record<string, string> {
  return types === undefined ? {} : { accept: types.join(', ') }
}
