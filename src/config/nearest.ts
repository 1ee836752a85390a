/**
 * Returns the candidate that was most likely meant, or `undefined` when none is near: more than a
 * third of the letters wrong is another word, not a slip. Case, hyphens and underscores count for
 * nothing, so that `port-base` and `PORT_BASE` find `portBase`.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map(candidate => ({ candidate, slips: slipsBetween(letters(word), letters(candidate)) }))
    .toSorted((a, b) => a.slips - b.slips)
  const best = ranked[0]
  if (best === undefined || best.slips > Math.ceil(letters(word).length / 3)) return undefined
  return best.candidate
}

/** `; did you mean X?`, or nothing where there is nothing to suggest. */
export function suggestion(word: string, candidates: readonly string[]): string {
  const meant = nearest(word, candidates)
  return meant === undefined ? '' : `; did you mean ${meant}?`
}

function letters(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** Levenshtein's distance: letters put in, left out or mistaken. */
function slipsBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1]
    for (const [column, other] of [...to].entries()) {
      const mistaken = (row[column] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(mistaken, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
