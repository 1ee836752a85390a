/**
 * Rings once, after a time.
 *
 * @param delayMs - at least; it may ring early where that is longer than a timer can hold.
 * @returns turns it off.
 */
export type Alarm = (delayMs: number, ring: () => void) => () => void

/** The longest wait of one of Node's timers, in milliseconds (24.8 days). */
const timerMaxMs = 2 ** 31 - 1

/** Keeps no process alive. */
export const quietAlarm: Alarm = (delayMs, ring) => {
  const timer = setTimeout(ring, Math.min(delayMs, timerMaxMs)).unref()
  return () => clearTimeout(timer)
}
