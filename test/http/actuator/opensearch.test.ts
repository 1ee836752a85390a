/** The applications on Elasticsearch and on OpenSearch, side by side: the same question, and what either says. */
import t from 'tap'
import { type Released, type ReleasedApp, released, uuidOf } from '../../support/releases.js'

/** Asks one question in a world of parts that take a second each. */
type Ask = (it: Released) => Promise<unknown>

const bodyOf = async (answer: Promise<{ body: string }>) => JSON.parse((await answer).body)
const of = (it: Released) => it.world.setting.deployment

/** What somebody wants of each part, in their order; the run is looked at `afterMs` after its start. */
const backup = (
  app: ReleasedApp,
  wishes: readonly object[],
  afterMs: number,
  read: (body: Record<string, unknown> & { details: Record<string, unknown>[] }) => unknown
): Ask => {
  return async it => {
    it.world.plans.add({ app, durationMs: 1_000 })
    wishes.forEach((wish, index) => void it.world.plans.add({ app, partNo: index + 1, ...wish }))
    await it.take(1)
    it.clock.advance(afterMs)
    return read(await bodyOf(it.get(1)))
  }
}

const lost =
  (read: (it: Released) => Promise<{ body: string; status: number }>): Ask =>
  async it => {
    it.world.conditions.set({ elasticsearch: { kind: 'unreachable' } })
    const { status, body } = await read(it)
    return [status, /"(?:message|errorCode)" ?: ?"([^"]*)"/.exec(body)?.[1]]
  }

/** How the first snapshot of a backup is called when it is there a second time. */
const duplicate: Ask = async it => {
  await it.take(1)
  const [found] = it.world.repositories.matching('camunda', '*')
  const name = found?.plan.name ?? ''
  const { message } = await bodyOf(it.take(1))
  const listed = String(message).replace(/^.*Found snapshots: \[|(, [^,]*)*\]$/g, '')
  return listed.replace(name, 'name').replace(uuidOf(it, name) ?? '?', 'uuid')
}

const failure = {
  index: 'i',
  shardId: 0,
  reason: 'disk full',
  nodeId: 'n',
  status: 'INTERNAL_SERVER_ERROR'
}
const wholeFailure =
  "SnapshotShardFailure{shardId=[i][0], reason='disk full', nodeId='n', status=INTERNAL_SERVER_ERROR}"

const firstPart = ({ details }: { details: Record<string, unknown>[] }) => details[0]?.['state']
const verdict = ({ state, failureReason }: Record<string, unknown>) => [state, failureReason]
const firstFailures = ({ details }: { details: Record<string, unknown>[] }) =>
  details[0]?.['failures']
const incompatible = { outcome: 'INCOMPATIBLE' }
const partial = { outcome: 'PARTIAL', failures: [failure] }
const stops = { stops: true }
const inWords = (store: string, doing: string) =>
  `Encountered an error connecting to ${store} while ${doing}`
const searching = 'searching for snapshots. Repository name: [camunda].'
const retrieving = 'retrieving repository with name [camunda].'

type Row = readonly [
  app: ReleasedApp,
  release: string,
  what: string,
  ask: Ask,
  elasticsearch: unknown,
  opensearch: unknown,
  why: string
]

const incompatibleParts = (count: number) => Array.from({ length: count }, () => incompatible)

const rows: readonly Row[] = [
  ...(
    [
      ['operate', '8.4'],
      ['operate', '8.7'],
      ['tasklist', '8.7'],
      ['webapps', '8.8'],
      ['webapps', '8.10']
    ] as const
  ).map(([app, release]): Row => {
    const ask = backup(app, [], 500, firstPart)
    return [app, release, 'a part that runs', ask, 'IN_PROGRESS', 'STARTED', 'an enum of its own']
  }),
  [
    'optimize',
    '8.8',
    'a part that runs',
    backup('optimize', [], 500, firstPart),
    'IN_PROGRESS',
    'IN_PROGRESS',
    'Optimize has the same words for both'
  ],
  [
    'operate',
    '8.3',
    'a part that runs',
    backup('operate', [], 500, firstPart),
    'IN_PROGRESS',
    'IN_PROGRESS',
    'nothing ran on OpenSearch before 8.4'
  ],
  [
    'webapps',
    '8.8',
    'a backup of which a part runs',
    backup('webapps', [], 500, verdict),
    ['IN_PROGRESS', null],
    ['IN_PROGRESS', null],
    'the backup itself has the usual word'
  ],
  ['operate', '8.5', 'a duplicate', duplicate, 'name/uuid', 'uuid', 'uuids only'],
  ['tasklist', '8.5', 'a duplicate', duplicate, 'name/uuid', 'name/uuid', 'both are told'],
  ['webapps', '8.8', 'a duplicate', duplicate, 'name', 'uuid', 'uuids only'],
  [
    'operate',
    '8.7',
    'a connection that is lost',
    lost(it => it.get(1)),
    [400, inWords('Elasticsearch', searching)],
    [400, inWords('Opensearch', searching)],
    'with a small s'
  ],
  [
    'tasklist',
    '8.7',
    'a connection that is lost',
    lost(it => it.take(1)),
    [502, inWords('Elasticsearch', retrieving)],
    [502, inWords('Opensearch', retrieving)],
    'assumed to be as in Operate'
  ],
  [
    'webapps',
    '8.9',
    'a connection that is lost',
    lost(it => it.list()),
    [502, inWords('Elasticsearch', searching)],
    [502, inWords('Opensearch', searching)],
    'as in Operate before'
  ],
  [
    'optimize',
    '8.6',
    'a connection that is lost',
    lost(it => it.get(1)),
    [502, 'elasticsearchConnectionError'],
    [502, 'elasticsearchConnectionError'],
    'answers as with Elasticsearch'
  ],
  [
    'optimize',
    '8.7',
    'a connection that is lost',
    lost(it => it.get(1)),
    [502, 'elasticsearchConnectionError'],
    [502, 'openSearchConnectionError'],
    'a code of its own'
  ],
  [
    'operate',
    '8.7',
    'an INCOMPATIBLE part beside one that runs',
    backup('operate', [incompatible], 1_500, verdict),
    ['INCOMPATIBLE', null],
    ['IN_PROGRESS', null],
    'nobody asks for the word'
  ],
  [
    'webapps',
    '8.8',
    'INCOMPATIBLE parts only',
    backup('webapps', incompatibleParts(5), 5_000, verdict),
    ['INCOMPATIBLE', null],
    ['FAILED', null],
    'what nobody asks for is the rest, and the rest is FAILED'
  ],
  [
    'tasklist',
    '8.7',
    'an INCOMPATIBLE part beside one that runs',
    backup('tasklist', [incompatible], 1_500, verdict),
    ['INCOMPATIBLE', null],
    ['INCOMPATIBLE', null],
    'Tasklist asks'
  ],
  [
    'operate',
    '8.5',
    'a run that is forgotten after its first part',
    backup('operate', [stops], 1_500, verdict),
    ['IN_PROGRESS', null],
    ['INCOMPLETE', null],
    'no time-out'
  ],
  [
    'operate',
    '8.7',
    'a run that is forgotten after its first part',
    backup('operate', [stops], 1_500, verdict),
    ['IN_PROGRESS', null],
    ['INCOMPLETE', null],
    'no time-out'
  ],
  [
    'webapps',
    '8.8',
    'a run that is forgotten after its first part',
    backup('webapps', [stops], 1_500, verdict),
    ['IN_PROGRESS', null],
    ['IN_PROGRESS', null],
    'the time-out is there'
  ],
  [
    'operate',
    '8.7',
    'the parts after a PARTIAL one',
    backup('operate', [partial], 1_500, ({ details }) => details.length),
    1,
    2,
    'the run goes on'
  ],
  [
    'webapps',
    '8.8',
    'the parts after a PARTIAL one',
    backup('webapps', [partial], 1_500, ({ details }) => details.length),
    1,
    2,
    'the run goes on'
  ],
  [
    'webapps',
    '8.8',
    'a shard failure',
    backup('webapps', [partial], 1_500, firstFailures),
    ['disk full'],
    [wholeFailure],
    'the whole object as a text'
  ],
  [
    'operate',
    '8.7',
    'a shard failure',
    backup('operate', [partial], 1_500, firstFailures),
    [wholeFailure],
    [wholeFailure],
    'always the whole'
  ]
]

for (const [app, release, what, ask, elasticsearch, opensearch, why] of rows) {
  t.test(`${app} ${release}, ${what}: ${why}`, async t => {
    for (const [storage, expected] of [
      ['elasticsearch', elasticsearch],
      ['opensearch', opensearch]
    ] as const) {
      const it = await released(t, app, release, {
        wishes: { storage },
        world: { pace: 'slow' }
      })
      t.equal(of(it).storage, storage)
      t.strictSame(await ask(it), expected, storage)
    }
  })
}

t.test(
  'whatever fails in the search for a duplicate is a 500 on OpenSearch, in the same words',
  async t => {
    const text = 'Exception occurred when validating whether backup with ID [1] already exists.'
    for (const [storage, status] of [
      ['elasticsearch', 502],
      ['opensearch', 500]
    ] as const) {
      const it = await released(t, 'webapps', '8.8', { wishes: { storage } })
      it.world.conditions.set({ repository: { kind: 'unverifiable' } })
      const answer = await it.take(1)
      t.equal(answer.status, status, storage)
      t.strictSame(JSON.parse(answer.body), { message: text })
    }
  }
)
