/** What each setting takes, at its limits, and that every source is judged by the same rule. */
import fc from 'fast-check'
import t from 'tap'
import { flagOf, type SettingName, variableOf } from '../../src/config.js'
import { complaintsOf, type Written } from '../support/config-sources.js'

const rows: [name: SettingName, allowed: string[], refused: string[], why: string][] = [
  [
    'camunda',
    ['all', '8.1', '8.10', '8.7.0', '8.7.9999'],
    ['8', '8.', '8.7.', '8.7.2-rc1', 'v8.7', '9.7', '8.0', '8.11', '8.70', '8.7.02', 'ALL', ''],
    'a version, a line or all'
  ],
  ['storage', ['elasticsearch', 'opensearch'], ['ES', 'mysql', ''], 'one of three'],
  [
    'searchEngine',
    ['elasticsearch:7.17', 'elasticsearch:8.17.4', 'opensearch:3', 'opensearch'],
    ['elasticsearch:6.8', 'opensearch:1', 'solr:9', 'ES', ''],
    'a product, and a release of it'
  ],
  [
    'clock',
    ['real', 'manual', 'x1', 'x100000'],
    ['x0', 'x100001', 'x', 'x1.5', 'X2', ''],
    'a speed'
  ],
  [
    'startAt',
    ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.123Z', '2024-02-29T00:00:00Z'],
    [
      '2026-01-31',
      'now',
      '2026-02-30T12:00:00Z',
      '2026-01-31T25:00:00Z',
      '2026-01-31T12:00:00+01:00',
      ''
    ],
    'an instant that exists, in UTC'
  ],
  ['pace', ['instant', 'realistic', 'slow', 'polls'], ['Instant', 'quick', ''], 'one of four'],
  ['worldsMax', ['0', '100000'], ['-1', '100001', ''], 'a count'],
  ['partitions', ['1', '64'], ['0', '65', '-1', '1.0', '1e1', '0x3', '03', ' 3', ''], 'a count'],
  ['portBase', ['0', '1024', '65400'], ['1', '1023', '65401'], 'room for all doors'],
  ['zeebePort', ['0', '65535'], ['65536', '-1', '12abc', '9'.repeat(30)], 'a port'],
  ['layout', ['ports', 'hosts'], ['host', ''], 'one of two'],
  [
    'host',
    ['::1', '0.0.0.0', 'localhost', 'a.b-c'],
    ['', 'a b', 'a:1', '-a', 'a..b'],
    'an address'
  ],
  ['controlHost', ['::1', '0.0.0.0', 'localhost'], ['', 'a b', 'a:1'], 'an address'],
  ['noControl', ['true', 'false', '1', '0'], ['yes', ''], 'no guessing'],
  ['operateHostNames', ['', 'a', 'a, b.c'], ['a,', 'a:9600', 'a b', 'http://a'], 'names only'],
  ['operateBasePath', ['', '/core', '/a/b-1'], ['core', '/', '/core/', '//a', '/a b'], 'a path'],
  [
    'scenario',
    ['happy-day', 'a', './a b/c.yaml', 'C:\\x\\y.YML', 'x.json'],
    ['', 'A b', 'a--b', '-a', '.yaml', 'a.toml'],
    'the name of a scenario, or the path of a file'
  ],
  ['seed', ['0', 'a b', '-1'], ['', ' '], 'any text'],
  ['repository', ['camunda'], ['', ' '], 'a name'],
  ['noRepository', ['true', 'false', '1', '0'], ['yes', 'TRUE', 'on', '2', ''], 'no guessing'],
  ['readyFile', ['ready.json'], [''], 'a path'],
  ['logLevel', ['silent', 'trace'], ['warning', ''], 'the names of the logger'],
  ['config', ['a.YAML', 'b.yml', 'c.json'], ['a.toml', 'yaml', ''], 'a known extension']
]

for (const [name, allowed, refused, why] of rows) {
  t.test(`${name}: ${why}`, async t => {
    const files = { 'a.YAML': '', 'b.yml': '', 'c.json': '{}' }
    for (const text of allowed) {
      for (const written of inEverySource(name, text)) {
        // Beyond loopback the control door wants a token, which is not what this is about.
        const env = { C8_BACKUP_MOCK_CONTROL_TOKEN: 'token', ...written.env }
        const all = { ...written, env, files: { ...files, ...written.files } }
        t.strictSame(complaintsOf(all), [], `${text} is allowed`)
      }
    }
    for (const text of refused) {
      for (const written of inEverySource(name, text)) {
        const [complaint, ...others] = complaintsOf(written)
        t.match(complaint, `${JSON.stringify(text)} is not allowed; give `)
        t.strictSame(others, [])
      }
    }
  })
}

t.test('a number is the same digits on the way in and out, or refused', async t => {
  fc.assert(
    fc.property(fc.oneof(fc.integer().map(String), fc.string()), text => {
      const fits = /^\d+$/.test(text) && String(Number(text)) === text && Number(text) <= 65_535
      const complaints = complaintsOf({ env: { C8_BACKUP_MOCK_ZEEBE_PORT: text } })
      // 9600 and its like are allowed as numbers and taken as ports.
      const misfits = complaints.filter(it => it.startsWith('C8_BACKUP_MOCK_ZEEBE_PORT'))
      t.equal(misfits.length === 0, fits, JSON.stringify(text))
    })
  )
})

function inEverySource(name: SettingName, text: string): Written[] {
  const flag = { argv: [`${flagOf(name)}=${text}`] }
  const variable = { env: { [variableOf(name)]: text } }
  const key = {
    argv: ['--config=in.json'],
    files: { 'in.json': JSON.stringify({ [name]: text }) }
  }
  return name === 'config' ? [flag, variable] : [flag, variable, key]
}
