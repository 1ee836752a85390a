/** What shall become of things: planned, listed as it was given, removed; and what cannot be planned. */
import t from 'tap'
import { control } from '../../support/control.js'
import { aDeployment } from '../../support/world.js'

const plans: [plan: object, why: string][] = [
  [
    {
      app: 'operate',
      backupId: 42,
      part: 4,
      outcome: 'FAILED',
      duration: '10s',
      reason: 'no space',
      failures: [
        { index: 'a', shardId: 0, reason: 'r', nodeId: 'n', status: 'INTERNAL_SERVER_ERROR' }
      ],
      times: 1
    },
    'a part in full'
  ],
  [{ app: 'tasklist', vanishes: true, registrationGap: '5s', surplus: 1 }, 'a whole backup'],
  [{ app: 'webapps', part: 2, duration: 'never', stops: true }, 'a part that stalls'],
  [
    {
      app: 'zeebe',
      backupId: 7,
      partition: 3,
      outcome: 'FAILED',
      failureReason: 'disk',
      duration: '1m',
      described: false,
      vanishes: false,
      registrationGap: '500ms',
      times: 2
    },
    'a partition in full'
  ],
  [
    {
      app: 'elasticsearch',
      snapshot: 'camunda_*',
      outcome: 'PARTIAL',
      reason: 'r',
      duration: '1d',
      times: 3,
      failures: [{ reason: 'r' }]
    },
    'a snapshot in full'
  ],
  [{ app: 'operate', backupId: 'from-8.1', outcome: 'FAILED' }, 'an id that is a text']
]

for (const [plan, why] of plans) {
  t.test(`a plan is listed as it was given, under an id: ${why}`, async t => {
    const { ask } = await control(t)
    const { status, body } = await ask('POST', '/plans', plan)
    t.equal(status, 201)
    t.same(body, { ...plan, id: 'plan-1' })
    t.same((await ask('GET', '/plans')).body, { plans: [body] })
    t.equal((await ask('DELETE', '/plans/plan-1')).status, 204)
    t.strictSame((await ask('GET', '/plans')).body, { plans: [] })
  })
}

t.test('an id of 64 bits keeps its digits, as a number and as a text', async t => {
  const { ask } = await control(t)
  for (const written of ['9223372036854775807', '"9223372036854775807"']) {
    const { status, text } = await ask(
      'POST',
      '/plans',
      `{"app":"zeebe","backupId":${written},"outcome":"FAILED"}`
    )
    t.equal(status, 201)
    t.match(text, /"backupId":9223372036854775807[,}]/)
  }
})

t.test('a plan takes hold of what is running', async t => {
  const { ask, world } = await control(t, { setting: { pace: 'slow' } })
  await world.apps.operate.take(7n)
  await ask('POST', '/plans', { app: 'operate', part: 1, outcome: 'FAILED', duration: '1s' })
  const { body } = await ask('POST', '/clock/advance', { by: '1s' })
  t.match(
    body.happened.map((it: { text: string }) => it.text),
    ["part 1 of 6 of Operate's backup 7 ended: FAILED"]
  )
})

t.test(
  'a number means the backup whose id is written so, in the release that has texts too',
  async t => {
    const { ask, world } = await control(t, { setting: { deployment: aDeployment('8.1') } })
    await ask('POST', '/plans', { app: 'operate', backupId: 42, part: 1, outcome: 'FAILED' })
    await world.apps.operate.take('42')
    await world.apps.operate.take('43')
    const { snapshots } = (await ask('GET', '/snapshots')).body
    const stateOf = (id: number) =>
      snapshots.find((it: { snapshot: string }) => it.snapshot.includes(`_${id}_`)).state
    t.equal(stateOf(42), 'FAILED')
    t.equal(stateOf(43), 'SUCCESS')
  }
)

const refused: [plan: object, complaint: RegExp, why: string][] = [
  [{ app: 'zebe' }, /^app: "zebe" is not allowed; give one of .*; did you mean zeebe\?/, 'a slip'],
  [{ part: 1 }, /^the body: .* give an object with "app"/, 'no app'],
  [
    { app: 'operate', part: 1, times: 2 },
    /says what it is about and not what shall become/,
    'no fate'
  ],
  [
    { app: 'operate', part: 0, outcome: 'DONE' },
    /^part: 0 .*; outcome: "DONE" is not allowed; give one of SUCCESS/,
    'two mistakes'
  ],
  [
    { app: 'operate', partition: 1, vanishes: true },
    /^partition: unknown field; known are app, backupId, times, part,/,
    "another app's member"
  ],
  [
    { app: 'zeebe', partition: 4, vanishes: true },
    /^partition: 4 is not allowed; give .* 1 to 3/,
    'no such partition'
  ],
  [
    { app: 'zeebe', backupId: 'x', vanishes: true },
    /^backupId: "x" is not allowed; Zeebe's ids/,
    'a text for Zeebe'
  ],
  [
    { app: 'operate', backupId: 1.5, vanishes: true },
    /^backupId: 1\.5 is not allowed/,
    'half an id'
  ],
  [
    { app: 'operate', duration: '10' },
    /^duration: "10" is not allowed; give a duration .* "never"/,
    'no unit'
  ],
  [{ app: 'operate', failures: [{}] }, /^failures\[0\]\.reason: missing/, 'no reason']
]

for (const [plan, complaint, why] of refused) {
  t.test(`nothing is planned: ${why}`, async t => {
    const { ask } = await control(t)
    const { status, body } = await ask('POST', '/plans', plan)
    t.equal(status, 400)
    t.match(body.error, complaint)
    t.strictSame((await ask('GET', '/plans')).body, { plans: [] })
  })
}

t.test('all are removed at once, one that is not there is named', async t => {
  const { ask } = await control(t)
  await ask('POST', '/plans', { app: 'operate', vanishes: true })
  t.equal((await ask('DELETE', '/plans')).status, 204)
  const { status, body } = await ask('DELETE', '/plans/plan-1')
  t.strictSame([status, body.error], [404, 'no plan "plan-1"; GET /plans lists those there are'])
})

t.test('there are no more than a thousand', async t => {
  const { ask, world } = await control(t)
  for (let i = 0; i < 1_000; i++) world.plans.add({ app: 'operate', vanishes: true })
  const { status, body } = await ask('POST', '/plans', { app: 'operate', vanishes: true })
  t.equal(status, 429)
  t.match(body.error, /there are 1000 plans already/)
})
