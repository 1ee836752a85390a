import t from 'tap'
import { applications, del, get, json, take } from '../../support/applications.js'

const name = (id: string, part: number) => `camunda_optimize_${id}_8.7.2_part_${part}_of_2`

t.test('an accepted start is a 202 whose bytes hold a blank before the colon', async t => {
  const { optimize } = await applications(t)
  t.strictSame(await take(optimize, 123456), {
    status: 202,
    type: json,
    body: '{"message" : "Backup creation for ID 123456 has been scheduled. Use the GET API to monitor completion of backup process"}'
  })
})

t.test(
  'a finished backup names its reason before its state, and its two parts share their start',
  async t => {
    const { optimize } = await applications(t, { pace: 'realistic' })
    await take(optimize, 7)
    const running = JSON.parse((await get(optimize, 7)).body)
    t.equal(running.state, 'IN_PROGRESS')
    const detail = (part: number) => ({
      snapshotName: name('7', part),
      state: 'SUCCESS',
      startTime: '2001-02-03T04:05:06.789+0000',
      failures: []
    })
    const { optimize: done } = await applications(t)
    await take(done, 7)
    t.strictSame(await get(done, 7), {
      status: 200,
      type: json,
      body: JSON.stringify({
        backupId: 7,
        failureReason: null,
        state: 'COMPLETED',
        details: [detail(1), detail(2)]
      })
    })
  }
)

t.test('the list comes in the order of a Java hash map', async t => {
  const { optimize } = await applications(t)
  for (const id of [201, 208, 202]) await take(optimize, id)
  const list: { backupId: number }[] = JSON.parse((await get(optimize)).body)
  t.strictSame(
    list.map(it => it.backupId),
    [208, 201, 202]
  )
})

t.test('a deletion is a 204 whether there was anything or not', async t => {
  const { optimize } = await applications(t)
  await take(optimize, 5)
  t.strictSame(await del(optimize, 5), { status: 204, type: undefined, body: '' })
  t.strictSame(await get(optimize, 5), {
    status: 404,
    type: json,
    body: '{"errorCode":"notFoundError","errorMessage":"The server could not find the requested resource.","detailedMessage":"No Optimize backup with ID [5] could be found.","reportDefinition":null}'
  })
  t.equal((await del(optimize, 5)).status, 204)
  t.equal((await del(optimize, -1)).status, 204, 'path ids are not checked')
  t.match((await get(optimize, -1)).body, /\[-1\]/)
})

t.test('partial parts fail the backup, but the reason names failed ones only', async t => {
  const { optimize, world } = await applications(t)
  world.plans.add({ app: 'optimize', partNo: 2, outcome: 'PARTIAL' })
  await take(optimize, 9)
  const backup = JSON.parse((await get(optimize, 9)).body)
  t.equal(backup.state, 'FAILED')
  t.equal(backup.failureReason, 'The following snapshots failed: []')
})
