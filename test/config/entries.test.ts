/** Quirks and switches: values by name, to which every source adds. */
import t from 'tap'
import { complaintsOf, read, type Written } from '../support/config-sources.js'

const inFile = (text: string, path = 'a.yaml'): Written => ({
  argv: ['--config', path],
  files: { [path]: text }
})

const quirkRows: [why: string, written: Written, quirks: object][] = [
  [
    'a flag for each',
    { argv: ['--quirk', 'operate-400=off', '--quirk=camunda-33717=on'] },
    { 'operate-400': false, 'camunda-33717': true }
  ],
  [
    'commas in a variable',
    { env: { C8_BACKUP_MOCK_QUIRKS: 'operate-400=off, camunda-33717=on' } },
    { 'operate-400': false, 'camunda-33717': true }
  ],
  ['a mapping', inFile('quirks:\n  operate-400: off\n'), { 'operate-400': false }],
  [
    'what JSON has',
    inFile('{"quirks": {"operate-400": false}}', 'a.json'),
    { 'operate-400': false }
  ],
  [
    'a list',
    inFile('quirks: [operate-400=on, form-soft=off]'),
    { 'operate-400': true, 'form-soft': false }
  ],
  ['text with commas', inFile('quirks: operate-400=on'), { 'operate-400': true }],
  ['an empty text', { env: { C8_BACKUP_MOCK_QUIRKS: '' } }, {}],
  ['an empty mapping', inFile('quirks: {}'), {}]
]

for (const [why, written, quirks] of quirkRows) {
  t.test(`quirks are given as ${why}`, async t => {
    t.strictSame(read(written).config.quirks, quirks)
  })
}

t.test('a switch takes a word, a number or true and false, as its table says', async t => {
  const argv = [
    '--set=operate.incomplete=timeout-0.3s',
    '--set=webapps.startTime=+0000',
    '--set=webapps.failures=[]',
    '--set',
    'operate.partsGapMs=250',
    '--set=zeebe.prefix=true,zeebe.formSoft=false'
  ]
  t.strictSame(read({ argv }).config.switches, {
    'operate.incomplete': 'timeout-0.3s',
    'webapps.startTime': '+0000',
    'webapps.failures': '[]',
    'operate.partsGapMs': 250,
    'zeebe.prefix': true,
    'zeebe.formSoft': false
  })
  const { config } = read(inFile('set:\n  operate.partsGapMs: 250\n'))
  t.strictSame(config.switches, { 'operate.partsGapMs': 250 })
})

t.test('every source adds its entries, and the stronger one has the last word on each', async t => {
  const { config, effective } = read({
    argv: ['--quirk', 'operate-400=on', '--config', 'a.yaml'],
    env: { C8_BACKUP_MOCK_QUIRKS: 'operate-400=off,form-soft=on' },
    files: { 'a.yaml': 'quirks: {form-soft: off, camunda-33717: on}' }
  })
  const value = { 'camunda-33717': true, 'form-soft': true, 'operate-400': true }
  t.strictSame(config.quirks, value)
  t.strictSame(effective.get('quirks'), {
    value,
    from: 'flag --quirk, environment C8_BACKUP_MOCK_QUIRKS, file a.yaml'
  })
  t.strictSame(effective.get('set'), { value: null, from: 'default' })
})

const refused: [why: string, written: Written, complaints: string[]][] = [
  [
    'a quirk that does not exist',
    { argv: ['--quirk=camunda-3371=on'] },
    ['--quirk: camunda-3371: unknown quirk; did you mean camunda-33717?']
  ],
  [
    'a quirk neither on nor off',
    { argv: ['--quirk=operate-400=yes'] },
    ['--quirk: operate-400: "yes" is not allowed; give on or off']
  ],
  [
    'a quirk alone',
    { env: { C8_BACKUP_MOCK_QUIRKS: 'operate-400' } },
    [
      'C8_BACKUP_MOCK_QUIRKS: "operate-400" is not allowed; ' +
        'give quirks as ID=on or ID=off, separated by commas'
    ]
  ],
  [
    'one said twice',
    { argv: ['--quirk=operate-400=on', '--quirk=operate-400=on'] },
    ['--quirk: operate-400: given more than once']
  ],
  [
    'each mistake by itself',
    { argv: ['--quirk=zzz=on', '--quirk=operate-400=1', '--quirk=form-soft=on'] },
    ['--quirk: zzz: unknown quirk', '--quirk: operate-400: "1" is not allowed; give on or off']
  ],
  [
    'a switch that does not exist',
    { argv: ['--set=operate.incomplet=timeout'] },
    ['--set: operate.incomplet: unknown switch; did you mean operate.incomplete?']
  ],
  [
    'a switch and more',
    { argv: ['--set=operate.incomplete.x=timeout'] },
    ['--set: operate.incomplete.x: unknown switch; did you mean operate.incomplete?']
  ],
  [
    'a name of objects',
    { argv: ['--set=operate.toString=1'] },
    ['--set: operate.toString: unknown switch']
  ],
  [
    'a word that the switch does not have',
    inFile('set: {operate.incomplete: later}'),
    [
      'set in a.yaml: operate.incomplete: "later" is not allowed; ' +
        'give one of immediate, timeout, timeout-0.3s, queue-aware'
    ]
  ],
  [
    'on for true',
    { argv: ['--set=zeebe.prefix=on'] },
    ['--set: zeebe.prefix: "on" is not allowed; give one of true, false']
  ],
  ...['3600001', '-1', '1.5', '01', '1e3', ''].map((text): [string, Written, string[]] => [
    `${JSON.stringify(text)} as a number from 0 to 3600000`,
    { argv: [`--set=operate.partsGapMs=${text}`] },
    [
      `--set: operate.partsGapMs: ${JSON.stringify(text)} is not allowed; ` +
        'give a whole number from 0 to 3600000'
    ]
  ]),
  [
    'a mapping in a mapping',
    inFile('set: {operate: {incomplete: timeout}}'),
    ['set in a.yaml: holds a mapping; give switches as COMPONENT.SWITCH=VALUE, separated by commas']
  ]
]

for (const [why, written, complaints] of refused) {
  t.test(`refused: ${why}`, async t => {
    t.strictSame(complaintsOf(written), complaints)
  })
}

t.test('a number is taken at both of its limits', async t => {
  for (const text of ['0', '3600000']) {
    t.strictSame(complaintsOf({ argv: [`--set=operate.partsGapMs=${text}`] }), [], text)
  }
})
