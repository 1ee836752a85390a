/** What the Java runtime of the originals calls a blank, a digit, a number. */

const BLANK = 0x20

/** White space of Java, as UTF-16 code units: no-break spaces are not among it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: Java counts four separators as white space.
const WHITE_SPACE = /[\t-\r\x1c-\x20\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+/g

const DECIMAL_DIGIT = /\p{Nd}/u

/** Removes control characters and blanks at both ends: everything up to U+0020, nothing above. */
export function javaTrim(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && text.charCodeAt(start) <= BLANK) start += 1
  while (end > start && text.charCodeAt(end - 1) <= BLANK) end -= 1
  return text.slice(start, end)
}

/** Removes white space everywhere, inside as well. */
export function withoutWhiteSpace(text: string): string {
  return text.replace(WHITE_SPACE, '')
}

/**
 * Reads a whole number with an optional sign, or returns `undefined`. Digits of any script count,
 * as long as they are single UTF-16 code units; leading zeros and a length of millions are fine.
 *
 * Source: OpenJDK, Long.parseLong and Character.digit.
 */
export function javaInteger(text: string, radix: 10 | 16): bigint | undefined {
  const negative = text.startsWith('-')
  const start = negative || text.startsWith('+') ? 1 : 0
  if (start === text.length) return undefined

  let digits = ''
  for (let at = start; at < text.length; at += 1) {
    const digit = digitAt(text, at)
    if (digit === undefined || digit >= radix) return undefined
    // Past this many digits the number is out of every range; more of them would only cost time.
    if ((digits !== '' || digit > 0) && digits.length < DIGITS_KEPT) digits += digit.toString(radix)
  }
  const magnitude = BigInt(`${radix === 16 ? '0x' : ''}${digits === '' ? '0' : digits}`)
  return negative ? -magnitude : magnitude
}

/** More than any 64-bit number has, so that the cut cannot bring one back into its range. */
const DIGITS_KEPT = 32

function digitAt(text: string, at: number): number | undefined {
  const code = text.charCodeAt(at)
  if (code < 0x80) return asciiDigit(code)
  const fullWidthLetter = code >= 0xff21 && code <= 0xff5a ? asciiDigit(code - 0xfee0) : undefined
  return fullWidthLetter ?? unicodeDigit(code)
}

function asciiDigit(code: number): number | undefined {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const lower = code | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : undefined
}

/** Below U+10000 the digits of a script stand together, ten in a row, zero first. */
function unicodeDigit(code: number): number | undefined {
  const isDigit = (it: number) => DECIMAL_DIGIT.test(String.fromCharCode(it))
  if (!isDigit(code)) return undefined
  let zero = code
  while (code - zero < 9 && isDigit(zero - 1)) zero -= 1
  return code - zero
}
