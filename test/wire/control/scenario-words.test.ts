import t from 'tap'
import { readScenario } from '../../../src/wire/control/scenario-words.js'

/** All that is wrong with a scenario. */
function complaints(scenario: unknown): readonly string[] {
  const read = readScenario(scenario)
  return 'complaints' in read ? read.complaints : []
}

function situation(scenario: unknown) {
  const read = readScenario(scenario)
  if ('complaints' in read) throw new Error(read.complaints.join('\n'))
  return read.situation
}

const backups = (...entries: unknown[]) => ({ seed: { backups: entries } })
const snapshots = (...entries: unknown[]) => ({ seed: { snapshots: entries } })

const wrong: [why: string, scenario: unknown, ...complaints: (string | RegExp)[]][] = [
  ['no object', 7, /^the scenario: 7 is not allowed; give \{"name":"flaky-gateway"\}/],
  ['nothing', null, /^the scenario: null is not allowed/],
  ['an empty one', {}, /^the scenario: says nothing; give some of /],
  ['a name in capitals', { name: 'A' }, /^name: "A" is not allowed; give up to 64 small letters/],
  ['an unknown field', { titel: 'x' }, 'titel: unknown field; did you mean title?'],
  [
    'a line that YAML takes for a number',
    { releases: [8.7] },
    /^releases: \[8\.7\] is not allowed; give "all", or a list of lines as texts/
  ],
  ['a pace that is none', { pace: 'fast' }, /^pace: "fast" is not allowed; give one of instant, /],
  [
    'a clock that looks do not move',
    { pace: 'polls', clock: { mode: 'real' } },
    /^clock\.mode: "real" is not allowed at the pace polls/
  ],
  [
    'and one that runs fast',
    { pace: 'polls', clock: { factor: 60 } },
    /^clock\.mode: "scaled" is not allowed at the pace polls/
  ],
  ['a plan about nothing', { plans: [{ app: 'operate' }] }, /^plans\[0\]: says what it is about/],
  [
    'a condition that is none',
    { conditions: { zeebe: 'gone' } },
    /^conditions\.zeebe: "gone" is not allowed/
  ],
  [
    'a gate that is none',
    { gates: [{ point: 'operate.part4' }] },
    /^gates\[0\]\.point: "operate\.part4" is not allowed; give <operate/
  ],
  [
    'a fault that contradicts itself',
    { faults: [{ effect: { status: 500, reset: 'after' } }] },
    'faults[0].effect: status and reset exclude each other'
  ],
  [
    'a window that never was',
    { faults: [{ when: { window: { from: '2026-02-31T00:00:00Z' } }, effect: { delay: '1s' } }] },
    'faults[0].when.window.from: there is no such instant'
  ],
  [
    'a text for an id of Zeebe',
    backups({ app: ['operate', 'zeebe'], backupId: 'x' }),
    `seed.backups[0].backupId: "x" is not allowed; Zeebe's ids are whole numbers`
  ],
  [
    'a series that begins with a text',
    backups({ app: 'operate', backupId: 'x', age: '2d', repeat: { count: 2, every: '1d' } }),
    'seed.backups[0].backupId: "x" is not allowed; give a whole number, from which a series goes on'
  ],
  [
    'a series that would end in the future',
    backups({ app: 'operate', backupId: 1, age: '2d', repeat: { count: 4, every: '1d' } }),
    /^seed\.backups\[0\]\.repeat: 4 of them, one every 1d, would end in the future/
  ],
  [
    'a backup that runs and is old',
    backups({ app: 'operate', backupId: 1, age: '2d', state: 'IN_PROGRESS' }),
    /^seed\.backups\[0\]\.age: one that is IN_PROGRESS is started in the first moment/
  ],
  [
    'two that run',
    backups({
      app: 'operate',
      backupId: 1,
      state: 'IN_PROGRESS',
      repeat: { count: 1, every: '1d' }
    }),
    /^seed\.backups\[0\]\.repeat: of one application one backup at a time/
  ],
  [
    "a part of Zeebe's, and a partition of Operate's",
    backups(
      { app: 'zeebe', backupId: 1, parts: ['SUCCESS'] },
      { app: 'operate', backupId: 1, partitions: ['COMPLETED'] }
    ),
    "seed.backups[0].parts: Zeebe's has partitions and no parts",
    "seed.backups[1].partitions: only Zeebe's has partitions"
  ],
  [
    'a state beside parts',
    backups({ app: 'operate', backupId: 1, state: 'FAILED', parts: ['SUCCESS'] }),
    'seed.backups[0].state: follows from "parts" and "partitions"; leave one of them out'
  ],
  [
    'states that the others have',
    backups(
      { app: 'zeebe', backupId: 1, state: 'INCOMPATIBLE' },
      { app: 'optimize', backupId: 1, state: 'DELETED' }
    ),
    "seed.backups[0].state: Zeebe's is never INCOMPATIBLE",
    "seed.backups[1].state: only Zeebe's leaves its id behind"
  ],
  [
    'names that Elasticsearch does not take',
    {
      seed: {
        snapshots: [{ name: 'A' }],
        repositories: [{ name: 'a b' }],
        indices: [{ name: '_x' }]
      }
    },
    'seed.snapshots[0].name: "A" is not allowed; it must be lowercase',
    /^seed\.repositories\[0\]\.name: "a b" is not allowed; it must not contain/,
    /^seed\.indices\[0\]\.name: "_x" is not allowed; it must not start with/
  ],
  [
    'a search engine that nobody knows',
    snapshots({ name: 'a', searchEngine: 'solr:9' }),
    /^seed\.snapshots\[0\]\.searchEngine: "solr:9" is not known; give elasticsearch:7\.17 to /
  ],
  [
    'a series of one name',
    snapshots({ name: 'a', age: '2d', repeat: { count: 2, every: '1d' } }),
    'seed.snapshots[0].name: "a" is not allowed in a series; give a name with {n} or {date}'
  ],
  [
    'too much of everything',
    backups(
      ...[1, 2, 3].map(it => ({
        app: 'operate',
        backupId: it,
        age: '10000d',
        repeat: { count: 10_000, every: '1d' }
      }))
    ),
    'seed: 30000 backups and snapshots are too many; give 20000 at most'
  ]
]

for (const [why, scenario, ...expected] of wrong) {
  t.test(`refused: ${why}`, async t => {
    const found = complaints(scenario)
    t.equal(found.length, expected.length, found.join('\n'))
    for (const [index, it] of expected.entries()) t.match(found[index], it)
  })
}

t.test('a whole scenario says everything in the terms of the domain', async t => {
  const it = situation({
    name: 'all',
    pace: 'slow',
    clock: { mode: 'manual' },
    exporting: { phase: 'PAUSED', partitions: [2], since: '3h' },
    plans: [{ app: 'operate', part: 4, outcome: 'FAILED' }],
    gates: [{ point: 'zeebe.partition1.before-end', backupId: 7 }],
    conditions: { elasticsearch: { kind: 'slow', delay: '2s' }, repository: 'missing' },
    faults: [{ effect: { status: 502 } }],
    incidents: [{ kind: 'leaderChange' }],
    seed: { repositories: [{ name: 'archive' }], indices: [{ name: 'x' }], missingIndices: ['y*'] }
  })
  t.strictSame(it.wishes, [{ app: 'operate', partNo: 4, outcome: 'FAILED' }])
  t.strictSame(it.gates, [
    { point: { app: 'zeebe', partitionId: 1, side: 'before-end' }, backupId: 7n }
  ])
  t.strictSame(it.conditions, {
    elasticsearch: { kind: 'slow', delayMs: 2_000 },
    repository: { kind: 'missing' }
  })
  t.strictSame(it.incidents, [{ kind: 'leaderChange', partitionId: 1 }])
  t.strictSame(it.seed.exporting, { phase: 'PAUSED', partitionIds: [2], sinceMs: 10_800_000 })
  t.strictSame(it.seed.repositories, [
    { name: 'archive', type: 's3', settings: { bucket: 'archive' } }
  ])
  t.strictSame(it.seed.indices, [{ name: 'x', aliases: [], shards: 1, documentsCount: 1 }])
  t.strictSame(it.seed.missingIndices, ['y*'])
})

t.test('an entry stands for a backup of each application, and for each of its series', async t => {
  const { seed } = situation(
    backups({
      app: ['operate', 'zeebe'],
      backupId: '9223372036854775805',
      age: '2d',
      repeat: { count: 2, every: '1d', step: 2 }
    })
  )
  t.strictSame(
    seed.backups.map(it => [it.app, it.backupId, it.ageMs, it.fates]),
    [
      ['operate', 9223372036854775805n, 172_800_000, 'COMPLETED'],
      ['operate', 9223372036854775807n, 86_400_000, 'COMPLETED']
    ]
  )
  t.strictSame(
    seed.runtimeBackups.map(it => it.backupId),
    [9223372036854775805n, 9223372036854775807n]
  )
})

t.test('a series of snapshots counts, and ends today at the latest', async t => {
  const { seed } = situation(
    snapshots({ name: 'n-{n}', age: '2d', repeat: { count: 3, every: '1d', from: 10, step: 5 } })
  )
  t.strictSame(
    seed.snapshots.map(it => [it.name, it.ageMs]),
    [
      ['n-10', 172_800_000],
      ['n-15', 86_400_000],
      ['n-20', 0]
    ]
  )
})

t.test('a backup that is IN_PROGRESS is started and not sown', async t => {
  const { seed, started } = situation(
    backups({ app: ['tasklist', 'zeebe'], backupId: 1, state: 'IN_PROGRESS' })
  )
  t.strictSame(started, [
    { app: 'tasklist', backupId: 1n },
    { app: 'zeebe', backupId: 1n }
  ])
  t.strictSame([...seed.backups, ...seed.runtimeBackups], [])
})
