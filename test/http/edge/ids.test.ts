/** What each release takes for an id, from the body of a start: every spelling at every door. */
import t from 'tap'
import { edges, type Kind, type Told } from '../../support/edge.js'
import { refused } from '../../support/edge-answers.js'
import {
  accepted,
  exhaust,
  idMissing,
  idRefused,
  start,
  textRefused,
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
  'Optimize 8.7',
  'Operate 8.2',
  'Optimize 8.3',
  'Operate 8.1',
  'Optimize 8.1'
] as const
const at = await edges(t, ...kinds)
for (const kind of ['gateway 8.7', 'cluster 8.8', 'gateway 8.3'] as const) await exhaust(at[kind])

/** `=n` is taken for n, `<n` is refused as the number n; the others are refused before. */
type Outcome = `=${string}` | `<${string}` | 'mapping' | 'missing' | 'unreadable' | 'illegal'

type Column = 'actuator' | 'int64' | 'int32' | 'text'

const columns: Readonly<Record<Kind, Column>> = {
  'gateway 8.7': 'actuator',
  'cluster 8.8': 'actuator',
  'history 8.8': 'actuator',
  'gateway 8.3': 'actuator',
  'Operate 8.7': 'int64',
  'Tasklist 8.7': 'int64',
  'Optimize 8.7': 'int64',
  'Operate 8.2': 'int32',
  'Optimize 8.3': 'int32',
  'Operate 8.1': 'text',
  'Optimize 8.1': 'text'
}

type Row = readonly [
  json: string,
  outcomes: readonly [actuator: Outcome, int64: Outcome, int32: Outcome, text: Outcome],
  operateText?: string
]

const noLong = (text: string) =>
  `Cannot deserialize value of type \`java.lang.Long\` from String "${text}": not a valid \`java.lang.Long\` value`
const noLongFrom = (what: string, token: string) =>
  `Cannot deserialize value of type \`java.lang.Long\` from ${what} value (token \`JsonToken.${token}\`)`
const outOfRange = (text: string) =>
  `Numeric value (${text}) out of range of long (-9223372036854775808 - 9223372036854775807)`

const same = (outcome: Outcome) => [outcome, outcome, outcome, outcome] as const
const only = (actuator: Outcome, numbers: Outcome, text: Outcome) =>
  [actuator, numbers, numbers, text] as const

const rows: readonly Row[] = [
  ['123', same('=123')],
  ['"123"', same('=123')],
  ['" 123 "', only('=123', '=123', 'illegal')],
  ['"\\t123\\n"', ['=123', '=123', '=123', 'illegal']],
  ['"1 0 3"', only('=103', 'unreadable', 'illegal'), noLong('1 0 3')],
  ['"007"', only('=7', '=7', '=007')],
  ['"0x10"', only('=16', 'unreadable', '=0x10'), noLong('0x10')],
  ['"0X10"', only('=16', 'unreadable', 'illegal'), noLong('0X10')],
  ['"#6a"', only('=106', 'unreadable', '=#6a'), noLong('#6a')],
  ['"+5"', only('=5', '=5', '=+5')],
  ['"١٠٨"', only('=108', '=108', '=١٠٨')],
  ['"\uff11\uff10\uff18"', only('=108', '=108', '=\uff11\uff10\uff18')],
  ['"null"', only('mapping', 'missing', '=null')],
  ['null', same('missing')],
  ['"abc"', only('mapping', 'unreadable', '=abc'), noLong('abc')],
  [
    '"20260214-020000"',
    only('mapping', 'unreadable', '=20260214-020000'),
    noLong('20260214-020000')
  ],
  ['1.5', only('mapping', '=1', '=1.5')],
  ['1.0', only('mapping', '=1', '=1.0')],
  ['103.9', only('mapping', '=103', '=103.9')],
  ['"1.5"', only('mapping', 'unreadable', '=1.5'), noLong('1.5')],
  ['1e3', only('mapping', '=1000', '=1e3')],
  ['"1e3"', only('mapping', 'unreadable', '=1e3'), noLong('1e3')],
  ['true', only('mapping', 'unreadable', '=true'), noLongFrom('Boolean', 'VALUE_TRUE')],
  ['[1]', same('unreadable'), noLongFrom('Array', 'START_ARRAY')],
  ['[]', same('unreadable'), noLongFrom('Array', 'START_ARRAY')],
  ['{"a":1}', same('unreadable'), noLongFrom('Object', 'START_OBJECT')],
  ['{}', same('unreadable'), noLongFrom('Object', 'START_OBJECT')],
  ...['0123', '+1', '0x10', '.5', '1.', 'NaN', "'1'", 'TRUE'].map(
    (raw): Row => [raw, same('unreadable')]
  ),
  ...['0b1', '0o7', '1L', '1,000'].map(
    (text): Row => [
      `"${text}"`,
      only('mapping', 'unreadable', /^\d\w\d$/.test(text) ? `=${text}` : 'illegal'),
      noLong(text)
    ]
  ),
  ['"\u00a05"', ['mapping', 'unreadable', 'unreadable', '=\u00a05'], noLong('\u00a05')],
  ['2147483647', same('=2147483647')],
  ['2147483648', ['=2147483648', '=2147483648', 'unreadable', '=2147483648']],
  [
    '9007199254740993',
    ['=9007199254740993', '=9007199254740993', 'unreadable', '=9007199254740993']
  ],
  [
    '9223372036854775806',
    ['=9223372036854775806', '=9223372036854775806', 'unreadable', '=9223372036854775806']
  ],
  [
    '"9223372036854775806"',
    ['=9223372036854775806', '=9223372036854775806', 'unreadable', '=9223372036854775806']
  ],
  [
    '9223372036854775808',
    only('mapping', 'unreadable', '=9223372036854775808'),
    outOfRange('9223372036854775808')
  ],
  [
    '"9223372036854775808"',
    only('mapping', 'unreadable', '=9223372036854775808'),
    noLong('9223372036854775808')
  ],
  [
    '99999999999999999999',
    only('mapping', 'unreadable', '=99999999999999999999'),
    outOfRange('99999999999999999999')
  ],
  ['0', only('<0', '=0', '=0')],
  ['-0', only('<0', '=0', '=-0')],
  ['-1', only('<-1', '<-1', '=-1')],
  ['"-1"', only('<-1', '<-1', '=-1')],
  ['"-01"', only('<-1', '<-1', '=-01')],
  ['"-0x1"', only('<-1', 'unreadable', '=-0x1'), noLong('-0x1')]
]

const order: readonly Column[] = ['actuator', 'int64', 'int32', 'text']

for (const [json, outcomes, operateText] of rows) {
  t.test(`an id of ${json} is ${outcomes.join(', ')} by age and product`, async t => {
    for (const kind of kinds) {
      const outcome = outcomes[order.indexOf(columns[kind])] ?? 'unreadable'
      const expected = expectedOf(kind, outcome, operateText)
      const answer = await start(at[kind], `{"backupId":${json}}`)
      t.strictSame(operateText === undefined ? withoutParserText(answer) : answer, expected, kind)
    }
  })
}

for (const json of ['""', '"   "']) {
  t.test(`an id of ${json} is none to the web applications, and no number to others`, async t => {
    for (const kind of kinds) {
      const { path } = at[kind]
      const answer = await start(at[kind], `{"backupId":${json}}`)
      const empty = json === '""'
      if (kind === 'Operate 8.1') {
        t.strictSame(answer, empty ? accepted(kind, '', at[kind]) : textRefused(kind, path), kind)
      } else {
        const outcome = columns[kind] === 'actuator' ? 'mapping' : 'missing'
        t.strictSame(answer, expectedOf(kind, outcome), kind)
      }
    }
  })
}

t.test('an underscore is in no number; of the texts only that of Operate lacks it', async t => {
  for (const kind of kinds) {
    const { path } = at[kind]
    const answer = await start(at[kind], '{"backupId":"1_000"}')
    if (kind === 'Operate 8.1') t.strictSame(answer, textRefused(kind, path), kind)
    else if (kind === 'Optimize 8.1') t.strictSame(answer, accepted(kind, '1_000', at[kind]), kind)
    else if (columns[kind] === 'actuator') t.strictSame(answer, expectedOf(kind, 'mapping'), kind)
    else t.strictSame(answer, expectedOf(kind, 'unreadable', noLong('1_000')), kind)
  }
})

function expectedOf(kind: Kind, outcome: Outcome, operateText = 'PARSER'): Told {
  const { [kind]: edge } = at
  const { path } = edge
  switch (outcome) {
    case 'mapping':
      return refused(kind, 400, 'Parameter mapping failure', path)
    case 'missing':
      return idMissing(kind, path)
    case 'unreadable':
      return unreadable(kind, path, operateText)
    case 'illegal':
      return textRefused(kind, path)
    default: {
      const id = outcome.slice(1)
      return outcome.startsWith('=') ? accepted(kind, id, edge) : idRefused(kind, path, id)
    }
  }
}
