import t from 'tap'
import {
  decodeCharset,
  isLegalCharsetName,
  isSupportedCharset
} from '../../../../src/wire/actuator/binding/charset.js'

const SUPPORTED = [
  ...['utf-8', 'UTF8', 'utf-16', 'UTF-16LE', 'UTF_16BE', 'utf-32', 'us-ascii', 'ascii', 'cesu-8'],
  ...['ISO-8859-1', 'iso8859_15', 'latin1', 'l2', 'windows-1252', 'cp1252', 'cp037', 'IBM-437'],
  ...['437', 'ibm01140', 'Shift_JIS', 'sjis', 'windows-31j', 'EUC-JP', 'gb18030', 'big5', 'koi8-r'],
  ...['x-MacRoman', 'iso-8859-1:1987']
]

for (const name of SUPPORTED) {
  t.test(`${name} is a charset of Java`, async t => t.equal(isSupportedCharset(name), true))
}

for (const name of ['banana', 'utf-7', 'utf-9', 'iso-8859-14', 'cp999', 'windows-1259', 'none']) {
  t.test(`${name} is none`, async t => t.equal(isSupportedCharset(name), false))
}

t.test('a name is legal or not, whether it is known or not', async t => {
  for (const name of ['banana', 'a.b:c_d-e+f', '9']) t.equal(isLegalCharsetName(name), true, name)
  for (const name of ['', 'utf 8', '-utf', 'utf/8', 'ü']) t.equal(isLegalCharsetName(name), false)
})

t.test('a body is decoded in its charset, or read as Latin-1 when only Java knows it', async t => {
  const bytes = Buffer.from([0x61, 0x80, 0xe4])
  t.equal(decodeCharset(bytes, 'ISO-8859-1'), 'a\u0080ä')
  t.equal(decodeCharset(bytes, 'windows-1251'), 'aЂд')
  t.equal(decodeCharset(bytes, 'IBM-Thai'), 'a\u0080ä')
})
