/** Tells of each value whether it comes for the first time. */
export function unseen(): (value: unknown) => boolean {
  const seen = new Set<unknown>()
  return value => {
    if (seen.has(value)) return false
    seen.add(value)
    return true
  }
}
