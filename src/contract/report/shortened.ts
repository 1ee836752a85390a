/** Characters of an answer that are shown beside what was expected. */
export const sideCharsMax = 20_000
/** Characters of one finding. */
export const findingCharsMax = 2_000

/**
 * A text that people can still read: an answer may have millions of characters, and more than ten million are
 * refused by what reads XML. What is whole stands in the JSON report.
 */
export function shortened(text: string, charsMax: number): string {
  if (text.length <= charsMax) return text
  // Half a character is none.
  const end = /[\u{D800}-\u{DBFF}]$/u.test(text.slice(0, charsMax)) ? charsMax - 1 : charsMax
  return `${text.slice(0, end)}... and ${text.length - end} characters more`
}
