/** A pace that is measured in looks: what a client sees, and what the journal says of it. */
import t from 'tap'
import { startHere } from '../../support/started.js'
import { ask } from '../../support/struck.js'

const rows: [release: string, door: string, path: string, running: string, why: string][] = [
  ['8.7', 'operate', '/actuator/backups', 'IN_PROGRESS', 'six parts in turn'],
  ['8.7', 'optimize', '/actuator/backups', 'IN_PROGRESS', 'two parts together'],
  ['8.7', 'zeebe', '/actuator/backups', 'IN_PROGRESS', 'three partitions'],
  ['8.8', 'orchestration', '/actuator/backupHistory', 'IN_PROGRESS', 'five parts'],
  ['8.9', 'orchestration', '/actuator/backupHistory', 'IN_PROGRESS', 'seven parts']
]

for (const [release, door, path, running, why] of rows) {
  t.test(`${door} of ${release} runs for exactly three looks: ${why}`, async t => {
    const args = ['--camunda', release, '--pace', 'polls']
    const { ready, world } = await startHere(t, args)
    const url = `${ready.doors[door as keyof typeof ready.doors]}${path}`
    await ask(url, { method: 'POST', body: { backupId: 7 } })
    const states: string[] = []
    for (let look = 0; look < 5; look += 1) {
      states.push(JSON.parse((await ask(`${url}/7`)).body).state)
      world.truth.backups()
    }
    t.strictSame(states, [running, running, running, 'COMPLETED', 'COMPLETED'])
  })
}

t.test('whoever waits for a snapshot has waited at once', async t => {
  const { ready } = await startHere(t, ['--camunda', '8.7', '--pace', 'polls'])
  const url = `${ready.doors.elasticsearch}/_snapshot/camunda/mine?wait_for_completion=true`
  t.equal(JSON.parse((await ask(url, { method: 'PUT' })).body).snapshot.state, 'SUCCESS')
})

t.test('the journal names the plans behind what a backup came to', async t => {
  const { ready, world } = await startHere(t, ['--camunda', '8.7', '--pace', 'instant'])
  world.plans.add({ app: 'operate', backupId: 1n, partNo: 2, outcome: 'FAILED' })
  world.plans.add({ app: 'zeebe', partitionId: 1, outcome: 'FAILED' })
  world.plans.add({ app: 'tasklist', outcome: 'FAILED' })
  const operate = `${ready.doors.operate}/actuator/backups`
  const zeebe = `${ready.doors.zeebe}/actuator/backups`
  for (const url of [operate, zeebe]) {
    await ask(url, { method: 'POST', body: { backupId: 1 } })
    await ask(`${url}/1`)
  }
  await ask(operate, { method: 'POST', body: { backupId: 2 } })
  await ask(`${operate}/2`)
  const why = (filter: object) => world.journal.list(filter).entries.at(-1)?.why
  t.match(why({ operation: 'getBackup', backupId: '1' }), {
    state: 'FAILED',
    plans: ['plan-1'],
    text: /decided by plan-1/
  })
  t.strictSame(why({ operation: 'getRuntimeBackup' })?.plans, ['plan-2'])
  t.equal(why({ operation: 'getBackup', backupId: '2' })?.plans, undefined)
})
