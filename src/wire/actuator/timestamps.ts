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

/** `2026-02-25T06:44:29.3Z`, as Java formats an `OffsetDateTime`: no zero ends the fraction of a second. */
export function isoShort(instantMs: number): string {
  return new Date(instantMs).toISOString().replace(/\.?0+Z$/, 'Z')
}

/** `2026-09-29T21:47:05.244Z`, as Java prints an `Instant`: three digits behind the second, or none. */
export function javaInstant(instantMs: number): string {
  return new Date(instantMs).toISOString().replace('.000Z', 'Z')
}
