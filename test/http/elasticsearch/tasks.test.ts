import t from 'tap'
import { elasticsearch, failure, startMs } from '../../support/elasticsearch.js'

/** A snapshot and a restore that run, each for ten seconds. */
async function busy(t: Parameters<typeof elasticsearch>[0]) {
  const it = await elasticsearch(t, { pace: 'slow' })
  const { call, clock, onlyIndex, world } = it
  onlyIndex('a')
  await call('PUT', '/_snapshot/backups/old')
  clock.advance(600_000)
  const restore = { rename_pattern: '(.+)', rename_replacement: 'b-$1' }
  await call('POST', '/_snapshot/backups/old/_restore', restore)
  await call('PUT', '/_snapshot/backups/new', { indices: 'a' })
  clock.advance(1_500)
  return { ...it, node: world.nodeId }
}

t.test('a cluster that does nothing has no tasks', async t => {
  const { call } = await elasticsearch(t)
  t.equal((await call('GET', '/_tasks')).text, '{"nodes":{}}')
  t.equal((await call('GET', '/_tasks?group_by=none')).text, '{"tasks":[]}')
  t.equal((await call('GET', '/_cat/tasks')).text, '')
})

t.test('running snapshots and restores are tasks', async t => {
  const { call, clock, node } = await busy(t)
  const { body } = await call('GET', '/_tasks?detailed&actions=*snapshot*')
  t.strictSame(Object.keys(body.nodes), [node])
  const tasks: { id: number; action: string; description: string }[] = Object.values(
    body.nodes[node].tasks
  )
  t.strictSame(
    new Set(tasks.map(it => `${it.action} ${it.description}`)),
    new Set([
      'cluster:admin/snapshot/create snapshot [backups:new]',
      'cluster:admin/snapshot/restore snapshot [backups:old]'
    ])
  )
  const [create] = (
    await call('GET', '/_tasks?group_by=none&actions=cluster:admin/snapshot/create')
  ).body.tasks
  t.equal(
    JSON.stringify(create),
    JSON.stringify({
      node,
      id: create.id,
      type: 'transport',
      action: 'cluster:admin/snapshot/create',
      start_time_in_millis: startMs + 600_000,
      running_time_in_nanos: 1_500_000_000,
      cancellable: false,
      headers: {}
    })
  )
  const parents = (await call('GET', '/_tasks?group_by=parents')).body.tasks
  t.equal(parents[`${node}:${create.id}`].action, create.action)
  t.strictSame((await call('GET', '/_tasks?nodes=nope')).body, { nodes: {} })
  t.match((await call('GET', `/_tasks/${node}:${create.id}`)).body, {
    completed: false,
    task: { id: create.id, description: 'snapshot [backups:new]' }
  })
  clock.advance(600_000)
  t.strictSame((await call('GET', '/_tasks')).body, { nodes: {} }, 'all is over')
})

t.test('tasks that are not there, and what is no task', async t => {
  const { call, world } = await elasticsearch(t)
  const unknown = (reason: string) => failure(404, 'resource_not_found_exception', reason)
  const id = `${world.nodeId}:12`
  t.strictSame(
    (await call('GET', `/_tasks/${id}`)).body,
    unknown(`task [${id}] isn't running and hasn't stored its results`)
  )
  t.strictSame(
    (await call('GET', '/_tasks/other:1')).body,
    unknown(
      "task [other:1] belongs to the node [other] which isn't part of the cluster and there is no record of the task"
    )
  )
  const argument = (reason: string) => failure(400, 'illegal_argument_exception', reason)
  t.strictSame((await call('GET', '/_tasks/x')).body, argument('malformed task id x'))
  t.strictSame(
    (await call('GET', '/_tasks?group_by=x')).body,
    argument('[group_by] must be one of [nodes], [parents] or [none] but was [x]')
  )
})

t.test('tasks as a table', async t => {
  const { call, node } = await busy(t)
  const rows = (await call('GET', '/_cat/tasks?format=json')).body
  t.strictSame(Object.keys(rows[0]), [
    ...['action', 'task_id', 'parent_task_id', 'type', 'start_time', 'timestamp', 'running_time'],
    ...['ip', 'node']
  ])
  t.match(rows[0], { parent_task_id: '-', running_time: '1.5s', timestamp: '04:15:06' })
  t.ok(rows[0].task_id.startsWith(`${node}:`))
})
