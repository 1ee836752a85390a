import type { SearchCause } from '../../domain/refusal.js'

export interface ErrorAnswer {
  readonly status: number
  readonly body?: unknown
  /** In the place of a body of JSON. */
  readonly text?: string
  /** What the body wraps; absent where there is no envelope. */
  readonly exception?: { readonly type: string; readonly reason: string | null }
  /** Values of the header `WWW-Authenticate`, each in a line of its own. */
  readonly challenges?: readonly string[]
}

/** The envelope around every exception; `extra` are the keys that some bring along. */
export function failure(
  status: number,
  type: string,
  reason: string | null,
  extra: Readonly<Record<string, unknown>> = {},
  cause?: SearchCause
): ErrorAnswer {
  const top = { type, reason, ...extra }
  const beneath = cause === undefined ? {} : { caused_by: cause }
  const body = { error: { root_cause: [top], ...top, ...beneath }, status }
  return { status, body, exception: { type, reason } }
}

/** What the original's `ValidationException`s say: all complaints, numbered. */
export function validationFailure(type: string, complaints: readonly string[]): ErrorAnswer {
  const told = complaints.map((text, at) => `${at + 1}: ${text};`).join('')
  return failure(400, type, `Validation Failed: ${told}`)
}
