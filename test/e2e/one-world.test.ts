/** The applications and Elasticsearch look at the same snapshots, each from its side. */
import t, { type Test } from 'tap'
import { newestOf } from '../../src/domain/release.js'
import { type Answer, ask } from '../support/ask.js'
import { startHere } from '../support/started.js'
import { withoutVolatile } from '../support/volatile.js'

type AppName = 'operate' | 'tasklist' | 'optimize'

/** A patch in which a missing part is progress for 300 s. */
const { version } = newestOf('8.7')

const json = 'application/json'
const problem = 'application/problem+json'

/** A deployment whose time stands still, with what a test does to it. */
async function deployment(t: Test, ...args: readonly string[]) {
  const { ready } = await startHere(t, ['--clock', 'manual', '--camunda', version, ...args])
  const { doors } = ready
  const snapshots = `${doors.elasticsearch}/_snapshot/camunda`
  const advance = (step: { by: string } | { to: string }) =>
    ask('POST', `${doors.control}/clock/advance`, step)
  return {
    doors,
    snapshots,
    advance,
    take: (app: AppName, backupId = 1) =>
      ask('POST', `${doors[app]}/actuator/backups`, { backupId }),
    state: async (app: AppName, backupId = 1): Promise<string> =>
      JSON.parse((await ask('GET', `${doors[app]}/actuator/backups/${backupId}`)).body).state,
    /** What Elasticsearch shows of all snapshots, oldest first. */
    stored: async (): Promise<StoredSnapshot[]> =>
      JSON.parse((await ask('GET', `${snapshots}/_all`)).body).snapshots
  }
}

interface StoredSnapshot {
  readonly snapshot: string
  readonly uuid: string
  readonly state: string
  readonly indices: readonly string[]
  readonly end_time_in_millis: number
}

const partName = (app: string, part: number, parts = 6) =>
  `camunda_${app}_1_${version}_part_${part}_of_${parts}`

/** Status, type and body, where what differs from run to run is a word. */
const told = ({ status, type, body }: Answer) => [status, type, withoutVolatile(body)]

t.test('a started backup appears in Elasticsearch part by part', async t => {
  const { take, state, stored, advance } = await deployment(t, '--pace', 'realistic')
  await take('operate')
  const seen: string[] = []
  const look = async () => (await stored()).map(it => `${it.snapshot} ${it.state}`).join('\n')

  // Shorter than any part, so that none is missed, and long enough for all six.
  for (let steps = 0; steps < 60 && (await state('operate')) === 'IN_PROGRESS'; steps += 1) {
    const now = await look()
    t.equal(await look(), now, 'looking moves nothing')
    if (now !== seen.at(-1)) seen.push(now)
    await advance({ by: '100ms' })
  }
  seen.push(await look())

  const parts = [1, 2, 3, 4, 5, 6].map(it => partName('operate', it))
  const expected = parts.map((running, index) =>
    [...parts.slice(0, index).map(it => `${it} SUCCESS`), `${running} IN_PROGRESS`].join('\n')
  )
  t.strictSame(seen, [...expected, parts.map(it => `${it} SUCCESS`).join('\n')])
  t.equal(await state('operate'), 'COMPLETED')
})

const gaps: [app: AppName, part: number, why: string][] = [
  ['operate', 3, 'a part from the middle'],
  ['operate', 6, 'the last part, so that the one before it ended last'],
  ['tasklist', 1, 'Tasklist has the same rule']
]

for (const [app, part, why] of gaps) {
  t.test(`${app} without part ${part} is INCOMPLETE once 300 s have passed: ${why}`, async t => {
    const { take, state, stored, snapshots, advance } = await deployment(t, '--pace', 'realistic')
    await take(app)
    await advance({ by: '10s' })
    t.equal(await state(app), 'COMPLETED')

    t.match(await ask('DELETE', `${snapshots}/${partName(app, part)}`), {
      status: 200,
      body: '{"acknowledged":true}'
    })
    t.equal(await state(app), 'IN_PROGRESS', 'the part could still come')
    const lastEndMs = Math.max(...(await stored()).map(it => it.end_time_in_millis))
    await advance({ to: new Date(lastEndMs + 300_000).toISOString() })
    t.equal(await state(app), 'IN_PROGRESS', '300 s after the end of the last part')
    await advance({ by: '1ms' })
    t.equal(await state(app), 'INCOMPLETE', 'a millisecond later')
  })
}

t.test('Optimize waits for nobody: a missing part is INCOMPLETE at once', async t => {
  const { take, state, snapshots } = await deployment(t, '--pace', 'instant')
  await take('optimize')
  t.equal(await state('optimize'), 'COMPLETED')
  await ask('DELETE', `${snapshots}/${partName('optimize', 2, 2)}`)
  t.equal(await state('optimize'), 'INCOMPLETE')
})

t.test(
  'a backup deleted by its application is gone from Elasticsearch, and the reverse',
  async t => {
    const { take, stored, doors, snapshots } = await deployment(t, '--pace', 'instant')
    await take('operate')
    await take('tasklist')
    t.equal((await stored()).length, 12)
    await ask('DELETE', `${doors.operate}/actuator/backups/1`)
    t.ok((await stored()).every(it => it.snapshot.startsWith('camunda_tasklist_')))
    t.equal((await stored()).length, 6)
    await ask('DELETE', `${snapshots}/camunda_tasklist_1_*`)
    t.equal((await ask('GET', `${doors.tasklist}/actuator/backups/1`)).status, 404)
    t.equal((await ask('GET', `${doors.tasklist}/actuator/backups`)).body, '[ ]')
  }
)

const noRepository = 'No repository with name [camunda] could be found.'
const lists: [app: AppName | 'zeebe', expected: readonly unknown[], why: string][] = [
  [
    'operate',
    [
      400,
      problem,
      `{"status":400,"message":"${noRepository}","instance":"<random uuid>","type":"Invalid request"}`
    ],
    'its error handler knows no other status'
  ],
  [
    'tasklist',
    [
      500,
      problem,
      `{\n  "status" : 500,\n  "message" : "${noRepository}",\n  "instance" : null\n}`
    ],
    'without an instance'
  ],
  [
    'optimize',
    [
      500,
      json,
      '{"errorCode":"serverError","errorMessage":"An internal server error occurred.",' +
        `"detailedMessage":"${noRepository}","reportDefinition":null}`
    ],
    'in its own envelope'
  ],
  [
    'zeebe',
    [200, 'application/vnd.spring-boot.actuator.v3+json', '[]'],
    'it has a store of its own'
  ]
]

t.test('without the repository every list says so', async t => {
  const { doors, snapshots, take } = await deployment(t, '--pace', 'instant')
  await take('operate')
  t.match(await ask('DELETE', snapshots), { status: 200, body: '{"acknowledged":true}' })
  for (const [app, expected, why] of lists) {
    const answer = await ask('GET', `${doors[app]}/actuator/backups`)
    t.strictSame(told(answer), expected, `${app}: ${why}`)
  }
  const cause = '"type":"repository_missing_exception","reason":"[camunda] missing"'
  t.strictSame(told(await ask('GET', `${snapshots}/_all`)), [
    404,
    json,
    `{"error":{"root_cause":[{${cause}}],${cause}},"status":404}`
  ])
})

t.test('nothing is restored over an open index', async t => {
  const { doors, snapshots, stored, take } = await deployment(t, '--pace', 'instant')
  await take('operate')
  const part = (await stored())[1]
  if (part === undefined) throw new Error('an Operate backup has six parts')
  const indices = `${doors.elasticsearch}/_cat/indices?h=index,uuid`
  const before = (await ask('GET', indices)).body
  const restore = () =>
    ask('POST', `${snapshots}/${part.snapshot}/_restore?wait_for_completion=true`)

  const [kept = '', ...others] = part.indices
  const refused = (index: string) => {
    const reason =
      `[camunda:${part.snapshot}/${part.uuid}] cannot restore index [${index}] because an open ` +
      'index with same name already exists in the cluster. Either close or delete the existing ' +
      'index or restore the index under a different name by providing a rename pattern and ' +
      'replacement name'
    const cause = `"type":"snapshot_restore_exception","reason":"${reason}"`
    return [500, json, `{"error":{"root_cause":[{${cause}}],${cause}},"status":500}`]
  }
  t.ok(others.length > 0, 'there is an index that could be restored, and one that could not')
  t.strictSame(told(await restore()), refused(kept))
  t.equal((await ask('GET', indices)).body, before, 'no index was touched')

  for (const index of others) await ask('DELETE', `${doors.elasticsearch}/${index}`)
  const without = (await ask('GET', indices)).body
  t.strictSame(told(await restore()), refused(kept), 'one that is open is enough')
  t.equal((await ask('GET', indices)).body, without, 'and the others were not restored')

  await ask('DELETE', `${doors.elasticsearch}/${kept}`)
  t.match(JSON.parse((await restore()).body), { snapshot: { indices: part.indices } })
})
