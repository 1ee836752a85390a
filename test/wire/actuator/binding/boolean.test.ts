import t from 'tap'
import { springBoolean } from '../../../../src/wire/actuator/binding/boolean.js'

const rows: [text: string, value: boolean | null][] = [
  ...['true', 'TRUE', 'True', 'on', 'yes', 'YES', '1', ' true ', '\ttrue\n', 'yeſ'].map(
    (text): [string, boolean] => [text, true]
  ),
  ...['false', 'False', 'off', 'OFF', 'no', '0', ' 0'].map((text): [string, boolean] => [
    text,
    false
  ]),
  ['', null],
  ['  ', null]
]

for (const [text, value] of rows) {
  t.test(`${JSON.stringify(text)} is ${value}`, async t => {
    t.equal(springBoolean(text), value)
  })
}

for (const text of [
  'banana',
  'null',
  '2',
  't',
  'y',
  'tru',
  'true,false',
  'true;x=1',
  '\u00a0true'
]) {
  t.test(`${JSON.stringify(text)} is no truth value`, async t => {
    t.throws(() => springBoolean(text), { name: 'NotABoolean', text })
  })
}
