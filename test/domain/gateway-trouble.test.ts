import t from 'tap'
import {
  type BrokerCondition,
  healthyTopology,
  topologyUnder
} from '../../src/domain/broker-condition.js'
import {
  backupTrouble,
  type ExportingFailure,
  exportingTrouble,
  type RuntimeOperation
} from '../../src/domain/gateway-trouble.js'
import type { GatewayRefusal } from '../../src/domain/refusal.js'

const healthy = healthyTopology(3, 3)
const operations = ['take', 'get', 'list', 'delete'] as const

interface Row {
  readonly condition: BrokerCondition
  readonly refusal: GatewayRefusal | undefined
  readonly afterTimeout?: boolean
  readonly why: string
}

/** What every operation meets alike. */
const rows: Row[] = [
  { condition: { kind: 'ok' }, refusal: undefined, why: 'nothing is wrong' },
  {
    condition: { kind: 'replicaMissing', partitionId: 2 },
    refusal: undefined,
    why: 'leaders are enough for a backup'
  },
  {
    condition: { kind: 'noStore' },
    refusal: { code: 'NO_BACKUP_STORE' },
    why: 'a broker says so at once'
  },
  {
    condition: { kind: 'incompleteTopology', partitionId: 2 },
    refusal: { code: 'PARTITIONS_MISSING', expected: 3, found: 2 },
    why: 'the gateway counts before it asks'
  },
  {
    condition: { kind: 'brokersGone' },
    refusal: { code: 'LEADER_UNKNOWN' },
    afterTimeout: true,
    why: 'the gateway tries again until its time is up'
  },
  {
    condition: { kind: 'leaderless', partitionId: 2 },
    refusal: { code: 'LEADER_UNKNOWN' },
    afterTimeout: true,
    why: 'the gateway hopes for a leader until its time is up'
  },
  {
    condition: { kind: 'leaderMismatch', partitionId: 2 },
    refusal: { code: 'LEADER_UNKNOWN' },
    afterTimeout: true,
    why: 'the gateway asks again until its time is up'
  },
  {
    condition: { kind: 'refused', partitionId: 2 },
    refusal: { code: 'BROKER_REFUSED', address: 'camunda-zeebe-0.camunda-zeebe:26501' },
    why: 'nobody listens'
  },
  {
    condition: { kind: 'timeout', partitionId: 2 },
    refusal: {
      code: 'BROKER_SILENT',
      partitionId: 2,
      address: 'camunda-zeebe-0.camunda-zeebe:26501'
    },
    afterTimeout: true,
    why: 'silence takes the whole time to notice'
  },
  {
    condition: { kind: 'exhausted', partitionId: 2 },
    refusal: { code: 'BROKER_EXHAUSTED', partitionId: 2 },
    why: 'a broker says so at once'
  },
  {
    condition: { kind: 'brokerError', partitionId: 2, message: 'Connect to s3 failed' },
    refusal: { code: 'BROKER_FAILED', message: 'Connect to s3 failed' },
    why: 'one partition is enough, and its words are handed on'
  }
]

for (const { condition, refusal, afterTimeout = false, why } of rows) {
  t.test(`a backup under ${condition.kind}: ${why}`, async t => {
    const expected = refusal && { refusal, afterTimeout }
    const topology = topologyUnder(condition, healthy)
    for (const operation of operations) {
      t.strictSame(
        backupTrouble(condition, operation, topology, { scalingRejects: true }),
        expected,
        operation
      )
    }
  })
}

const neverSaw: [operation: RuntimeOperation, refused: boolean, why: string][] = [
  ['take', true, 'there is no maximum of no answers'],
  ['get', true, 'no partitions make no state'],
  ['list', false, 'no partitions have no backups'],
  ['delete', false, 'no partitions have nothing to delete']
]

for (const [operation, refused, why] of neverSaw) {
  t.test(`${operation} by a gateway that never saw a broker: ${why}`, async t => {
    const condition = { kind: 'noBrokers' } as const
    const trouble = backupTrouble(condition, operation, topologyUnder(condition, healthy), {
      scalingRejects: true
    })
    const refusal = { code: 'NEVER_SAW_A_BROKER', operation }
    t.strictSame(trouble, refused ? { refusal, afterTimeout: false } : undefined)
  })
}

t.test('a cluster that scales takes no backup, where the release says so', async t => {
  const troubles = (scalingRejects: boolean) =>
    operations.map(it => backupTrouble({ kind: 'scaling' }, it, healthy, { scalingRejects }))
  const trouble = { refusal: { code: 'SCALING' }, afterTimeout: false }
  t.strictSame(troubles(true), [trouble, undefined, undefined, undefined], 'reading goes on')
  t.strictSame(troubles(false), [undefined, undefined, undefined, undefined])
})

type Bare<T> = T extends { topology: unknown } ? Omit<T, 'topology'> : T
const exportingRows: [BrokerCondition, Bare<ExportingFailure> | undefined, why: string][] = [
  [{ kind: 'ok' }, undefined, 'nothing is wrong'],
  [{ kind: 'noBrokers' }, undefined, 'an empty topology is complete'],
  [{ kind: 'noStore' }, undefined, 'no store is needed'],
  [{ kind: 'exhausted', partitionId: 2 }, undefined, 'nothing is written'],
  [{ kind: 'scaling' }, undefined, 'it has nothing to do with it'],
  [{ kind: 'refused', partitionId: 2 }, { kind: 'refused' }, 'nobody listens'],
  [
    { kind: 'incompleteTopology', partitionId: 2 },
    { kind: 'topology', complaint: { kind: 'partitions', found: 2, expected: 3 } },
    'all partitions have to be known'
  ],
  [
    { kind: 'leaderless', partitionId: 2 },
    { kind: 'topology', complaint: { kind: 'leader', partitionId: 2 } },
    'all have to be led'
  ],
  [
    { kind: 'replicaMissing', partitionId: 2 },
    { kind: 'topology', complaint: { kind: 'members', partitionId: 2, found: 2, expected: 3 } },
    'all replicas have to be there'
  ],
  [
    { kind: 'brokerError', partitionId: 2, message: 'x' },
    { kind: 'broker', partitionId: 2 },
    'the broker’s own message is not the one that is told'
  ],
  [{ kind: 'timeout', partitionId: 2 }, { kind: 'timeout', partitionId: 2 }, 'no answer comes'],
  [{ kind: 'brokersGone' }, { kind: 'refused' }, 'nobody accepts the connection']
]

for (const [condition, failure, why] of exportingRows) {
  t.test(`exporting under ${condition.kind}: ${why}`, async t => {
    const topology = topologyUnder(condition, healthy)
    const expected = failure?.kind === 'topology' ? { ...failure, topology } : failure
    t.strictSame(exportingTrouble(condition, topology), expected)
  })
}

t.test('a topology is checked for partitions, then leaders, then members', async t => {
  const [first, ...others] = healthy.partitions.map(it => ({ ...it, members: 1 }))
  const leaderless = others.map(it => ({ ...it, leader: undefined }))
  const complaintOf = (partitions: typeof healthy.partitions) => {
    const failure = exportingTrouble({ kind: 'ok' }, { ...healthy, partitions })
    return failure?.kind === 'topology' ? failure.complaint.kind : failure
  }
  const all = first === undefined ? [] : [first, ...leaderless]
  t.equal(complaintOf(leaderless), 'partitions')
  t.equal(complaintOf(all), 'leader')
  t.equal(complaintOf(all.map(it => ({ ...it, leader: 0 }))), 'members')
})

t.test('where the leaders are enough, a missing replica hurts nobody', async t => {
  const topologies = (kind: 'replicaMissing' | 'leaderless' | 'incompleteTopology') =>
    exportingTrouble({ kind: 'ok' }, topologyUnder({ kind, partitionId: 2 }, healthy), false)?.kind
  t.equal(topologies('replicaMissing'), undefined)
  t.equal(topologies('leaderless'), 'topology')
  t.equal(topologies('incompleteTopology'), 'topology')
})
