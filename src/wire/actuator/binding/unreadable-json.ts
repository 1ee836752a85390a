/** A body that Jackson refuses, in Jackson's own words. */
export class UnreadableJson extends Error {
  override readonly name = 'UnreadableJson'
}

/**
 * What Jackson prints in place of the body it was reading. Where it would name the place of an
 * error it adds line and column; where it would quote the body it prints this since 2.16.
 */
const REDACTED_SOURCE =
  '[Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); '

/** The words for a place in the body; the root of a document has no column. */
export function location(line: number, column?: number): string {
  const place = column === undefined ? `line: ${line}` : `line: ${line}, column: ${column}`
  return `${REDACTED_SOURCE}${place}]`
}

/**
 * Describes a character as Jackson does: control characters by code alone, those beyond Latin-1 by
 * decimal and hexadecimal code.
 */
export function describeCharacter(code: number): string {
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return `(CTRL-CHAR, code ${code})`
  const hex = code > 0xff ? ` / 0x${code.toString(16)}` : ''
  return `'${String.fromCharCode(code)}' (code ${code}${hex})`
}

/** Complains about a character in the wrong place; `code` is a UTF-16 code unit. */
export function unexpectedCharacter(code: number, comment: string): UnreadableJson {
  return new UnreadableJson(`Unexpected character (${describeCharacter(code)}): ${comment}`)
}

/** Complains about a character that breaks a number; `code` is a UTF-16 code unit. */
export function unexpectedInNumber(code: number, comment: string): UnreadableJson {
  const found = describeCharacter(code)
  return new UnreadableJson(`Unexpected character (${found}) in numeric value: ${comment}`)
}

/** Complains about the end of the body; `where` starts with a blank or a colon. */
export function unexpectedEnd(where: string): UnreadableJson {
  return new UnreadableJson(`Unexpected end-of-input${where}`)
}

/** Complains about a control character between two tokens. */
export function controlBetweenTokens(code: number): UnreadableJson {
  return new UnreadableJson(
    `Illegal character (${describeCharacter(code)}): only regular white space (\\r, \\n, \\t) is ` +
      'allowed between tokens'
  )
}

/** Complains about a byte that cannot begin a character in UTF-8. */
export function invalidStartByte(byte: number): UnreadableJson {
  return new UnreadableJson(`Invalid UTF-8 start byte 0x${byte.toString(16)}`)
}

/** Complains about a byte that cannot continue a character in UTF-8. */
export function invalidMiddleByte(byte: number): UnreadableJson {
  return new UnreadableJson(`Invalid UTF-8 middle byte 0x${byte.toString(16)}`)
}

/** Complains about a type that does not fit; `found` is Jackson's description of the token. */
export function mismatch(javaType: string, found: string): UnreadableJson {
  return new UnreadableJson(`Cannot deserialize value of type \`${javaType}\` from ${found}`)
}

/** Complains about what exceeds a limit; `getter` is the one the message sends its reader to. */
export function tooMuch(
  what: string,
  found: number,
  limit: { readonly max: number; readonly getter: string }
): UnreadableJson {
  return new UnreadableJson(
    `${what} (${found}) exceeds the maximum allowed (${limit.max}, from ` +
      `\`StreamReadConstraints.${limit.getter}()\`)`
  )
}

/** The digits of a number, those of fraction and exponent included, that are accepted. */
const DIGITS_LIMIT = { max: 1000, getter: 'getMaxNumberLength' }

/** Refuses absurd numbers, and texts of that length that are to become numbers. */
export function verifyDigits(digits: number): void {
  if (digits > DIGITS_LIMIT.max) throw tooMuch('Number value length', digits, DIGITS_LIMIT)
}
