import t from 'tap'
import { complaintsOf, read } from '../support/config-sources.js'

const inFile = (text: string, path = 'a.yaml') => ({
  argv: ['--config', path],
  files: { [path]: text }
})

t.test('YAML and JSON say the same things', async t => {
  const yaml =
    'pace: instant # quick\npartitions: 5\nnoRepository: true\noperateHostNames: [a, b]\n'
  const json =
    '{\n\t"pace": "instant",\n\t"partitions": 5,\n\t"noRepository": true,\n\t"operateHostNames": ["a", "b"]\n}'
  const { config } = read(inFile(yaml))
  t.strictSame(config, read(inFile(json, 'a.json')).config)
  t.strictSame(config, read(inFile(yaml, 'a.yml')).config)
  t.match(config, { pace: 'instant', partitions: 5, repository: null })
  t.strictSame(config.doors[0]?.hostNames, ['a', 'b'])
})

t.test('a scalar is the text in the file and not the number it looks like', async t => {
  t.strictSame(complaintsOf(inFile('camunda: 8.70')), [
    'camunda in a.yaml: "8.70" is not allowed; give all, one of 8.1, 8.2, 8.3, 8.4, 8.5, 8.6, ' +
      '8.7, 8.8, 8.9, 8.10, or a full version such as 8.7.2'
  ])
  t.equal(read(inFile('camunda: 8.10')).config.camunda, '8.10')
  t.equal(read(inFile('seed: 12345678901234567890')).config.seed, '12345678901234567890')
  t.equal(read(inFile('{"seed": 1e3}', 'a.json')).config.seed, '1e3')
  t.equal(read(inFile('seed: no')).config.seed, 'no')
})

t.test('an empty file sets nothing', async t => {
  t.strictSame(read(inFile('')).config, read().config)
  t.strictSame(read(inFile('# nothing yet\n')).config, read().config)
  t.strictSame(read(inFile('{}', 'a.json')).config, read().config)
})

t.test('an alias stands for what it names', async t => {
  t.equal(read(inFile('seed: &it x1\nclock: *it')).config.clock.mode, 'scaled')
})

const rows: [why: string, text: string, path: string, complaints: (string | RegExp)[]][] = [
  [
    'a key that does not exist',
    'port-base: 0\nzzz: 1',
    'a.yaml',
    ['port-base in a.yaml: unknown key; did you mean portBase?', 'zzz in a.yaml: unknown key']
  ],
  [
    'a key given twice',
    'pace: slow\npace: slow',
    'a.yaml',
    ['pace in a.yaml: given more than once']
  ],
  [
    'a key given twice in JSON',
    '{"pace": "slow", "pace": "slow"}',
    'a.json',
    ['pace in a.json: given more than once']
  ],
  [
    'a file that names another file',
    'config: b.yaml',
    'a.yaml',
    [/^config in a\.yaml: unknown key/]
  ],
  ['a value left out', 'host:', 'a.yaml', [/^host in a\.yaml: has no value; give an IP address/]],
  ['null', '{"seed": null}', 'a.json', [/^seed in a\.json: has no value; give /]],
  ['a tilde', 'seed: ~', 'a.yaml', [/^seed in a\.yaml: has no value; give /]],
  ['a key alone', '{seed}', 'a.yaml', [/^seed in a\.yaml: has no value; give /]],
  ['a mapping', 'clock: {speed: 60}', 'a.yaml', [/^clock in a\.yaml: holds a mapping; give real,/]],
  [
    'a sequence for one value',
    'pace: [slow]',
    'a.yaml',
    [/^pace in a\.yaml: holds a sequence; give/]
  ],
  [
    'a sequence of sequences',
    'operateHostNames: [[a]]',
    'a.yaml',
    [/^operateHostNames in a\.yaml: holds a sequence; give host names/]
  ],
  ['a list at the top', '- pace', 'a.yaml', [/^--config: a\.yaml does not hold settings by name/]],
  ['a bare word', 'slow', 'a.yaml', [/^--config: a\.yaml does not hold settings by name/]],
  [
    'broken YAML',
    'pace: [',
    'a.yaml',
    [/^--config: a\.yaml cannot be read: .* line 1, column \d+$/]
  ],
  [
    'two documents',
    'pace: slow\n---\npace: slow',
    'a.yaml',
    [/^--config: a\.yaml cannot be read: /]
  ],
  ['YAML in a JSON file', 'pace: slow', 'a.json', [/^--config: a\.json cannot be read: .*JSON/]],
  ['a comment in a JSON file', '{} # no', 'a.json', [/^--config: a\.json cannot be read: .*JSON/]]
]

for (const [why, text, path, expected] of rows) {
  t.test(`a file is refused for ${why}`, async t => {
    const complaints = complaintsOf(inFile(text, path))
    t.equal(complaints.length, expected.length, complaints.join('\n'))
    for (const [index, it] of expected.entries()) t.match(complaints[index], it)
  })
}

t.test('a file that cannot be read is a complaint beside the others', async t => {
  t.strictSame(complaintsOf({ argv: ['--pace=no'], env: { C8_BACKUP_MOCK_CONFIG: 'b.yaml' } }), [
    '--pace: "no" is not allowed; give one of instant, realistic, slow, polls',
    "C8_BACKUP_MOCK_CONFIG: b.yaml cannot be read: ENOENT: no such file or directory, open 'b.yaml'"
  ])
})
