import fc from 'fast-check'
import t from 'tap'
import { readJson } from '../../../../src/wire/actuator/binding/json-reader.js'
import { jsonSource } from '../../../../src/wire/actuator/binding/json-source.js'

const utf16 = (text: string, order: 'be' | 'le') => {
  const bytes = Buffer.from(text, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}
const utf32 = (text: string, order: 'be' | 'le') => {
  const bytes = Buffer.alloc([...text].length * 4)
  for (const [at, character] of [...text].entries()) {
    const code = character.codePointAt(0) ?? 0
    if (order === 'be') bytes.writeUInt32BE(code, at * 4)
    else bytes.writeUInt32LE(code, at * 4)
  }
  return bytes
}
const encodings = {
  'UTF-8': (text: string) => Buffer.from(text),
  'UTF-16BE': (text: string) => utf16(text, 'be'),
  'UTF-16LE': (text: string) => utf16(text, 'le'),
  'UTF-32BE': (text: string) => utf32(text, 'be'),
  'UTF-32LE': (text: string) => utf32(text, 'le')
}
const decoded = (body: Buffer, charset?: string) => {
  const { bytes, start } = jsonSource(body, charset)
  return bytes.toString('utf8', start)
}

for (const [name, encode] of Object.entries(encodings)) {
  t.test(`${name} is found out with and without a mark, whatever charset is named`, async t => {
    const wide = fc.string({ unit: 'binary' }).filter(it => !/\p{Cs}/u.test(it))
    fc.assert(
      fc.property(wide, text => {
        const json = JSON.stringify({ a: text })
        t.equal(decoded(encode(json)), json)
        t.equal(decoded(encode(`\ufeff${json}`), 'UTF-16'), json)
      })
    )
    t.equal(decoded(encode('12')), '12', 'two characters are enough')
  })
}

const refused: [bytes: number[], message: RegExp, why: string][] = [
  [[0, 0, 0xff, 0xfe, 0x31], /endianness \(2143\)/, 'the mark of a byte order nobody uses'],
  [[0xfe, 0xff, 0, 0, 0x31], /endianness \(3412\)/, 'the other mark'],
  [[0, 0, 0x31, 0, 0], /endianness \(2143\)/, 'the same without a mark'],
  [[0, 0x31, 0, 0, 0], /endianness \(3412\)/, 'the other without a mark'],
  [[0, 0, 0, 0x31, 0], /got 1/, 'a cut character'],
  [[0, 0, 0, 0x31, 0x7f, 0, 0, 0], /0x7f000000/, 'a code outside Unicode']
]

for (const [bytes, message, why] of refused) {
  t.test(`${Buffer.from(bytes).toString('hex')} is refused: ${why}`, async t => {
    t.throws(() => jsonSource(Buffer.from(bytes)), { name: 'UnreadableJson', message })
  })
}

t.test('a mark is recognized from four bytes on', async t => {
  const mark = [0xef, 0xbb, 0xbf]
  t.throws(() => readJson(Buffer.from(mark), { comments: false }), /start byte 0xbb/)
  t.strictSame(readJson(Buffer.from([...mark, 0x31]), { comments: false }), {
    kind: 'number',
    text: '1'
  })
})

t.test('a charset outside Unicode is believed', async t => {
  const latin1 = Buffer.from('"ä"', 'latin1')
  const features = { comments: false, charset: 'ISO-8859-1' }
  t.strictSame(readJson(latin1, features), { kind: 'string', value: 'ä' })
  t.throws(() => readJson(latin1, { comments: false, charset: 'UTF-8' }), /middle byte 0x22/)
  t.throws(() => readJson(latin1, { comments: false, charset: 'us-ascii' }), /middle byte 0x22/)
})
