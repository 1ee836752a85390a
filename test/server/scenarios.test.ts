/** Scenarios at the command line, at the control door, and for worlds that are made. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import t, { type Test } from 'tap'
import { readConfig, startBackupMock, startServer } from '../../src/index.js'
import { ask } from '../support/struck.js'

async function aMock(t: Test, options: Parameters<typeof startBackupMock>[0] = {}) {
  const mock = await startBackupMock({ clock: 'manual', seed: 's', camunda: '8.7', ...options })
  t.teardown(() => mock.close())
  return mock
}

/** The complaints of a server that is to start in a scenario; none where it starts. */
async function start(t: Test, scenario: string, ...args: string[]) {
  const { config } = readConfig({
    argv: ['--port-base', '0', '--scenario', scenario, ...args],
    env: {},
    readFile: file => readFileSync(file, 'utf8'),
    freshSeed: () => 'test'
  })
  try {
    const stream = { write() {} }
    const server = await startServer(config, { logger: { level: 'silent', stream } })
    t.teardown(() => server.close())
    return { server, complaints: [] }
  } catch (error) {
    t.match(error, { name: 'ScenarioError' })
    return { server: undefined, complaints: (error as { complaints: string[] }).complaints }
  }
}

t.test('a server starts in a scenario that comes along', async t => {
  const { server } = await start(t, 'year-of-nightly-backups', '--camunda', '8.7')
  t.equal(server?.scenario()?.name, 'year-of-nightly-backups')
  const { body } = await ask(`${server?.ready.doors.zeebe}/actuator/backups`)
  t.equal(JSON.parse(body).length, 365)
})

t.test('and in one from a file', async t => {
  const file = path.join(t.testdir(), 'mine.yml')
  writeFileSync(file, 'exporting: PAUSED\npace: slow\n')
  const { server } = await start(t, file)
  t.strictSame(server?.scenario(), { exporting: 'PAUSED', pace: 'slow' })
  t.equal(server?.world.pace, 'slow')
  t.strictSame([...new Set(server?.world.truth.exporting().values())], ['PAUSED'])
})

t.test('a server without a scenario has none', async t => {
  const { config } = readConfig({
    argv: ['--port-base', '0'],
    env: {},
    readFile: () => '',
    freshSeed: () => 'test'
  })
  const server = await startServer(config, { logger: { level: 'silent', stream: { write() {} } } })
  t.teardown(() => server.close())
  t.equal(server.scenario(), null)
})

t.test('all that is wrong with a file is told, with the file in front', async t => {
  const file = path.join(t.testdir(), 'mine.yaml')
  writeFileSync(file, 'titel: x\npace: fast\nplans: [{ app: operate, part: 0, outcome: FAILED }]\n')
  const { complaints } = await start(t, file)
  t.equal(complaints.length, 3)
  for (const it of complaints) t.ok(it.startsWith(`${file}: `), it)
  t.match(complaints.join('\n'), /titel: unknown field; did you mean title\?/)
  t.match(complaints.join('\n'), /pace: "fast" is not allowed; give one of instant/)
  t.match(complaints.join('\n'), /plans\[0\]\.part: 0 is not allowed; give a whole number from 1/)
})

const unreadable: [why: string, scenario: string, complaint: RegExp, ...args: string[]][] = [
  ['no such name', 'hapy-day', /^there is no scenario "hapy-day"; did you mean happy-day\?$/],
  ['no name near it', 'zzz', /^there is no scenario "zzz"; c8-backup-mock scenarios and GET/],
  ['no such file', 'no/such.yaml', /^no\/such\.yaml cannot be read: ENOENT/],
  [
    'a release in which it makes no sense',
    'missing-indices',
    /^the scenario missing-indices makes sense in 8\.8, 8\.9, 8\.10, and this is 8\.7\.2; give --cam/,
    '--camunda',
    '8.7.2'
  ],
  [
    'no repository for its snapshots',
    'happy-day',
    /^seed: its snapshots have no place; name a "repository", or start with one$/,
    '--no-repository'
  ],
  [
    'a partition that there is not',
    'zeebe-failed',
    /^plans\.partition: 2 is not allowed; give a whole number from 1 to 1/,
    '--partitions',
    '1'
  ]
]

for (const [why, scenario, complaint, ...args] of unreadable) {
  t.test(`a start is refused: ${why}`, async t => {
    const { complaints } = await start(t, scenario, ...args)
    t.match(complaints, [complaint])
  })
}

t.test('the control API lists, applies and tells them', async t => {
  const mock = await aMock(t)
  const list = await mock.scenario.list()
  t.match(
    list.find(it => it.name === 'missing-indices'),
    {
      title: /^Indices are missing/,
      tags: ['indices', 'restore'],
      releases: ['8.8', '8.9', '8.10']
    }
  )
  t.equal(await mock.scenario.get(), null)
  const applied = await mock.scenario.apply('left-paused')
  t.match(applied, { name: 'left-paused', exporting: { phase: 'PAUSED', since: '3h' } })
  t.strictSame(await mock.scenario.get(), applied)
  t.strictSame([...new Set((await mock.exporting()).map(it => it.phase))], ['PAUSED'])
  await mock.scenario.apply({ pace: 'slow' })
  t.strictSame(await mock.scenario.get(), { pace: 'slow' }, 'the later one counts')
  t.strictSame([...new Set((await mock.exporting()).map(it => it.phase))], ['EXPORTING'])
})

t.test('applying one begins anew; what is wrong changes nothing', async t => {
  const mock = await aMock(t, { pace: 'instant' })
  await mock.scenario.apply('happy-day')
  const before = await mock.state.export()
  const wrong = [
    { name: 'no-such' },
    {
      conditions: { zeebe: { kind: 'timeout', partition: 9 } },
      exporting: { phase: 'PAUSED', partitions: [4] }
    },
    { clock: { now: '2001-01-01T00:00:00Z' } },
    { seed: { snapshots: [{ name: 'a', repository: 'elsewhere' }] } },
    {
      seed: {
        backups: [
          { app: 'zeebe', backupId: 5 },
          { app: 'zeebe', backupId: 5, state: 'IN_PROGRESS' }
        ]
      }
    }
  ] as const
  const complaints = []
  for (const scenario of wrong) {
    complaints.push(
      await mock.scenario.apply(scenario as Parameters<typeof mock.scenario.apply>[0]).then(
        () => 'applied',
        error => error.complaints
      )
    )
  }
  t.match(complaints, [
    [/^there is no scenario "no-such"/],
    [
      /^exporting\.partitions: 4 is not allowed; give a whole number from 1 to 3/,
      /^conditions\.zeebe\.partition: 9 is not allowed/
    ],
    [/^clock\.now: "2001-01-01T00:00:00Z" is past/],
    [/^seed\.snapshots: there is no repository "elsewhere"; list it in seed\.repositories$/],
    [/^seed\.backups: Zeebe's that is IN_PROGRESS has the greatest id/]
  ])
  t.strictSame(await mock.state.export(), before)
  t.equal((await mock.scenario.get())?.name, 'happy-day')
  await mock.scenario.apply({ pace: 'instant' })
  t.strictSame(await mock.backups(), [])
})

t.test('a reset leads back into the scenario, with its clock and its pace', async t => {
  const mock = await aMock(t, { clock: 'real', pace: 'instant' })
  await mock.scenario.apply({
    pace: 'slow',
    clock: { mode: 'manual' },
    seed: { backups: [{ app: 'operate', backupId: 1 }] },
    plans: [{ app: 'operate', outcome: 'FAILED' }],
    gates: [{ point: 'operate.part4.before-end' }],
    faults: [{ when: { times: 1 }, effect: { status: 502 } }]
  })
  await mock.plans.clear()
  await mock.gates.releaseAll()
  await mock.faults.clear()
  await mock.clock.set({ mode: 'scaled', factor: 2 })
  await mock.reset()
  t.equal((await mock.clock.get()).mode, 'manual')
  t.equal((await mock.backups()).length, 1)
  t.equal((await mock.plans.list()).length, 1)
  t.equal((await mock.gates.list()).length, 1)
  t.equal((await mock.faults.list()).length, 1)
  await mock.scenario.apply('happy-day')
  t.equal((await mock.clock.get()).mode, 'real', 'the next one begins as it was configured')
})

t.test('an instant that a scenario names is let pass by a later reset', async t => {
  const mock = await aMock(t, { startAt: '2026-01-01T00:00:00Z' })
  await mock.scenario.apply({ clock: { now: '2026-01-02T00:00:00Z' } })
  t.equal((await mock.clock.get()).now, '2026-01-02T00:00:00.000Z')
  await mock.clock.advance('1h')
  await mock.reset()
  t.equal((await mock.clock.get()).now, '2026-01-02T01:00:00.000Z')
})

t.test('a window of a fault begins with the scenario, and again with a reset', async t => {
  const mock = await aMock(t)
  await mock.scenario.apply('slow-start')
  const windowOf = async () => (await mock.faults.list())[0]?.when.window?.to
  const first = await windowOf()
  await mock.clock.advance('1m')
  await mock.reset()
  t.equal(Date.parse((await windowOf()) ?? '') - Date.parse(first ?? ''), 60_000)
})

t.test('a pace that is measured in looks makes the clock manual', async t => {
  const mock = await aMock(t, { clock: 'real' })
  await mock.scenario.apply('counted-looks')
  t.equal((await mock.clock.get()).mode, 'manual')
})

t.test('worlds are made in scenarios, each in its own', async t => {
  const mock = await aMock(t)
  const one = await mock.world({ scenario: 'left-paused' })
  const other = await mock.world({ scenario: { pace: 'slow' } })
  t.equal((await one.scenario.get())?.name, 'left-paused')
  t.strictSame(await other.scenario.get(), { pace: 'slow' })
  t.equal(await mock.scenario.get(), null)
  await t.rejects(mock.world({ scenario: 'no-such' }), {
    status: 400,
    message: /scenario: there is no scenario "no-such"/
  })
})

t.test('the same seed gives the same bytes', async t => {
  const texts = []
  for (const name of ['a', 'b']) {
    const mock = await aMock(t, { startAt: '2026-01-31T12:00:00Z' })
    const world = await mock.world({ name, seed: 'x', scenario: 'year-of-nightly-backups' })
    texts.push((await ask(`${world.url('operate')}/actuator/backups`)).body)
  }
  t.equal(texts[0], texts[1])
})
