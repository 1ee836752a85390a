/** A snapshot that runs, as everybody sees it at one instant, and its end by deletion. */
import t from 'tap'
import { startBackupMock } from '../../../src/index.js'
import { ask } from '../../support/ask.js'

const partMs = 10_000
const part = (no: number) => new RegExp(`^camunda_operate_7_8\\.7\\.\\d+_part_${no}_of_6$`)

async function running(storage: 'elasticsearch' | 'opensearch', searchEngine: string) {
  const mock = await startBackupMock({
    ...{ camunda: '8.7', storage, searchEngine, clock: 'manual', pace: 'realistic', seed: 'sides' }
  })
  const search = mock.url('elasticsearch')
  const backups = `${mock.url('operate')}/actuator/backups`
  await mock.plans.add({ app: 'operate', part: 4, duration: `${partMs}ms` })
  await ask('POST', backups, { backupId: 7 })
  const get = async (url: string) => JSON.parse((await ask('GET', url)).body)
  const current = async () => (await get(`${search}/_snapshot/camunda/_current`)).snapshots[0]
  // Part after part begins, until the one with the most indices runs.
  while (!part(4).test((await current()).snapshot)) await mock.clock.next()
  return { mock, search, get, current, backup: () => get(`${backups}/7`) }
}

/** With Operate's word for a part that runs, which on OpenSearch is the status'. */
const engines = [
  ['elasticsearch', 'elasticsearch:8.17', 'IN_PROGRESS'],
  ['opensearch', 'opensearch:2.19', 'STARTED']
] as const
for (const [storage, engine, runs] of engines) {
  t.test(`${engine}: a running snapshot from every side at once`, async t => {
    const { mock, search, get, current, backup } = await running(storage, engine)
    t.teardown(() => mock.close())
    const { snapshot, start_time_in_millis: startMs, indices } = await current()
    const total = indices.length
    t.ok(total > 4, 'enough shards to see them move')
    const url = `${search}/_snapshot/camunda/${snapshot}`

    for (const [share, done] of [
      [0, 0],
      [0.5, Math.floor(total / 2)],
      [0.99, total - 1]
    ] as const) {
      const now = new Date(startMs + share * partMs)
      if (share > 0) await mock.clock.advanceTo(now)
      t.match((await get(url)).snapshots, [
        {
          ...{ snapshot, state: 'IN_PROGRESS', indices, failures: [] },
          ...{ end_time: '1970-01-01T00:00:00.000Z', end_time_in_millis: 0, duration_in_millis: 0 },
          shards: { total: 0, failed: 0, successful: 0 }
        }
      ])
      const status = (await get(`${search}/_snapshot/_status`)).snapshots
      t.match(status, [
        {
          ...{ snapshot, repository: 'camunda', state: 'STARTED' },
          shards_stats: { started: total - done, done, failed: 0, total },
          stats: { start_time_in_millis: startMs, time_in_millis: share * partMs }
        }
      ])
      t.strictSame(status, (await get(`${url}/_status`)).snapshots, 'the same by its name')
      const columns = 'h=id,status,end_epoch,end_time,duration,successful_shards,total_shards'
      const table = (await ask('GET', `${search}/_cat/snapshots/camunda?${columns}`)).body
      const row = table.split('\n').find(it => it.startsWith(snapshot)) ?? ''
      const took = share === 0 ? '0s' : `${(share * partMs) / 1_000}s`
      t.strictSame(row.split(/ +/).slice(1, 7), ['IN_PROGRESS', '0', '00:00:00', took, '0', '0'])
      const { state, details } = await backup()
      t.equal(state, 'IN_PROGRESS')
      t.match(details.at(-1), { snapshotName: part(4), state: runs, failures: [] })
      t.match(
        details.slice(0, -1).map((it: { state: string }) => it.state),
        ['SUCCESS', 'SUCCESS', 'SUCCESS']
      )
    }

    const [index] = indices
    const refused = await ask('DELETE', `${search}/${index}`)
    t.equal(refused.status, 400)
    const { type, reason } = JSON.parse(refused.body).error
    t.equal(type, 'snapshot_in_progress_exception')
    const [, told] = reason.split('Cannot delete indices that are being snapshotted: ')
    t.match(told, /^\[\[[-\w.]+\/[-\w]{22}\]\]\. Try again after snapshot finishes or cancel the/)
    t.equal(told.startsWith(`[[${index}/`), true)
  })

  t.test(`${engine}: deleting the running snapshot ends it for everybody`, async t => {
    const { mock, search, get, current, backup } = await running(storage, engine)
    t.teardown(() => mock.close())
    const { snapshot, indices } = await current()
    const url = `${search}/_snapshot/camunda/${snapshot}`
    t.match(await ask('DELETE', url), { status: 200, body: '{"acknowledged":true}' })

    const missing = { error: { type: 'snapshot_missing_exception' }, status: 404 }
    t.match(await get(url), missing)
    t.match(await get(`${url}/_status`), missing)
    t.strictSame(await get(`${search}/_snapshot/_status`), { snapshots: [] }, 'nothing runs')
    t.notMatch((await ask('GET', `${search}/_cat/snapshots/camunda?h=id`)).body, snapshot)
    t.match(await ask('DELETE', `${search}/${indices[0]}`), { status: 200 }, 'it is free again')

    await mock.clock.advance('1h')
    const { state, details } = await backup()
    t.equal(state, 'INCOMPLETE', 'Operate took no further part')
    t.match(
      details.map((it: { snapshotName: string }) => it.snapshotName),
      [part(1), part(2), part(3)]
    )
  })
}
