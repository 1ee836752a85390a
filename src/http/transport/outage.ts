import type { Changes } from '../../world/changes.js'
import type { Listener } from './listener.js'

/** When a door is not to be reached at all. */
export interface Outages {
  isOut(): boolean
  /** Announced when that may have changed. */
  readonly changes: Pick<Changes, 'next'>
}

/**
 * Lets a listener fall silent for as long as its only door is out. Where several doors share it, the others go
 * on, and the one that is out has to cut its callers off itself.
 *
 * @param closed - ends it.
 */
export function followOutages(listener: Listener, closed: AbortSignal): void {
  const { outages } = listener.doors[0]
  if (outages === undefined || listener.doors.length > 1) return
  const follow = () => {
    if (closed.aborted) return
    outages.changes.next.addEventListener('abort', follow, { once: true })
    if (outages.isOut()) listener.suspend()
    else listener.resume()
  }
  follow()
}
