/**
 * The names of character sets, as the Java runtime of the originals judges them, and their
 * decoding, as far as this runtime knows them too.
 */

/** What Java allows in the name of a charset, whether it knows the charset or not. */
const LEGAL_NAME = /^[A-Za-z0-9][A-Za-z0-9.:+_-]*$/

/**
 * The charsets of a Java runtime and their aliases, by family: 97 names and 791 aliases, most of
 * them numbers of code pages.
 *
 * Source: the list of an OpenJDK 17 runtime with its full set of charsets.
 */
const SUPPORTED_FAMILIES = [
  /^(utf-?8|unicode-1-1-utf-8|cesu-?8|cscesu-8)$/,
  /^(x-)?utf[-_]?(16|32)([-_]?[bl]e(-bom)?)?$/,
  /^(unicode|unicode(big|little)(unmarked)?|iso-10646-ucs-2)$/,
  /^(us-?ascii|ascii7?|646|iso646-us|iso_646.irv:199[01]|ansi_x3.4-19(68|86)|csascii|default)$/,
  /^(x-)?(cs)?iso[-_]?8859[-_]([1-9]|11|13|15|16)(:19\d\d)?$/,
  /^(8859_([1-9]|13|15|16)|iso8859([1-9]|13|15|16)|l([1-9]|10)|(cs)?(iso)?latin-?([0-9]|10))$/,
  /^(x-)?(ibm|cp|ibm-|cp0|ccsid0?)(\d{3,5}[cf]?|thai)$/,
  /^\d{3}$/,
  /^windows-(125[0-8]|31j|932|936|949|950|874)$/,
  /^(x-)?(gbk|gb2312|gb18030(-2022)?|euc[-_]?(jp|kr|cn|tw)|eucjp|euckr|iso-2022-(jp|jp-2|kr|cn))$/,
  /^(big5|csbig5|big5[-_]hkscs|x-sjis|(x-)?s(hift)?[-_]?jis|ms_?(874|932|936|949|950)(_0213)?)$/,
  /^(koi8[-_]?[ru]|cskoi8r|tis-?620(.2533)?|jis_x02(01|12-1990)|x-johab|ks_c_5601-1987)$/,
  /^(x-)?mac(arabic|centraleurope|croatian|cyrillic|dingbat|greek|hebrew|iceland|roman|romania)$/,
  /^(x-)?mac(symbol|thai|turkish|ukraine)$/
]

/** Tells whether Java would accept the text as the name of any charset, known or not. */
export function isLegalCharsetName(name: string): boolean {
  return LEGAL_NAME.test(name)
}

/** Tells whether the originals know this charset. */
export function isSupportedCharset(name: string): boolean {
  const lower = name.toLowerCase()
  return SUPPORTED_FAMILIES.some(family => family.test(lower))
}

/**
 * Decodes with malformed input replaced. A charset that only Java knows is read as Latin-1: the
 * ASCII part of a JSON body, all that binding needs, comes out right in nearly all of them.
 */
export function decodeCharset(bytes: Buffer, name: string): string {
  if (/^(iso[-_]?8859[-_]?1|latin1|l1)$/i.test(name)) return bytes.toString('latin1')
  try {
    return new TextDecoder(name, { ignoreBOM: true }).decode(bytes)
  } catch (error) {
    if (error instanceof RangeError) return bytes.toString('latin1')
    throw error
  }
}
