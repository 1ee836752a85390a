/** The framework's own errors, in the shape that an application's release has. */
import { unreachable } from '../../domain/assert.js'
import type { FrameworkRefusal } from './framework-refusal.js'
import { frameworkVerdict } from './framework-verdict.js'
import { problem } from './problem.js'
import { reasonPhrase } from './reason-phrase.js'
import { timestampError } from './timestamp-error.js'
import { isoWithOffset } from './timestamps.js'
import type { Occasion, Spoken } from './voice.js'

/** How an application leaves the framework's errors. */
export interface FrameworkManner {
  /**
   * `problem`: problem details. `spring-default`: Spring Boot's own body with a timestamp. `legacy`: the same
   * of a reactive application, which orders the members differently and adds an id of the request.
   */
  readonly shape: 'problem' | 'spring-default' | 'legacy'
  /** Whether a body with a timestamp carries the sentence, too; problem details always do. */
  readonly includeMessage: boolean
  /** The sentence for a path without a route. */
  readonly notFound: (occasion: Occasion) => string
}

/** Words what the framework refuses. */
export function frameworkAnswer(
  refusal: FrameworkRefusal,
  occasion: Occasion,
  { shape, includeMessage, notFound }: FrameworkManner
): Spoken {
  if (shape === 'problem') return problem(refusal, occasion, notFound)
  const { status, detail, headers } = frameworkVerdict(refusal, occasion, notFound)
  const message = includeMessage ? detail : undefined
  switch (shape) {
    case 'spring-default':
      // Its controller has to negotiate, too, and is silent where it cannot.
      return { ...timestampError(status, occasion, headers, message), negotiates: true }
    case 'legacy':
      return reactiveError(status, occasion, headers, message)
    default:
      return unreachable(shape)
  }
}

/** An unhandled error of the application, in the same shapes; problem details are not used for these. */
export function crashAnswer(occasion: Occasion, { shape }: Pick<FrameworkManner, 'shape'>): Spoken {
  return shape === 'legacy' ? reactiveError(500, occasion) : timestampError(500, occasion)
}

/**
 * The error body of a Spring WebFlux application. Its request id is the connection's, eight hexadecimal
 * digits, and the ordinal of the request on it.
 *
 * Source: Spring Boot 3, reactive DefaultErrorAttributes; Reactor Netty.
 */
function reactiveError(
  status: number,
  { nowMs, path, uuid }: Occasion,
  headers: Readonly<Record<string, string>> = {},
  message?: string
): Spoken {
  const body = {
    timestamp: isoWithOffset(nowMs, '+00:00'),
    path,
    status,
    error: reasonPhrase(status),
    ...(message !== undefined && { message }),
    requestId: `${uuid().slice(0, 8)}-1`
  }
  return { status, headers, type: 'application/json', body }
}
