/** The second that was said last; nearly all answers of a second come one after another. */
let saidSecond = Number.NaN
let said = ''

/** An instant as the `Date` header says it: `Sat, 03 Feb 2001 04:05:06 GMT`. */
export function httpDate(instantMs: number): string {
  const second = Math.floor(instantMs / 1_000)
  if (second !== saidSecond) {
    saidSecond = second
    said = new Date(second * 1_000).toUTCString()
  }
  return said
}
