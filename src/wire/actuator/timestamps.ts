/** `2025-06-03T07:55:15.685` and an offset; the emulated machines live in UTC. */
export function isoWithOffset(instantMs: number, offset: '+0000' | '+00:00'): string {
  return new Date(instantMs).toISOString().replace('Z', offset)
}

/**
 * `2025-06-03T08:06:11.246997293Z`, as Java prints an `Instant` with nanoseconds.
 *
 * @param nanos - what stands behind the millisecond, 0 to 999,999.
 */
export function isoNanos(instantMs: number, nanos: number): string {
  const iso = new Date(instantMs).toISOString()
  return nanos === 0 ? iso : iso.replace('Z', `${String(nanos).padStart(6, '0')}Z`)
}
