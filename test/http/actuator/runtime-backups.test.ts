import t from 'tap'
import { applications, del, get, send, take, v3 } from '../../support/applications.js'

t.test('an accepted start is a 202 that names a path to look at', async t => {
  const { zeebe } = await applications(t)
  t.strictSame(await take(zeebe, 100), {
    status: 202,
    type: v3,
    body: '{"message":"A backup with id 100 has been scheduled. Use GET actuator/backups/100 to monitor the status."}'
  })
})

t.test(
  'a finished backup has an entry per partition, in the documented order of members',
  async t => {
    const { zeebe } = await applications(t, { partitionsCount: 2 })
    await take(zeebe, 100)
    const { status, type, body } = await get(zeebe, 100)
    t.strictSame([status, type], [200, v3])
    const backup = JSON.parse(body)
    t.strictSame(Object.keys(backup), ['backupId', 'state', 'details'], 'no reason without failure')
    t.strictSame([backup.backupId, backup.state], [100, 'COMPLETED'])
    for (const [index, detail] of backup.details.entries()) {
      t.strictSame(Object.keys(detail), [
        'partitionId',
        'state',
        'createdAt',
        'lastUpdatedAt',
        'snapshotId',
        'checkpointPosition',
        'brokerVersion'
      ])
      t.strictSame(
        [detail.partitionId, detail.state, detail.brokerVersion],
        [index + 1, 'COMPLETED', '8.7.2']
      )
      t.match(detail.createdAt, /^2001-02-03T04:05:06\.789\d{6}Z$/)
      t.match(detail.snapshotId, /^\d+-\d+-\d+-\d+$/)
    }
  }
)

t.test('the list tells less of each partition, in the order of a Java hash map', async t => {
  const { zeebe } = await applications(t, { partitionsCount: 1 })
  t.strictSame(await get(zeebe), { status: 200, type: v3, body: '[]' })
  for (const id of [201, 202, 208]) await take(zeebe, id)
  const list = JSON.parse((await get(zeebe)).body)
  t.strictSame(
    list.map((it: { backupId: number }) => it.backupId),
    [208, 201, 202]
  )
  t.strictSame(Object.keys(list[0].details[0]), [
    'partitionId',
    'state',
    'createdAt',
    'brokerVersion'
  ])
})

t.test('an id must be higher than every one before, deleted or not', async t => {
  const { zeebe } = await applications(t)
  await take(zeebe, 100)
  const conflict = (id: number) => ({
    status: 409,
    type: v3,
    body: `{"message":"Requested backup has id ${id}. The latest backup has id 100. Id of new backups must be higher than the previous one. "}`
  })
  t.strictSame(await take(zeebe, 100), conflict(100), 'the same again')
  t.strictSame(await take(zeebe, 99), conflict(99), 'lower')
  t.strictSame(await del(zeebe, 100), { status: 204, type: undefined, body: '' })
  t.strictSame(await get(zeebe, 100), {
    status: 404,
    type: v3,
    body: '{"message":"Backup with id 100 does not exist"}'
  })
  t.strictSame(await take(zeebe, 100), conflict(100), 'a deleted id stays taken')
  t.equal((await take(zeebe, 101)).status, 202)
  t.equal((await del(zeebe, 4711)).status, 204, 'nothing to delete is no error')
})

t.test('a query parameter of the right name beats path and body', async t => {
  const { zeebe } = await applications(t)
  const post = await send(zeebe, {
    method: 'POST',
    url: '/actuator/backups?backupId=5',
    headers: { 'content-type': 'application/json' },
    payload: '{"backupId":7}'
  })
  t.match(post.body, /id 5 /)
  t.equal((await get(zeebe, 'abc?id=5')).status, 200)
  t.equal((await get(zeebe, '5?id=abc')).status, 400)
  t.equal((await get(zeebe, '5?backupId=abc')).status, 200, 'only the selector has that power')
})

t.test('a failed partition is told with its reason and without what it has not', async t => {
  const { zeebe, world } = await applications(t, { partitionsCount: 2 })
  world.plans.add({
    app: 'zeebe',
    partitionId: 2,
    outcome: 'FAILED',
    failureReason: 'Backup is cancelled due to leader change.'
  })
  await take(zeebe, 1)
  const backup = JSON.parse((await get(zeebe, 1)).body)
  t.strictSame(Object.keys(backup), ['backupId', 'state', 'failureReason', 'details'])
  t.equal(
    backup.failureReason,
    'Backup on partition 2 failed due to Backup is cancelled due to leader change.. '
  )
  t.strictSame(Object.keys(backup.details[1]), [
    'partitionId',
    'state',
    'failureReason',
    'createdAt',
    'lastUpdatedAt',
    'snapshotId'
  ])
  const [item] = JSON.parse((await get(zeebe)).body)
  t.strictSame(Object.keys(item.details[1]), [
    'partitionId',
    'state',
    'failureReason',
    'createdAt',
    'brokerVersion'
  ])
})

t.test('each partition follows the clock', async t => {
  const { zeebe, clock, world } = await applications(t, { partitionsCount: 2 })
  world.plans.add({ app: 'zeebe', partitionId: 1, durationMs: 100 })
  world.plans.add({ app: 'zeebe', partitionId: 2, durationMs: 200 })
  await take(zeebe, 1)
  const states = async () => {
    const { state, details } = JSON.parse((await get(zeebe, 1)).body)
    return [state, ...details.map((it: { state: string }) => it.state)]
  }
  t.strictSame(await states(), ['IN_PROGRESS', 'IN_PROGRESS', 'IN_PROGRESS'])
  clock.advance(100)
  t.strictSame(await states(), ['IN_PROGRESS', 'COMPLETED', 'IN_PROGRESS'])
  clock.advance(99)
  t.strictSame(await states(), ['IN_PROGRESS', 'COMPLETED', 'IN_PROGRESS'])
  clock.advance(1)
  t.strictSame(await states(), ['COMPLETED', 'COMPLETED', 'COMPLETED'])
})
