/** Bodies of a start in every wrapping, and bodies that are none, at every door. */
import { gzipSync } from 'node:zlib'
import t from 'tap'
import { asJson, edges } from '../../support/edge.js'
import { habits, refused } from '../../support/edge-answers.js'
import {
  accepted,
  bodyMissing,
  exhaust,
  idMissing,
  start,
  unreadable,
  withoutParserText
} from '../../support/edge-starts.js'

const kinds = [
  'gateway 8.7',
  'cluster 8.8',
  'history 8.8',
  'gateway 8.3',
  'Operate 8.7',
  'Tasklist 8.7',
  'Operate 8.2',
  'Optimize 8.7'
] as const
const at = await edges(t, ...kinds)
for (const kind of ['gateway 8.7', 'cluster 8.8', 'gateway 8.3'] as const) await exhaust(at[kind])

const plain = '{"backupId":77}'
const utf16 = Buffer.from(plain, 'utf16le')
const utf16Big = Buffer.from(utf16).swap16()
const chunkedJson = [asJson, 'Transfer-Encoding: chunked']
const blanks = ' '.repeat(1_048_576)

const good: [what: string, body: string | Buffer, headers?: readonly string[]][] = [
  ['as it stands', plain],
  ['white space around', `\r\n\t ${plain} \n`],
  ['in one chunk', `f\r\n${plain}\r\n0\r\n\r\n`, chunkedJson],
  [
    'in a chunk for each byte',
    `${[...plain].map(it => `1\r\n${it}\r\n`).join('')}0\r\n\r\n`,
    chunkedJson
  ],
  ['in chunks with extensions', `f;a=b\r\n${plain}\r\n0;c\r\n\r\n`, chunkedJson],
  ['in chunks with a trailer', `f\r\n${plain}\r\n0\r\nX-A: 1\r\n\r\n`, chunkedJson],
  [
    'the coding in upper case',
    `F\r\n${plain}\r\n0\r\n\r\n`,
    [asJson, 'transfer-encoding: CHUNKED']
  ],
  ['1 MB of blanks', `{"backupId":${blanks}77}`],
  ['1 MB of another member', `{"x":"${blanks}","backupId":77}`],
  ['3 MB in all', `{"x":"${blanks}${blanks}${blanks}","backupId":77}`],
  ['1 MB in chunks', `100000\r\n${blanks}\r\nf\r\n${plain}\r\n0\r\n\r\n`, chunkedJson],
  ['a byte-order mark', `\ufeff${plain}`],
  ['UTF-16 with a mark, little end first', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
  ['UTF-16 with a mark, big end first', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16Big])],
  ['UTF-16 without a mark, little end first', utf16],
  ['UTF-16 without a mark, big end first', utf16Big],
  ['UTF-16 that calls itself UTF-8', utf16, [`${asJson};charset=utf-8`]],
  ['a charset behind the type', plain, [`${asJson}; charset=utf-8`]],
  ['any parameter behind the type', plain, [`${asJson};a=b`]],
  ['a type in upper case', plain, ['Content-Type: APPLICATION/JSON']],
  ['of two content types the first', plain, [asJson, 'Content-Type: text/plain']],
  ['the last of two ids', '{"backupId":5,"backupId":77}'],
  ['the last of two ids, in either form', '{"backupId":"5","backupId":77}'],
  ['letters behind the end', `${plain}xyz`],
  ['a second object behind the end', `${plain}{"backupId":5}`],
  ['an escaped name', '{"backup\\u0049d":77}'],
  ['escaped digits', '{"backupId":"\\u0037\\u0037"}'],
  ['other members', '{"a":1,"b":null,"c":"x","backupId":77,"d":true}']
]

for (const [what, body, headers] of good) {
  t.test(`a start is understood everywhere: ${what}`, async t => {
    for (const kind of kinds) {
      t.strictSame(await start(at[kind], body, headers), accepted(kind, '77', at[kind]), kind)
    }
  })
}

t.test('a length beside chunks is ignored, and the end of the connection', async t => {
  const body = `f\r\n${plain}\r\n0\r\n\r\n`
  for (const kind of kinds) {
    const answer = await start(at[kind], body, [...chunkedJson, 'Content-Length: 3'])
    const expected = accepted(kind, '77', at[kind])
    const headers = { ...expected.headers, connection: 'close' }
    t.strictSame(answer, { ...expected, headers, closed: true }, kind)
  }
})

const bad: [what: string, body: string | Buffer, operateText?: string][] = [
  ['only blanks', ' \n ', 'No content to map due to end-of-input'],
  [
    'an object without its end',
    '{',
    'Unexpected end-of-input: expected close marker for Object (start marker at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 1])'
  ],
  [
    'a word',
    'hello',
    "Unrecognized token 'hello': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')"
  ],
  [
    'a trailing comma',
    '{"backupId":77,}',
    "Unexpected character ('}' (code 125)): was expecting double-quote to start field name"
  ],
  [
    'an array',
    '[{"backupId":77}]',
    'Cannot deserialize value of type `io.camunda.operate.webapp.management.dto.TakeBackupRequestDto` from Array value (token `JsonToken.START_ARRAY`)'
  ],
  ['a text', '"77"'],
  ['a number', '77'],
  ['true', 'true'],
  ['a raw line break in a text', '{"x":"\n","backupId":77}'],
  ['bytes that are not UTF-8', Buffer.from('{"x":"\xff","backupId":77}', 'latin1')],
  ['a compressed body', gzipSync(plain)],
  ['a name without quotes', '{backupId:77}'],
  ['single quotes', "{'backupId':77}"],
  ['a hash for a comment', `#x\n${plain}`],
  ['a depth of 1001', `{"x":${'['.repeat(1001)}${']'.repeat(1001)},"backupId":77}`]
]

for (const [what, body, operateText] of bad) {
  t.test(`a start cannot be read anywhere: ${what}`, async t => {
    for (const kind of kinds) {
      const answer = await start(at[kind], body, [asJson, 'Content-Encoding: gzip'])
      const expected = unreadable(kind, at[kind].path, operateText ?? 'PARSER')
      t.strictSame(operateText === undefined ? withoutParserText(answer) : answer, expected, kind)
    }
  })
}

for (const [what, body] of [
  ['an empty body', ''],
  ['a null', 'null']
] as const) {
  t.test(`${what} is no body`, async t => {
    for (const kind of kinds) {
      const answer = await start(at[kind], body)
      t.strictSame(answer, bodyMissing(kind, at[kind].path), kind)
    }
  })
}

for (const body of ['{}', '{"BackupId":77}', '{"backup_id":77}', '{"id":77}', '{"x":1}']) {
  t.test(`${body} names no id`, async t => {
    for (const kind of kinds) {
      t.strictSame(await start(at[kind], body), idMissing(kind, at[kind].path), kind)
    }
  })
}

t.test('a member that is an object or an array is too much for an actuator only', async t => {
  for (const body of ['{"x":{},"backupId":77}', '{"backupId":77,"x":[1,{"y":2}]}']) {
    for (const kind of kinds) {
      const expected =
        habits[kind].family === 'actuator'
          ? refused(kind, 400, 'Failed to read request', at[kind].path)
          : accepted(kind, '77', at[kind])
      t.strictSame(await start(at[kind], body), expected, `${kind} ${body}`)
    }
  }
})

t.test('comments are for Operate and Tasklist', async t => {
  for (const body of ['{/* x */"backupId":77}', '{// x\n"backupId":77}']) {
    for (const kind of kinds) {
      const expected =
        habits[kind].family === 'controller'
          ? accepted(kind, '77', at[kind])
          : refused(kind, 400, 'Failed to read request', at[kind].path)
      t.strictSame(await start(at[kind], body), expected, `${kind} ${body}`)
    }
  }
})
