import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import { newestOf } from '../../../src/domain/release.js'
import { fakeServer } from '../../support/fake-server.js'
import { invoke } from '../../support/invocation.js'

const never = () => new Promise<void>(() => {})
const [first, second, third] = (['8.1', '8.7', '8.8'] as const).map(it => newestOf(it).version)
const families = `${first}, ${second} and ${third}`

t.test('elsewhere than on a terminal, the ready line is all that stdout gets', async t => {
  const server = fakeServer({ start: ({ stream }) => stream.write('{"msg":"listening"}\n') })
  const it = invoke(['--seed', 's1'], { loadServer: async () => server.module })
  await it.printed(1)
  t.strictSame(JSON.parse(it.out[0] ?? ''), {
    ready: true,
    camunda: 'all',
    seed: 's1',
    pid: 42,
    doors: {
      operate: 'http://127.0.0.1:1/operate',
      tasklist: 'http://127.0.0.1:1/tasklist',
      optimize: 'http://127.0.0.1:1/optimize',
      zeebe: 'http://127.0.0.1:1/zeebe',
      elasticsearch: 'http://127.0.0.1:1/elasticsearch',
      control: 'http://127.0.0.1:1/control'
    }
  })
  t.strictSame(it.err, ['{"msg":"listening"}'], 'the log goes to stderr, a line for a line')
  t.equal(server.started[0]?.logger.level, 'info')
  it.stop()
  t.equal(await it.code, 0)
  t.equal(server.closes, 1)
  t.equal(it.out.length, 1)
})

t.test('on a terminal, a table and a command to try come before the ready line', async t => {
  const server = fakeServer()
  const it = invoke(['--clock', 'x60', '--seed', 's1'], {
    isTerminal: true,
    env: { NO_COLOR: '1' },
    loadServer: async () => server.module
  })
  await it.printed(2)
  t.equal(
    it.out[0],
    [
      'c8-backup-mock: backups of every Camunda 8',
      '',
      '  operate        http://127.0.0.1:1/operate',
      '  tasklist       http://127.0.0.1:1/tasklist',
      '  optimize       http://127.0.0.1:1/optimize',
      '  zeebe          http://127.0.0.1:1/zeebe',
      '  elasticsearch  http://127.0.0.1:1/elasticsearch',
      '  control        http://127.0.0.1:1/control',
      '',
      `  serves  every release family side by side: ${families}`,
      '          pin a release with --camunda 8.7, and nothing else is there',
      '  time    runs 60 times as fast as outside',
      '  pace    realistic: a backup takes 2 to 5 seconds',
      '  seed    s1; give it as --seed to repeat this run',
      '',
      '  Try:',
      '  curl -X POST http://127.0.0.1:1/operate/actuator/backups ' +
        `-H 'Content-Type: application/json' -d '{"backupId":1}'`,
      ''
    ].join('\n')
  )
  t.match(it.out[1], /^\{"ready":true,/)
  t.equal(server.started[0]?.logger.level, 'warn', 'so that the table stays readable')
  it.stop()
  t.equal(await it.code, 0)
})

t.test(
  'where doors share a port, the table names the hosts and the command says which',
  async t => {
    const it = invoke(['--layout', 'hosts', '--clock', 'manual'], { isTerminal: true })
    await it.printed(2)
    t.match(it.out[0], '  tasklist       http://127.0.0.1:1/tasklist       as camunda-tasklist\n')
    t.match(it.out[0], "/actuator/backups -H 'Host: camunda-operate' -H 'Content-Type:")
    t.match(it.out[0], 'time    stands still until it is told to move')
    it.stop()
    await it.code
  }
)

/** What the start says of a release on a terminal, and the command to try. */
async function bannerOf(...argv: string[]) {
  const it = invoke(argv, { isTerminal: true, env: { NO_COLOR: '1' } })
  await it.printed(2)
  it.stop()
  await it.code
  return it.out[0] ?? ''
}

t.test('a pinned release names its quirks, within 80 columns', async t => {
  const text = await bannerOf('--camunda', '8.6.9', '--quirk', 'operate-400=off')
  t.notMatch(text, 'side by side')
  t.match(text, /\n {2}quirks {2}camunda-29182, camunda-33717, /)
  t.notMatch(text, 'operate-400')
  const quirks = text.split('\n').filter(line => /^ {2}(quirks| {6}) {2}/.test(line))
  t.ok(quirks.length > 1, 'more than one line of them')
  t.ok(quirks.every(line => line.length <= 80))
})

const firsts: [argv: string[], command: string][] = [
  [
    ['--camunda=8.1'],
    `operate/actuator/backup -H 'Content-Type: application/json' -d '{"backupId":"1"}'`
  ],
  [
    ['--camunda=8.7'],
    `operate/actuator/backups -H 'Content-Type: application/json' -d '{"backupId":1}'`
  ],
  [
    ['--camunda=8.8'],
    `orchestration/actuator/backupHistory -H 'Content-Type: application/json' -d '{"backupId":1}'`
  ],
  [
    ['--camunda=8.8', '--topology=standalone'],
    `operate/actuator/backupHistory -H 'Content-Type: application/json' -d '{"backupId":1}'`
  ],
  [['--camunda=8.9', '--storage=rdbms'], 'orchestration/actuator/backupRuntime'],
  [
    ['--camunda=8.9', '--storage=rdbms', '--set=zeebe.idMode=explicit'],
    `orchestration/actuator/backupRuntime -H 'Content-Type: application/json' -d '{"backupId":1}'`
  ],
  [
    ['--camunda=8.8', '--layout=hosts'],
    "orchestration/actuator/backupHistory -H 'Host: camunda-core' " +
      `-H 'Content-Type: application/json' -d '{"backupId":1}'`
  ]
]

for (const [argv, command] of firsts) {
  t.test(`with ${argv.join(' ')} the command to try is one that the release has`, async t => {
    t.match(await bannerOf(...argv), `curl -X POST http://127.0.0.1:1/${command}\n`)
  })
}

t.test('the banner tells the scenario, and the time and pace that it brings along', async t => {
  const title =
    'What goes wrong here is long enough that it does not fit into one line of a terminal.'
  const scenarios = [
    [
      { name: 'mine', title, pace: 'slow', clock: { factor: 60 } },
      /runs 60 times/,
      /slow: a backup/
    ],
    [{ name: 'mine', pace: 'polls' }, /stands still/, /polls: a backup/],
    [{ title, clock: { mode: 'manual' } }, /stands still/, /realistic: a backup/],
    [{}, /runs as outside/, /realistic: a backup/]
  ] as const
  for (const [scenario, time, pace] of scenarios) {
    const { module } = fakeServer({ scenario })
    const it = invoke([], { isTerminal: true, loadServer: async () => module })
    await it.printed(2)
    it.stop()
    await it.code
    const [text = ''] = it.out
    t.match(text, 'name' in scenario ? /\n {2}scenario {2}mine/ : /\n {2}scenario {2}of a file/)
    t.match(text, time)
    t.match(text, pace)
    const told = text.split('\n').filter(line => /scenario|What goes|terminal\./.test(line))
    t.ok(
      told.every(line => line.length <= 90),
      told.join('\n')
    )
  }
  t.notMatch(await bannerOf(), /scenario/, 'and nothing where there is none')
})

t.test('all that is wrong with a scenario is told, each in a line', async t => {
  const complaints = ['mine.yaml: pace: "x" is not allowed', 'mine.yaml: titel: unknown field']
  const wrong = Object.assign(new Error('Bad scenario'), { name: 'ScenarioError', complaints })
  const { module } = fakeServer({ start: () => Promise.reject(wrong) })
  const it = invoke(['--scenario', 'mine.yaml'], { loadServer: async () => module })
  t.equal(await it.code, 2)
  t.strictSame(
    it.err,
    complaints.map(complaint => `--scenario: ${complaint}`)
  )
})

t.test('colour is for terminals that did not decline it', async t => {
  const bold = '\u001b[1m'
  for (const [isTerminal, env, coloured] of [
    [true, {}, true],
    [true, { NO_COLOR: '' }, true],
    [true, { NO_COLOR: '1' }, false],
    [false, {}, false]
  ] as const) {
    const it = invoke([], { isTerminal, env })
    await it.printed(1)
    t.equal(it.out[0]?.includes(bold), coloured, JSON.stringify({ isTerminal, env }))
    it.stop()
    await it.code
  }
})

t.test('a log level that somebody asked for holds on a terminal too', async t => {
  const server = fakeServer()
  const it = invoke(['--log-level', 'info'], {
    isTerminal: true,
    loadServer: async () => server.module
  })
  await it.printed(2)
  t.equal(server.started[0]?.logger.level, 'info')
  it.stop()
  await it.code
})

t.test('every complaint is on stderr, and nothing is started', async t => {
  const server = fakeServer()
  const it = invoke(['--pace', 'quick', '--partitions', '0'], {
    env: { C8_BACKUP_MOCK_CAMUNDA: '8.0' },
    loadServer: async () => server.module
  })
  t.equal(await it.code, 2)
  t.strictSame(it.err, [
    '--pace: "quick" is not allowed; give one of instant, realistic, slow, polls',
    '--partitions: "0" is not allowed; give a whole number from 1 to 64',
    'C8_BACKUP_MOCK_CAMUNDA: "8.0" is not allowed; give all, one of 8.1, 8.2, 8.3, 8.4, 8.5, 8.6, ' +
      '8.7, 8.8, 8.9, 8.10, or a full version such as 8.7.2'
  ])
  t.strictSame([it.out, server.started], [[], []])
})

t.test('the configuration is read from a real file', async t => {
  const file = path.join(t.testdir({ 'mock.yaml': 'pace: instant\n' }), 'mock.yaml')
  const it = invoke(['--config', file, '--print-config'])
  t.equal(await it.code, 0)
  t.strictSame(JSON.parse(it.out[0] ?? '').pace, { value: 'instant', from: `file ${file}` })
})

t.test('--print-config shows every setting and its origin, and serves nothing', async t => {
  const server = fakeServer()
  const json = invoke(['--print-config', '--pace=slow'], { loadServer: async () => server.module })
  t.equal(await json.code, 0)
  t.equal(json.out.length, 1)
  const shown = JSON.parse(json.out[0] ?? '')
  t.strictSame(shown.pace, { value: 'slow', from: 'flag --pace' })
  t.strictSame(shown.operateHostNames, { value: [], from: 'default' })
  t.match(shown.seed, { value: /^[2-9a-z]{12}$/, from: 'default' })

  const argv = ['--print-config', '--tasklist-host-names=a,b', '--quirk=operate-400=off']
  const table = invoke(argv, { isTerminal: true, loadServer: async () => server.module })
  t.equal(await table.code, 0)
  t.match(table.out[0], /^SETTING {2,}VALUE {2,}FROM\ncamunda {2,}all {2,}default\n/)
  t.match(table.out[0], /\ntasklistHostNames +a,b +flag --tasklist-host-names\n/)
  t.match(table.out[0], /\nquirks +operate-400=false +flag --quirk\n/)
  t.match(table.out[0], /\nportBase +- +default\n/, 'what is not set')
  t.match(table.out[0], /\noperateBasePath +- +default\n/, 'what is empty')
  t.strictSame(server.started, [])
})

t.test('the ready file holds the ready line before stdout does', async t => {
  const file = path.join(t.testdir(), 'ready.json')
  const it = invoke(['--ready-file', file])
  await it.printed(1)
  t.equal(readFileSync(file, 'utf8'), `${it.out[0]}\n`)
  it.stop()
  t.equal(await it.code, 0)
})

t.test('a ready file without a folder stops the start', async t => {
  const server = fakeServer()
  const file = path.join(t.testdir(), 'none', 'ready.json')
  const it = invoke(['--ready-file', file], { loadServer: async () => server.module })
  t.equal(await it.code, 2)
  t.match(it.err, [/^the ready file .* cannot be written: there is no folder .*none$/])
  t.strictSame(server.started, [])
  t.notOk(existsSync(path.dirname(file)), 'and no folder is made')
})

t.test('a ready file that fails at the last moment closes the server again', async t => {
  const folder = path.join(t.testdir({ gone: {} }), 'gone')
  const server = fakeServer({ start: () => rmSync(folder, { recursive: true }) })
  const argv = ['--ready-file', path.join(folder, 'ready.json')]
  const it = invoke(argv, { loadServer: async () => server.module })
  t.equal(await it.code, 2)
  t.match(it.err, [/^the ready file .* cannot be written: ENOENT/])
  t.equal(server.closes, 1)
  t.strictSame(it.out, [])
})

t.test('a door that cannot open is a message, any other failure is our own', async t => {
  const taken = Object.assign(
    new Error('operate: port 9600 is in use; move it with --operate-port'),
    {
      name: 'DoorError'
    }
  )
  const fail = (error: unknown) => async () =>
    fakeServer({ start: () => Promise.reject(error) }).module
  const it = invoke([], { loadServer: fail(taken) })
  t.equal(await it.code, 2)
  t.strictSame(it.err, [taken.message])

  await t.rejects(invoke([], { loadServer: fail(new Error('broken')) }).code, /broken/)
  await t.rejects(invoke([], { loadServer: () => Promise.reject(new Error('gone')) }).code, /gone/)
})

t.test('a second request to stop does not wait for the first', async t => {
  const server = fakeServer({ close: never })
  const it = invoke([], { loadServer: async () => server.module })
  await it.printed(1)
  it.stop()
  it.stop()
  t.equal(await it.code, 130)
})

t.test(
  'a request to stop during the start is heeded as soon as there is something to stop',
  async t => {
    const server = fakeServer()
    const it = invoke([], { loadServer: async () => server.module })
    it.stop()
    t.equal(await it.code, 0)
    t.equal(server.closes, 1)

    const stuck = invoke([], { loadServer: () => new Promise(() => {}) })
    stuck.stop()
    stuck.stop()
    t.equal(await stuck.code, 130)
  }
)

t.test('requests that never end do not keep the process', async t => {
  const server = fakeServer({ close: never })
  const it = invoke([], { loadServer: async () => server.module })
  await it.printed(1)
  it.stop()
  t.equal(await it.code, 0)
  t.strictSame(it.err, ['requests still open after 900 ms were cut off'])
})
