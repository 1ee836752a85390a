import type { Answer } from './transport.js'

/** A call that the control API refused. */
export class ControlError extends Error {
  override readonly name = 'ControlError'
  readonly status: number
  /** One sentence each: the field, what was found, what is allowed. */
  readonly complaints: readonly string[]

  constructor(call: string, status: number, complaints: readonly string[]) {
    super(`${call} was answered ${status}: ${complaints.join('; ')}`)
    this.status = status
    this.complaints = complaints
  }
}

/** The body of an answer when all is well. @throws {ControlError} otherwise. */
export function bodyOf(call: string, { status, body }: Answer): unknown {
  if (status >= 200 && status < 300) return body
  throw new ControlError(call, status, complaintsIn(body))
}

/** What a refusal says; something else answers at a wrong address. */
function complaintsIn(body: unknown): readonly string[] {
  if (typeof body === 'object' && body !== null) {
    if ('complaints' in body && Array.isArray(body.complaints)) return body.complaints.map(String)
    if ('error' in body) return [String(body.error)]
  }
  return [body === undefined ? 'without a word' : `what is no control API said ${brief(body)}`]
}

function brief(body: unknown): string {
  return String(typeof body === 'string' ? body : JSON.stringify(body)).slice(0, 200)
}
