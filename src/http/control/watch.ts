import { type InstantMs, never } from '../../domain/instant.js'
import { anyOf } from '../../world/any-of.js'
import type { World } from '../../world/world.js'

/**
 * Waits until a world may look otherwise: an instant has come, or something has changed that is not time.
 *
 * A clock that stands still is never moved by somebody who waits here, not even one that moves with every look.
 *
 * @param over - ends the wait; so does the end of the world.
 */
export async function untilDisturbed(
  world: World,
  instantMs: InstantMs,
  over: AbortSignal
): Promise<void> {
  const { clock, closed, conditions, faults, gates, repositories, zeebe } = world
  const sources = [clock, conditions, faults, gates, repositories, zeebe]
  const changed = sources.map(it => it.changes.next)
  const { signal, release } = anyOf([over, closed, ...changed])
  try {
    await clock.until(clock.isManual ? never : instantMs, signal)
  } finally {
    release()
  }
}
