/** `PT15S`, `PT0.5S`, `PT1M`: as Java prints a `Duration`. Whole milliseconds, zero or more. */
export function isoDuration(durationMs: number): string {
  const hours = Math.floor(durationMs / 3_600_000)
  const minutes = Math.floor((durationMs % 3_600_000) / 60_000)
  const seconds = (durationMs % 60_000) / 1_000
  const parts = `${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}`
  return seconds > 0 || parts === '' ? `PT${parts}${seconds}S` : `PT${parts}`
}
