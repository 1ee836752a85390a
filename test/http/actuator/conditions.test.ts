/** The same trouble as every application tells it, at 8.7. */
import t from 'tap'
import type { BrokerCondition } from '../../../src/domain/broker-condition.js'
import {
  applications,
  del,
  get,
  json,
  problemJson,
  take,
  v3,
  withoutInstance
} from '../../support/applications.js'
import { notRecoveredCause } from '../../support/store-cause.js'

const operate = (message: string) => ({
  status: 400,
  type: problemJson,
  body: `{"status":400,"message":"${message}","instance":"UUID","type":"Invalid request"}`
})
const tasklist = (status: number, message: string) => ({
  status,
  type: problemJson,
  body: `{\n  "status" : ${status},\n  "message" : "${message}",\n  "instance" : ${status < 500 ? '"UUID"' : 'null'}\n}`
})
const optimize = (status: number, code: string, sentence: string, detail: string) => ({
  status,
  type: json,
  body: `{"errorCode":"${code}","errorMessage":"${sentence}","detailedMessage":"${detail}","reportDefinition":null}`
})
const serverError = (status: number, detail: string) =>
  optimize(status, 'serverError', 'An internal server error occurred.', detail)

const operations = [
  ['take', take],
  ['get', get],
  ['list', (app: Parameters<typeof get>[0]) => get(app)],
  ['delete', del]
] as const

t.test('no repository is configured', async t => {
  const apps = await applications(t, { repository: null })
  for (const [name, operation] of operations) {
    const message = 'No backup repository configured.'
    t.strictSame(withoutInstance(await operation(apps.operate, 1)), operate(message), name)
    t.strictSame(withoutInstance(await operation(apps.tasklist, 1)), tasklist(404, message), name)
    const detail =
      'Cannot execute backup request because no snapshot repository name found in Optimize configuration.'
    t.strictSame(await operation(apps.optimize, 1), serverError(400, detail), name)
  }
})

t.test('the configured repository is not registered', async t => {
  const apps = await applications(t)
  apps.world.repositories.unregister('camunda')
  for (const [name, operation] of operations) {
    const message = 'No repository with name [camunda] could be found.'
    t.strictSame(withoutInstance(await operation(apps.operate, 1)), operate(message), name)
    t.strictSame(withoutInstance(await operation(apps.tasklist, 1)), tasklist(500, message), name)
    t.strictSame(await operation(apps.optimize, 1), serverError(500, message), name)
  }
})

t.test('Elasticsearch cannot be reached', async t => {
  const apps = await applications(t)
  apps.world.conditions.set({ elasticsearch: { kind: 'unreachable' } })
  const retrieving =
    'Encountered an error connecting to Elasticsearch while retrieving repository with name [camunda].'
  const searching =
    'Encountered an error connecting to Elasticsearch while searching for snapshots. Repository name: [camunda].'
  for (const [name, operation] of operations) {
    const message = name === 'take' || name === 'delete' ? retrieving : searching
    t.strictSame(withoutInstance(await operation(apps.operate, 1)), operate(message), name)
    t.strictSame(withoutInstance(await operation(apps.tasklist, 1)), tasklist(502, message), name)
    t.strictSame(
      await operation(apps.optimize, 1),
      optimize(
        502,
        'elasticsearchConnectionError',
        'The server has encountered Elasticsearch connection issues.',
        retrieving
      ),
      name
    )
  }
  t.match((await take(apps.operate, -1)).body, /non-negative Integer/, 'a bad id is found first')
})

t.test('Elasticsearch answers with an error', async t => {
  const apps = await applications(t)
  apps.world.conditions.set({ elasticsearch: { kind: 'failing' } })
  const rows = [
    [
      'take',
      take,
      'Exception occurred when validating existence of repository with name [camunda].'
    ],
    ['get', get, 'Exception occurred when searching for backup with ID [1].'],
    [
      'delete',
      del,
      'Exception occurred when validating existence of repository with name [camunda].'
    ]
  ] as const
  for (const [name, operation, message] of rows) {
    t.strictSame(withoutInstance(await operation(apps.operate, 1)), operate(message), name)
    t.strictSame(withoutInstance(await operation(apps.tasklist, 1)), tasklist(500, message), name)
  }
  const list = `Exception occurred when searching for backups: ${notRecoveredCause}`
  t.strictSame(withoutInstance(await get(apps.operate)), operate(list))
  t.strictSame(withoutInstance(await get(apps.tasklist)), tasklist(500, list))
  const detail =
    'Error while retrieving repository with name [camunda] due to an ElasticsearchException.'
  t.strictSame(await get(apps.optimize), serverError(500, detail))
})

t.test('an id is taken', async t => {
  const apps = await applications(t)
  for (const app of [apps.operate, apps.tasklist, apps.optimize]) await take(app, 1)
  const uuidOf = (name: string) => apps.world.repositories.view('camunda', name)?.plan.uuid
  const found = (app: string, count: number) =>
    Array.from(
      { length: count },
      (_, index) => `camunda_${app}_1_8.7.2_part_${index + 1}_of_${count}`
    )
  const withUuid = (name: string) => `${name}/${uuidOf(name)}`
  const message = (names: string[]) =>
    `A backup with ID [1] already exists. Found snapshots: [${names.join(', ')}]`
  t.strictSame(
    withoutInstance(await take(apps.operate, 1)),
    operate(message(found('operate', 6).map(withUuid)))
  )
  t.strictSame(
    withoutInstance(await take(apps.tasklist, 1)),
    tasklist(400, message(found('tasklist', 6).map(withUuid)))
  )
  t.strictSame(
    await take(apps.optimize, 1),
    optimize(
      409,
      'conflict',
      'Could not apply the changes due to conflicts.',
      message(found('optimize', 2))
    ),
    'names alone from 8.7 on'
  )
})

const gateway: [
  BrokerCondition,
  Record<'take' | 'get' | 'list' | 'delete', [number, string | null]>
][] = [
  [
    { kind: 'noStore' },
    all(
      400,
      'Cannot process backup requests. No backup store is configured. To use this feature, configure backup in broker configuration.'
    )
  ],
  [
    {
      kind: 'brokerError',
      partitionId: 2,
      message: 'Unable to execute HTTP request: Connect to s3 failed'
    },
    all(500, 'Unable to execute HTTP request: Connect to s3 failed')
  ],
  [
    { kind: 'incompleteTopology', partitionId: 3 },
    all(
      502,
      'Expected to send request to all 3 partitions, but found only 2 partitions in topology.'
    )
  ],
  [
    { kind: 'exhausted', partitionId: 1 },
    all(503, 'Cannot accept requests for partition 1. Broker is out of disk space')
  ],
  [
    { kind: 'timeout', partitionId: 2 },
    all(
      504,
      'Request from gateway to broker timed out. Request backup-api-2 to camunda-zeebe-0.camunda-zeebe:26501 timed out in PT0S'
    )
  ],
  [
    { kind: 'leaderless', partitionId: 2 },
    all(504, 'Request from gateway to broker timed out. Request timed out after PT0S')
  ],
  [
    { kind: 'brokersGone' },
    all(504, 'Request from gateway to broker timed out. Request timed out after PT0S')
  ],
  [
    { kind: 'noBrokers' },
    {
      take: [500, 'No value present'],
      get: [
        500,
        'Backup status cannot be calculated from status of partitions backup []. Possible incomplete topology.'
      ],
      list: [200, null],
      delete: [204, null]
    }
  ]
]

function all(status: number, message: string) {
  const answer: [number, string] = [status, message]
  return { take: answer, get: answer, list: answer, delete: answer }
}

for (const [condition, answers] of gateway) {
  t.test(`the gateway under ${condition.kind}`, async t => {
    const apps = await applications(t, { requestTimeoutMs: 0 })
    await take(apps.zeebe, 1)
    apps.world.conditions.set({ zeebe: condition })
    for (const [name, operation] of operations) {
      const [status, message] = answers[name]
      const answer = await operation(apps.zeebe, 2)
      t.equal(answer.status, status, name)
      if (message === null) continue
      t.strictSame([answer.type, answer.body], [v3, JSON.stringify({ message })], name)
    }
    t.match((await take(apps.zeebe, 0)).body, /must be > 0/, 'the id is looked at first')
  })
}

t.test('a missing replica hurts no backup', async t => {
  const apps = await applications(t)
  apps.world.conditions.set({ zeebe: { kind: 'replicaMissing', partitionId: 1 } })
  t.equal((await take(apps.zeebe, 1)).status, 202)
  t.equal((await get(apps.zeebe, 1)).status, 200)
})
