/** Conditions and incidents: an operator's words in, the same words out, and nothing in between is lost. */
import t from 'tap'
import { control } from '../../support/control.js'

const healthy = {
  elasticsearch: { kind: 'reachable' },
  repository: { kind: 'ready' },
  zeebe: { kind: 'ok' },
  exporting: { kind: 'ok' }
}

const accepted: [change: object, state: object, why: string][] = [
  [{ elasticsearch: 'unreachable' }, { elasticsearch: { kind: 'unreachable' } }, 'a word'],
  [{ elasticsearch: { kind: 'failing' } }, { elasticsearch: { kind: 'failing' } }, 'an object'],
  [
    { elasticsearch: { kind: 'slow', delay: '90s' } },
    { elasticsearch: { kind: 'slow', delay: '90s' } },
    'a duration'
  ],
  [{ repository: 'unverifiable' }, { repository: { kind: 'unverifiable' } }, 'a repository'],
  [{ zeebe: 'noStore' }, { zeebe: { kind: 'noStore' } }, 'brokers without a store'],
  [{ zeebe: 'timeout' }, { zeebe: { kind: 'timeout', partition: 1 } }, 'partition 1 by itself'],
  [
    { zeebe: { kind: 'leaderless', partition: 3 } },
    { zeebe: { kind: 'leaderless', partition: 3 } },
    'the last partition'
  ],
  [
    { zeebe: { kind: 'brokerError', partition: 2, message: 'no' } },
    { zeebe: { kind: 'brokerError', partition: 2, message: 'no' } },
    'the words of a broker'
  ],
  [
    { exporting: { kind: 'partial', partitions: [1, 3] } },
    { exporting: { kind: 'partial', partitions: [1, 3] } },
    'some partitions'
  ],
  [{}, {}, 'nothing at all']
]

for (const [change, state, why] of accepted) {
  t.test(`a condition is told as it was given: ${why}`, async t => {
    const { ask } = await control(t)
    const changed = await ask('PATCH', '/conditions', change)
    t.equal(changed.status, 200)
    t.strictSame(changed.body, { ...healthy, ...state })
    t.strictSame((await ask('GET', '/conditions')).body, changed.body)
    t.strictSame((await ask('PUT', '/conditions', changed.body)).body, changed.body, 'and back')
  })
}

t.test('PATCH leaves the rest as it is, PUT makes it healthy, DELETE all of it', async t => {
  const { ask } = await control(t)
  await ask('PATCH', '/conditions', { zeebe: 'noStore' })
  const both = await ask('PATCH', '/conditions', { repository: 'missing' })
  t.match(both.body, { zeebe: { kind: 'noStore' }, repository: { kind: 'missing' } })
  const put = await ask('PUT', '/conditions', { repository: 'readOnly' })
  t.strictSame(put.body, { ...healthy, repository: { kind: 'readOnly' } })
  t.strictSame((await ask('DELETE', '/conditions')).body, healthy)
})

const refused: [change: object, complaint: RegExp, why: string][] = [
  [{ zebe: 'ok' }, /^zebe: unknown field; did you mean zeebe\?$/, 'a slip in a name'],
  [
    { zeebe: 'leaderles' },
    /^zeebe: "leaderles" is not allowed.*did you mean leaderless\?/,
    'a slip in a word'
  ],
  [
    { zeebe: { kind: 'gone' } },
    /^zeebe\.kind: "gone" is not allowed; give one of ok, noStore/,
    'an unknown kind'
  ],
  [
    { zeebe: { kind: 'ok', partition: 1 } },
    /^zeebe\.partition: unknown field; known are kind$/,
    'a partition too many'
  ],
  [
    { zeebe: { kind: 'timeout', partition: 4 } },
    /^zeebe\.partition: 4 is not allowed; give a whole number from 1 to 3/,
    'a partition that is not there'
  ],
  [
    { exporting: { kind: 'partial', partitions: [1, 9] } },
    /^exporting\.partitions\[1\]: 9/,
    'the same in a list'
  ],
  [
    { elasticsearch: 'slow' },
    /^elasticsearch: "slow" is not allowed.*"delay":"2s"/,
    'slow without a delay'
  ],
  [
    { elasticsearch: { kind: 'slow', delay: 2 } },
    /^elasticsearch\.delay: 2 is not allowed; give a duration/,
    'a delay without a unit'
  ]
]

for (const [change, complaint, why] of refused) {
  t.test(`conditions stay as they are: ${why}`, async t => {
    const { ask } = await control(t)
    for (const method of ['PATCH', 'PUT']) {
      await ask('PATCH', '/conditions', { repository: 'missing' })
      const { status, body } = await ask(method, '/conditions', change)
      t.equal(status, 400)
      t.match(body.error, complaint)
      const state = (await ask('GET', '/conditions')).body
      t.strictSame(state, { ...healthy, repository: { kind: 'missing' } })
    }
  })
}

t.test('an incident happens at once, and the answer says what it has brought about', async t => {
  const { ask, world } = await control(t, { setting: { pace: 'slow' } })
  await world.apps.operate.take(7n)
  const { body } = await ask('POST', '/incidents', { kind: 'nodeLost' })
  t.equal(body.happened[0].text, 'a node of Elasticsearch was lost')
  t.equal(body.happened[1].text, "part 1 of 6 of Operate's backup 7 ended: PARTIAL")
})

t.test('an app that restarts has lost its queue', async t => {
  const { ask, world } = await control(t, { setting: { pace: 'slow' } })
  await world.apps.operate.take(7n)
  const { body } = await ask('POST', '/incidents', { kind: 'restart', app: 'operate' })
  t.equal(body.happened[0].text, 'Operate was restarted')
  await ask('POST', '/clock/advance', { by: '1h' })
  const { snapshots } = (await ask('GET', '/snapshots')).body
  t.equal(snapshots.length, 1, 'the first part had begun, the others never will')
})

t.test('an incident that cannot happen is refused', async t => {
  const { ask } = await control(t)
  const rows: [object, RegExp][] = [
    [{ kind: 'restart' }, /^app: missing; give one of operate/],
    [{ kind: 'restart', app: 'kibana' }, /^app: "kibana" is not allowed/],
    [{ kind: 'fire' }, /^kind: "fire" is not allowed; give one of restart, leaderChange, nodeLost/],
    [{ kind: 'leaderChange', partition: 4 }, /^partition: 4 is not allowed; give .* 1 to 3/]
  ]
  for (const [body, complaint] of rows) {
    const answer = await ask('POST', '/incidents', body)
    t.equal(answer.status, 400)
    t.match(answer.body.error, complaint)
  }
})
