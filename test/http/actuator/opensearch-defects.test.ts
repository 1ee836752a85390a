/** The defects that Camunda has on OpenSearch only. */
import t from 'tap'
import { type Released, released } from '../../support/releases.js'

const bodyOf = async (answer: Promise<{ body: string }>) => JSON.parse((await answer).body)

const quirk = (id: string) => ({ storage: 'opensearch', quirks: new Map([[id, true]]) }) as const

t.test('early 8.8 on OpenSearch knows errors, but none of the connection', async t => {
  const it = await released(t, 'webapps', '8.8', { wishes: quirk('opensearchEarly88') })
  it.world.conditions.set({ elasticsearch: { kind: 'unreachable' } })
  const told = async (answer: ReturnType<Released['get']>) => {
    const { status, body } = await answer
    return [status, JSON.parse(body).message]
  }
  const checking = 'Exception occurred when validating existence of repository with name [camunda].'
  t.strictSame(await told(it.take(1)), [500, checking])
  t.strictSame(await told(it.del(1)), [500, checking])
  t.strictSame(await told(it.get(1)), [
    500,
    'Exception occurred when searching for backup with ID [1].'
  ])
  t.strictSame(await told(it.list()), [
    500,
    'Exception occurred when searching for backups: Connection refused'
  ])
  it.world.conditions.set({ elasticsearch: { kind: 'reachable' } })
  it.world.repositories.unregister('camunda')
  for (const answer of [it.take(1), it.del(1), it.get(1), it.list()]) {
    t.strictSame(await told(answer), [500, 'No repository with name [camunda] could be found.'])
  }
})

for (const [id, app, release] of [
  ['camunda-33279', 'webapps', '8.8'],
  ['camunda-33310', 'webapps', '8.9'],
  ['camunda-33310', 'tasklist', '8.7']
] as const) {
  t.test(`${id}: ${app} of ${release} stops after part 1 and is INCOMPLETE for ever`, async t => {
    const it = await released(t, app, release, { wishes: quirk(id) })
    await it.take(1)
    it.clock.advance(24 * 3_600_000)
    const { state, details } = await bodyOf(it.get(1))
    t.equal(state, 'INCOMPLETE')
    t.equal(details.length, 1)
  })
}

const inFiles = { location: '/backups' }

t.test('camunda-33905: Optimize cannot read a repository without a location, as in S3', async t => {
  const it = await released(t, 'optimize', '8.7', { wishes: quirk('camunda-33905') })
  const error = {
    errorCode: 'serverError',
    errorMessage: 'An internal server error occurred.',
    detailedMessage: "Missing required property 'RepositorySettings.location'",
    reportDefinition: null
  }
  for (const answer of [it.take(1), it.get(1), it.list(), it.del(1)]) {
    const { status, body } = await answer
    t.equal(status, 500)
    t.strictSame(JSON.parse(body), error)
  }
  it.world.repositories.register('camunda', 'fs', inFiles)
  t.equal((await it.take(1)).status, 202)
  t.equal((await it.get(1)).status, 200, 'one in the file system has a location')
})

t.test('camunda-43272: the web applications trip over the same, where they ask for it', async t => {
  const it = await released(t, 'webapps', '8.8', { wishes: quirk('camunda-43272') })
  for (const answer of [it.take(1), it.del(1)]) {
    const { status, body } = await answer
    t.equal(status, 500)
    t.strictSame(JSON.parse(body), {
      message: 'Exception occurred when validating existence of repository with name [camunda].'
    })
  }
  t.equal((await it.get(1)).status, 404, 'who looks for snapshots does not ask for the repository')
  t.strictSame(await bodyOf(it.list()), [])
  it.world.repositories.register('camunda', 'fs', inFiles)
  t.equal((await it.take(1)).status, 200)
})

t.test('a repository without a location is nothing to whoever was repaired', async t => {
  for (const [app, release, status] of [
    ['optimize', '8.7', 202],
    ['webapps', '8.8', 200]
  ] as const) {
    const it = await released(t, app, release, { wishes: { storage: 'opensearch' } })
    t.equal((await it.take(1)).status, status)
  }
})
