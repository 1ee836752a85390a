/** So much is made before others have their turn: a few milliseconds' work. */
export const sliceTextsMax = 128
const sliceCharactersEnough = 65_536

/**
 * Joins texts to slices, none of which takes long to make. A slice may be empty, where nothing came of the
 * work; there is one at least.
 */
export function* inSlices(texts: Iterable<string>): Generator<string> {
  let slice = ''
  let count = 0
  let isFirst = true
  for (const text of texts) {
    slice += text
    count += 1
    if (count < sliceTextsMax && slice.length < sliceCharactersEnough) continue
    yield slice
    slice = ''
    count = 0
    isFirst = false
  }
  if (slice !== '' || isFirst) yield slice
}
