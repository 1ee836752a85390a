import fc from 'fast-check'
import t from 'tap'
import { ConfigError, settingRows } from '../src/config.js'
import { complaintsOf, read, type Written } from './support/config-sources.js'

t.test('without a word from anybody, everything is as the documentation has it', async t => {
  const { config, effective, printConfig } = read()
  t.strictSame(
    { ...config, doors: undefined },
    {
      camunda: 'all',
      storage: 'elasticsearch',
      searchEngine: 'elasticsearch:8.17',
      topology: null,
      quirks: {},
      switches: {},
      startAt: null,
      clock: { mode: 'real' },
      pace: 'realistic',
      partitions: 3,
      doors: undefined,
      controlToken: null,
      repository: 'camunda',
      searchSecurity: null,
      worldsMax: 10_000,
      scenario: null,
      readyFile: null,
      seed: 'fresh',
      logLevel: 'info'
    }
  )
  t.equal(printConfig, false)
  t.strictSame([...new Set([...effective.values()].map(it => it.from))], ['default'])
  t.strictSame(
    [...effective.keys()],
    settingRows.map(([name]) => name),
    'every setting is shown'
  )
})

t.test(
  'flags win over the environment, which wins over the file, which wins over defaults',
  async t => {
    const flag = ['--partitions', '5']
    const env = { C8_BACKUP_MOCK_PARTITIONS: '6' }
    const files = { 'a.yaml': 'partitions: 7' }
    const config = ['--config', 'a.yaml']
    const rows: [Written, number, string][] = [
      [{ argv: [...flag, ...config], env, files }, 5, 'flag --partitions'],
      [{ argv: config, env, files }, 6, 'environment C8_BACKUP_MOCK_PARTITIONS'],
      [{ argv: config, files }, 7, 'file a.yaml'],
      [{ env: { C8_BACKUP_MOCK_CONFIG: 'a.yaml' }, files }, 7, 'file a.yaml'],
      [{}, 3, 'default']
    ]
    for (const [written, value, from] of rows) {
      const { config, effective } = read(written)
      t.equal(config.partitions, value, from)
      t.strictSame(effective.get('partitions'), { value, from })
    }
  }
)

t.test('the clock is real, manual or a speed', async t => {
  t.strictSame(read({ argv: ['--clock', 'manual'] }).config.clock, { mode: 'manual' })
  t.strictSame(read({ argv: ['--clock', 'x1'] }).config.clock, { mode: 'scaled', factor: 1 })
  const fastest = read({ argv: ['--clock=x100000'] }).config.clock
  t.strictSame(fastest, { mode: 'scaled', factor: 100_000 })
})

t.test('a fresh seed is chosen only when nobody gave one', async t => {
  t.equal(read().config.seed, 'fresh')
  const { config, effective } = read({ argv: ['--seed', '12345678901234567890'] })
  t.equal(config.seed, '12345678901234567890', 'digit for digit')
  t.strictSame(effective.get('seed'), { value: config.seed, from: 'flag --seed' })
})

t.test('the configuration cannot be changed afterwards', async t => {
  const { config } = read({ argv: ['--layout', 'hosts'] })
  t.ok(Object.isFrozen(config))
  t.ok(Object.isFrozen(config.clock))
  t.ok(config.doors.every(it => Object.isFrozen(it) && Object.isFrozen(it.hostNames)))
})

t.test('the stronger source decides whether there is a repository', async t => {
  const off = { C8_BACKUP_MOCK_NO_REPOSITORY: 'true' }
  const files = { 'a.json': '{"repository": "mine"}' }
  const rows: [Written, string | null, string, string, string][] = [
    [
      { argv: ['--no-repository'] },
      null,
      'flag --no-repository',
      'flag --no-repository',
      'asked for'
    ],
    [
      { argv: ['--no-repository', '--config', 'a.json'], files },
      null,
      'flag --no-repository',
      'flag --no-repository',
      'a flag beats a file'
    ],
    [
      { argv: ['--repository', 'mine'], env: off },
      'mine',
      'flag --repository',
      'flag --repository',
      'a flag beats the environment'
    ],
    [
      { argv: ['--repository', 'mine', '--no-repository=false'] },
      'mine',
      'flag --repository',
      'flag --no-repository',
      'saying no to none is no contradiction'
    ]
  ]
  for (const [written, name, from, noneFrom, why] of rows) {
    const { config, effective } = read(written)
    t.equal(config.repository, name, why)
    t.strictSame(effective.get('repository'), { value: name, from }, why)
    t.strictSame(effective.get('noRepository'), { value: name === null, from: noneFrom }, why)
  }
  t.strictSame(complaintsOf({ argv: ['--repository', 'mine', '--no-repository'] }), [
    '--no-repository: contradicts --repository; give one of the two'
  ])
})

t.test('a release nobody knows is refused with those that are known', async t => {
  t.strictSame(complaintsOf({ argv: ['--camunda', '8.7.2'] }), [])
  t.strictSame(complaintsOf({ env: { C8_BACKUP_MOCK_CAMUNDA: '8.0' } }), [
    'C8_BACKUP_MOCK_CAMUNDA: "8.0" is not allowed; give all, one of 8.1, 8.2, 8.3, 8.4, 8.5, 8.6, ' +
      '8.7, 8.8, 8.9, 8.10, or a full version such as 8.7.2'
  ])
})

t.test('all that is wrong is said at once, each in the words of its source', async t => {
  const written = {
    argv: ['--pace', 'quick', '--portbase', '0', '--config', 'a.yaml'],
    env: { C8_BACKUP_MOCK_PARTITIONS: '12abc', C8_BACKUP_MOCK_SEEDS: 'x', HOME: '/' },
    files: { 'a.yaml': 'partitions: 65\nhots: 127.0.0.1\noperateBasePath: core\n' }
  }
  t.strictSame(complaintsOf(written), [
    '--portbase: unknown flag; did you mean --port-base?',
    '--pace: "quick" is not allowed; give one of instant, realistic, slow, polls',
    'C8_BACKUP_MOCK_SEEDS: unknown variable; did you mean C8_BACKUP_MOCK_SEED?',
    'C8_BACKUP_MOCK_PARTITIONS: "12abc" is not allowed; give a whole number from 1 to 64',
    'hots in a.yaml: unknown key; did you mean host?',
    'partitions in a.yaml: "65" is not allowed; give a whole number from 1 to 64',
    'operateBasePath in a.yaml: "core" is not allowed; ' +
      "give a path such as /core, with '/' before and not after it, or nothing"
  ])
  t.throws(() => read(written), ConfigError)
  t.throws(() => read(written), { message: /^Bad configuration\n--portbase/ })
})

t.test('a value that a stronger source overrules must still be allowed', async t => {
  const env = { C8_BACKUP_MOCK_PACE: 'quick' }
  t.match(complaintsOf({ argv: ['--pace', 'slow'], env }), [/^C8_BACKUP_MOCK_PACE: "quick"/])
})

t.test('what is shown as effective gives the same configuration when put into a file', async t => {
  const flags = fc.record(
    {
      partitions: fc.integer({ min: 1, max: 64 }).map(String),
      camunda: fc.constantFrom('all', '8.7', '8.8.0', '8.9'),
      quirk: fc.constantFrom('operate-400=on', 'camunda-33717=off,form-soft=on'),
      set: fc.constantFrom('operate.partsGapMs=5', 'zeebe.prefix=true,webapps.startTime=+0000'),
      clock: fc.constantFrom('real', 'manual', 'x60'),
      layout: fc.constantFrom('ports', 'hosts'),
      seed: fc.stringMatching(/^[ -~]{0,9}[!-~]$/),
      'port-base': fc.constantFrom('0', '1024', '20000', '65400'),
      'operate-port': fc.constantFrom('0', '9000'),
      'operate-host-names': fc.constantFrom('', 'one', 'one,two.three'),
      'operate-base-path': fc.constantFrom('', '/a/b')
    },
    { requiredKeys: [] }
  )
  fc.assert(
    fc.property(flags, fc.boolean(), (given, none) => {
      const argv = Object.entries(given).map(([flag, value]) => `--${flag}=${value}`)
      const first = read({ argv: none ? [...argv, '--no-repository'] : argv })
      const shown = [...first.effective].flatMap(([name, { value }]) =>
        value === null ? [] : [[name, value]]
      )
      const files = { 'a.json': JSON.stringify(Object.fromEntries(shown)) }
      const second = read({ argv: ['--config', 'a.json'], files })
      t.strictSame(second.config, first.config)
    }),
    { numRuns: 60 }
  )
})
