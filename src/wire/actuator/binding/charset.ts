/**
 * The names of character sets, as the Java runtime of the originals judges them, and their
 * decoding, as far as this runtime knows them too.
 */

/** What Java allows in the name of a charset, whether it knows the charset or not. */
const LEGAL_NAME = /^[A-Za-z0-9][A-Za-z0-9.:+_-]*$/

/** The numbers of IBM's code pages, without leading zeros. */
const CODE_PAGES = new Set(
  `
  37 273 277 278 280 284 285 290 297 300 367 420 424 437 500 737 775 813 819 833 834 838 850
  852 855 856 857 858 860 861 862 863 864 865 866 868 869 870 871 874 875 912 913 914 915 916
  918 920 921 922 923 930 932 933 935 936 937 939 942 943 948 949 950 964 970 1006 1025 1026
  1046 1047 1089 1097 1098 1112 1122 1123 1124 1129 1140 1141 1142 1143 1144 1145 1146 1147
  1148 1149 1166 1364 1381 1383 29626 33722
  `
    .trim()
    .split(/\s+/)
)

const CODE_PAGE = /^(?:x-ibm|ibm-?|cp|)0*(\d{2,5})c?$/

/**
 * The other charsets, with the aliases in use; those of the libraries' past (`iso-ir-100`,
 * `csISOLatinGreek`, `ebcdic-cp-us`) are left out.
 *
 * Source: the list of an OpenJDK 17 runtime with its full set of charsets.
 */
const OTHER_FAMILIES = [
  /^(utf-?8|unicode-1-1-utf-8|(cs)?cesu-?8)$/,
  /^(utf[-_]?(16|32)|utf[-_](16|32)[bl]e|x-utf-(16|32)[bl]e|x-utf-(16le|32[bl]e)-bom)$/,
  /^(unicode|unicode(big|little)(unmarked)?|iso-10646-ucs-2)$/,
  /^(us-ascii|ascii7?|646|iso646-us|iso_646.irv:1991|ansi_x3.4-19(68|86)|csascii|default)$/,
  /^iso[-_]?8859[-_]([1-9]|13|15|16)(:19\d\d)?$/,
  /^(8859_([1-9]|13|15)|iso8859_([1-9]|13|15|16)|x-iso-8859-11|iso-8859-11)$/,
  /^(l[1-5]|l9|l10|(latin|csisolatin)[1-5]|latin-?9|latin10)$/,
  /^(windows-|cp)125[0-8]$/,
  /^(windows-31j|ms932|windows-(932|936|949|950|874)|x-windows-(874|949|950)|ms(874|936|949|950))$/,
  /^(gbk|gb2312|gb18030(-2022)?|euc[-_]?(jp|kr|cn)|euc[-_]tw|x-euc-tw|iso-2022-(jp|jp-2|kr|cn))$/,
  /^(big5|csbig5|big5[-_]hkscs|s(hift)?[-_]jis|sjis|x-sjis|x-johab|ks_c_5601-1987)$/,
  /^(koi8|koi8[-_][ru]|cskoi8r|tis-?620|tis620.2533|jis_x0201|jis_x0212-1990|ibm-thai)$/,
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
  const [, codePage] = CODE_PAGE.exec(lower) ?? []
  if (codePage !== undefined && CODE_PAGES.has(codePage)) return true
  return OTHER_FAMILIES.some(family => family.test(lower))
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
