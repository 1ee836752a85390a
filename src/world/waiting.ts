import type { InstantMs } from '../domain/instant.js'
import type { Changes } from './changes.js'
import type { Clock } from './clock.js'

export interface Wait {
  readonly clock: Clock
  /** What may move the end of the wait. */
  readonly changes: Pick<Changes, 'next'>
  /** Releases the wait early: the client has gone or the server closes. */
  readonly released: AbortSignal
  /** Milliseconds on the clock, from now, after which the wait is given up. */
  readonly limitMs: number
}

/**
 * Waits at a door until nothing is pending any more.
 *
 * @param pendingUntil - when what is waited for ends, as things stand; `undefined` once it has ended.
 *   Asked again after every change.
 */
export async function waitWhile(
  pendingUntil: () => InstantMs | undefined,
  { clock, changes, released, limitMs }: Wait
): Promise<'over' | 'released' | 'too long'> {
  const limit = clock.nowMs() + limitMs
  for (;;) {
    const until = pendingUntil()
    if (until === undefined) return 'over'
    if (released.aborted) return 'released'
    if (clock.nowMs() >= limit) return 'too long'
    const either = AbortSignal.any([released, changes.next])
    await clock.until(Math.min(until, limit), either)
  }
}
