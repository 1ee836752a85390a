/**
 * Stops on a broken promise *between our own modules*.
 *
 * A client's mistake is never asserted: it is a refusal, and it has a status code. A failed assertion is
 * our bug: it reaches the client as a 500, with this message in the log.
 */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionError(message)
}

/** Closes a `switch`, so that a new variant fails to compile here rather than at run time. */
export function unreachable(value: never): never {
  throw new AssertionError(`unreachable: ${JSON.stringify(value)}`)
}

export class AssertionError extends Error {
  override readonly name = 'AssertionError'
}
