/**
 * Returns the candidate that was most likely meant, or `undefined` when none is near: more than a
 * third of the letters wrong is another word, not a slip, though one slip is always forgiven. Case, hyphens and underscores count for
 * nothing, so that `port-base` and `PORT_BASE` find `portBase`.
 *
 * @param prefix - what all of them begin with and what therefore says nothing.
 */
export function nearest(
  word: string,
  candidates: readonly string[],
  prefix = ''
): string | undefined {
  const wanted = letters(word.slice(prefix.length))
  const slips = (candidate: string) => slipsBetween(wanted, letters(candidate.slice(prefix.length)))
  const [best] = candidates
    .map(candidate => ({ candidate, slips: slips(candidate) }))
    .toSorted((a, b) => a.slips - b.slips)
  if (best === undefined || best.slips >= wanted.length) return undefined
  return best.slips <= Math.max(1, Math.floor(wanted.length / 3)) ? best.candidate : undefined
}

/** `; did you mean X?`, or nothing where there is nothing to suggest. */
export function suggestion(word: string, candidates: readonly string[], prefix = ''): string {
  const meant = nearest(word, candidates, prefix)
  return meant === undefined ? '' : `; did you mean ${meant}?`
}

function letters(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** Letters put in, left out or mistaken, and neighbours swapped: optimal string alignment. */
function slipsBetween(from: string, to: string): number {
  let before: readonly number[] = []
  let row: readonly number[] = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 0; i < from.length; i++) {
    const next = [i + 1]
    for (let j = 0; j < to.length; j++) {
      const mistaken = at(row, j) + (from[i] === to[j] ? 0 : 1)
      const swapped = i > 0 && j > 0 && from[i] === to[j - 1] && from[i - 1] === to[j]
      const ways = [mistaken, at(row, j + 1) + 1, at(next, j) + 1]
      next.push(Math.min(...ways, swapped ? at(before, j - 1) + 1 : Number.POSITIVE_INFINITY))
    }
    before = row
    row = next
  }
  return at(row, to.length)
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY
}
