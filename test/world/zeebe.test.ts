import fc from 'fast-check'
import t from 'tap'
import { backupIdMax } from '../../src/domain/backup-id.js'
import type { BrokerCondition } from '../../src/domain/broker-condition.js'
import type { ExporterPhase } from '../../src/domain/exporting.js'
import type { WorldSetting } from '../../src/world/world.js'
import { holds } from '../support/property.js'
import { aWorld, refusalOf, startMs } from '../support/world.js'

function aCluster(over: Partial<WorldSetting> = {}) {
  const { clock, world } = aWorld(over)
  const { zeebe } = world
  const ids = async () => (await zeebe.list()).map(view => view.backupId)
  const states = async (backupId: bigint) => {
    const { state, partitions } = await zeebe.get(backupId)
    return [state, ...partitions.map(partition => partition.state)]
  }
  const phases = () => [...zeebe.phases().values()]
  const suffer = (condition: BrokerCondition) => world.conditions.set({ zeebe: condition })
  return { clock, world, zeebe, ids, states, phases, suffer }
}

t.test('an id is greater than zero', async t => {
  const { zeebe } = aCluster()
  for (const id of [0n, -1n]) {
    t.strictSame(await refusalOf(zeebe.take(id)), { code: 'ID_NOT_POSITIVE' }, `${id}`)
  }
  t.equal(await refusalOf(zeebe.take(1n)), undefined)
})

const idRows: [requested: bigint, taken: boolean, why: string][] = [
  [99n, false, 'it is lower'],
  [100n, false, 'it is the same'],
  [101n, true, 'it is higher']
]

for (const [requested, taken, why] of idRows) {
  t.test(`after 100 the id ${requested} is ${taken ? 'taken' : 'refused'}: ${why}`, async t => {
    const { zeebe } = aCluster()
    await zeebe.take(100n)
    const refusal = { code: 'ID_NOT_HIGHER', requested, latest: 100n }
    t.strictSame(await refusalOf(zeebe.take(requested)), taken ? undefined : refusal)
  })
}

t.test('a deleted id stays taken', async t => {
  const { zeebe } = aCluster()
  await zeebe.take(100n)
  await zeebe.delete(100n)
  t.strictSame(await refusalOf(zeebe.get(100n)), { code: 'RUNTIME_BACKUP_UNKNOWN', backupId: 100n })
  t.match(await refusalOf(zeebe.take(100n)), { code: 'ID_NOT_HIGHER', latest: 100n })
})

t.test('a start that was refused takes no id', async t => {
  const { zeebe, suffer } = aCluster()
  suffer({ kind: 'noStore' })
  t.match(await refusalOf(zeebe.take(100n)), { code: 'NO_BACKUP_STORE' })
  suffer({ kind: 'ok' })
  t.equal(await refusalOf(zeebe.take(50n)), undefined)
})

t.test('after the greatest id nothing can be taken', async t => {
  const { zeebe } = aCluster()
  await zeebe.take(backupIdMax)
  for (const id of [1n, backupIdMax]) {
    t.match(await refusalOf(zeebe.take(id)), { code: 'ID_NOT_HIGHER', latest: backupIdMax })
  }
})

t.test('whatever was taken and deleted, only ever higher ids are taken', async t => {
  const commands = fc.array(
    fc.record({ id: fc.bigInt({ min: -2n, max: 12n }), remove: fc.boolean() }),
    { maxLength: 20 }
  )
  const growing = fc.asyncProperty(commands, async list => {
    const { zeebe } = aCluster()
    let latest = 0n
    for (const { id, remove } of list) {
      if (remove) await zeebe.delete(id)
      else {
        const taken = (await refusalOf(zeebe.take(id))) === undefined
        if (taken !== id > latest) return false
        if (taken) latest = id
      }
    }
    return true
  })
  await holds(t, growing)
})

t.test('deleting what is not there is no fault', async t => {
  const { zeebe } = aCluster()
  for (const id of [0n, -5n, 7n]) t.equal(await refusalOf(zeebe.delete(id)), undefined)
})

t.test('backups are listed in the order of a Java map', async t => {
  const { zeebe, ids } = aCluster({ pace: 'instant' })
  for (let id = 201n; id <= 208n; id += 1n) await zeebe.take(id)
  t.strictSame(await ids(), [208n, 201n, 202n, 203n, 204n, 205n, 206n, 207n])
})

t.test('every partition follows its own plan', async t => {
  const { clock, world, zeebe, states } = aCluster()
  world.plans.add({ app: 'zeebe', partitionId: 1, durationMs: 1_000 })
  world.plans.add({ app: 'zeebe', partitionId: 2, durationMs: 2_000 })
  world.plans.add({ app: 'zeebe', partitionId: 3, durationMs: 3_000 })
  await zeebe.take(1n)
  t.strictSame(await states(1n), ['IN_PROGRESS', 'IN_PROGRESS', 'IN_PROGRESS', 'IN_PROGRESS'])
  clock.advance(1_000)
  t.strictSame(await states(1n), ['IN_PROGRESS', 'COMPLETED', 'IN_PROGRESS', 'IN_PROGRESS'])
  clock.advance(1_999)
  t.strictSame(await states(1n), ['IN_PROGRESS', 'COMPLETED', 'COMPLETED', 'IN_PROGRESS'])
  clock.advance(1)
  t.strictSame(await states(1n), ['COMPLETED', 'COMPLETED', 'COMPLETED', 'COMPLETED'])
})

t.test('one partition that fails makes the backup fail as soon as it does', async t => {
  const { clock, world, zeebe, states } = aCluster()
  const failureReason = 'Backup is cancelled due to leader change.'
  world.plans.add({
    app: 'zeebe',
    partitionId: 2,
    outcome: 'FAILED',
    failureReason,
    durationMs: 10
  })
  await zeebe.take(1n)
  clock.advance(9)
  t.equal((await states(1n))[0], 'IN_PROGRESS')
  clock.advance(1)
  t.strictSame(await states(1n), ['FAILED', 'IN_PROGRESS', 'FAILED', 'IN_PROGRESS'])
  t.equal(
    (await zeebe.get(1n)).failureReason,
    'Backup on partition 2 failed due to Backup is cancelled due to leader change.. '
  )
})

t.test('a partition’s piece says where and when it was taken', async t => {
  const { zeebe } = aCluster({ pace: 'instant', partitionsCount: 4 })
  await zeebe.take(1n)
  const { partitions } = await zeebe.get(1n)
  t.strictSame(
    partitions.map(({ plan }) => [plan.partitionId, plan.brokerId, plan.brokerVersion]),
    [
      [1, 0, '8.7.2'],
      [2, 1, '8.7.2'],
      [3, 2, '8.7.2'],
      [4, 0, '8.7.2']
    ],
    'written by the leader'
  )
  const positions = partitions.map(({ plan }) => plan.checkpointPosition)
  t.strictSame(positions, positions.toSorted(), 'the log grows')
  for (const { plan, createdMs } of partitions) {
    t.match(plan.snapshotId, /^\d+-1-\d+-\d+$/)
    t.equal(createdMs, startMs)
    t.ok(plan.nanos >= 0 && plan.nanos <= 999_999)
  }
})

t.test('a gateway that never saw a broker lists nothing and deletes nothing', async t => {
  const { zeebe, suffer, ids } = aCluster()
  await zeebe.take(1n)
  suffer({ kind: 'noBrokers' })
  t.strictSame(await ids(), [])
  t.equal(await refusalOf(zeebe.delete(1n)), undefined)
  t.match(await refusalOf(zeebe.get(1n)), { code: 'NEVER_SAW_A_BROKER', operation: 'get' })
  t.match(await refusalOf(zeebe.take(2n)), { code: 'NEVER_SAW_A_BROKER', operation: 'take' })
  suffer({ kind: 'ok' })
  t.strictSame(await ids(), [1n], 'the brokers still have it')
})

t.test('the id is looked at before the brokers', async t => {
  const { zeebe, suffer } = aCluster()
  suffer({ kind: 'incompleteTopology', partitionId: 1 })
  t.strictSame(await refusalOf(zeebe.take(0n)), { code: 'ID_NOT_POSITIVE' })
  t.match(await refusalOf(zeebe.take(1n)), { code: 'PARTITIONS_MISSING', expected: 3, found: 2 })
})

t.test('a missing replica hurts no backup', async t => {
  const { zeebe, suffer, ids } = aCluster()
  suffer({ kind: 'replicaMissing', partitionId: 2 })
  await zeebe.take(1n)
  t.equal((await zeebe.get(1n)).backupId, 1n)
  t.strictSame(await ids(), [1n])
  await zeebe.delete(1n)
  t.strictSame(await ids(), [])
})

const late: BrokerCondition[] = [
  { kind: 'brokersGone' },
  { kind: 'leaderless', partitionId: 1 },
  { kind: 'timeout', partitionId: 1 }
]

for (const condition of late) {
  t.test(`${condition.kind} is noticed when the whole request timeout has passed`, async t => {
    const { clock, zeebe, suffer } = aCluster({ requestTimeoutMs: 2_000 })
    suffer(condition)
    let answered = false
    const answer = refusalOf(zeebe.get(1n)).then(refusal => {
      answered = true
      return refusal
    })
    clock.advance(1_999)
    await new Promise(resolve => setImmediate(resolve))
    t.equal(answered, false)
    clock.advance(1)
    t.ok(await answer)
  })
}

t.test('exporting is paused, softly paused and resumed; the last command wins', async t => {
  const { zeebe, phases } = aCluster()
  const all = (phase: ExporterPhase) => [phase, phase, phase]
  t.strictSame(phases(), all('EXPORTING'))
  for (const [command, phase] of [
    ['pause', 'PAUSED'],
    ['pause', 'PAUSED'],
    ['softPause', 'SOFT_PAUSED'],
    ['pause', 'PAUSED'],
    ['resume', 'EXPORTING'],
    ['softPause', 'SOFT_PAUSED'],
    ['resume', 'EXPORTING']
  ] as const) {
    t.equal(await zeebe.command(command), undefined)
    t.strictSame(phases(), all(phase), command)
  }
})

const P = 'PAUSED'
const E = 'EXPORTING'
const exportingRows: [
  condition: BrokerCondition,
  kind: string | undefined,
  phases: string[],
  why: string
][] = [
  [{ kind: 'noBrokers' }, undefined, [E, E, E], 'nobody was asked'],
  [{ kind: 'noStore' }, undefined, [P, P, P], 'it has nothing to do with it'],
  [{ kind: 'exhausted', partitionId: 2 }, undefined, [P, P, P], 'nothing is written'],
  [{ kind: 'incompleteTopology', partitionId: 2 }, 'topology', [E, E, E], 'found before asking'],
  [{ kind: 'leaderless', partitionId: 2 }, 'topology', [E, E, E], 'found before asking'],
  [{ kind: 'replicaMissing', partitionId: 2 }, 'topology', [E, E, E], 'found before asking'],
  [{ kind: 'brokersGone' }, 'refused', [E, E, E], 'nobody heard'],
  [
    { kind: 'brokerError', partitionId: 2, message: 'x' },
    'broker',
    [P, E, P],
    'the others were asked at the same time'
  ],
  [
    { kind: 'timeout', partitionId: 2 },
    'timeout',
    [P, E, P],
    'the others were asked at the same time'
  ]
]

for (const [condition, kind, phasesAfter, why] of exportingRows) {
  t.test(`a pause under ${condition.kind} leaves ${phasesAfter.join(', ')}: ${why}`, async t => {
    const { zeebe, phases, suffer } = aCluster({ requestTimeoutMs: 0 })
    suffer(condition)
    t.equal((await zeebe.command('pause'))?.kind, kind)
    t.strictSame(phases(), phasesAfter)
  })
}

t.test('a resume needs the whole topology, too', async t => {
  const { zeebe, phases, suffer } = aCluster()
  await zeebe.command('softPause')
  suffer({ kind: 'replicaMissing', partitionId: 3 })
  t.match(await zeebe.command('resume'), {
    kind: 'topology',
    complaint: { kind: 'members', partitionId: 3, found: 2, expected: 3 }
  })
  t.strictSame(phases(), ['SOFT_PAUSED', 'SOFT_PAUSED', 'SOFT_PAUSED'])
})

t.test('the others obey at once while one partition is waited for', async t => {
  const { clock, zeebe, phases, suffer } = aCluster({ requestTimeoutMs: 2_000 })
  suffer({ kind: 'timeout', partitionId: 1 })
  const answer = zeebe.command('pause')
  t.strictSame(phases(), [E, P, P])
  clock.advance(2_000)
  t.strictSame(await answer, { kind: 'timeout', partitionId: 1 })
})
