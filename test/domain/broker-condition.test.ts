import t from 'tap'
import {
  type BrokerCondition,
  brokerAddress,
  healthyTopology,
  type Topology,
  topologyUnder
} from '../../src/domain/broker-condition.js'

const healthy = healthyTopology(3, 2)

t.test(
  'the brokers of a healthy cluster lead its partitions in turn and hold all of them',
  async t => {
    t.strictSame(healthy, {
      clusterSize: 2,
      replicationFactor: 2,
      partitionsCount: 3,
      brokers: [0, 1],
      partitions: [
        { partitionId: 1, leader: 0, members: 2 },
        { partitionId: 2, leader: 1, members: 2 },
        { partitionId: 3, leader: 0, members: 2 }
      ]
    })
  }
)

const [one, two, three] = healthy.partitions
const rows: [condition: BrokerCondition, change: Partial<Topology>, why: string][] = [
  [{ kind: 'ok' }, {}, 'nothing is wrong'],
  [{ kind: 'noStore' }, {}, 'the store is no part of the topology'],
  [{ kind: 'brokersGone' }, {}, 'they still stand in it'],
  [{ kind: 'timeout', partitionId: 2 }, {}, 'silence is not seen from afar'],
  [{ kind: 'exhausted', partitionId: 2 }, {}, 'nor is a full disk'],
  [{ kind: 'leaderMismatch', partitionId: 2 }, {}, 'the wrong broker counts as the leader'],
  [{ kind: 'refused', partitionId: 2 }, {}, 'nor is a closed port'],
  [{ kind: 'scaling' }, {}, 'new partitions are not known yet'],
  [{ kind: 'brokerError', partitionId: 2, message: 'x' }, {}, 'nor is an error'],
  [
    { kind: 'noBrokers' },
    { brokers: [], partitions: [], partitionsCount: 0 },
    'the gateway has never heard of anybody'
  ],
  [
    { kind: 'incompleteTopology', partitionId: 2 },
    { partitions: [one, three].flatMap(it => it ?? []) },
    'one partition is not known, and still expected'
  ],
  [
    { kind: 'leaderless', partitionId: 2 },
    { partitions: [one, two && { ...two, leader: undefined }, three].flatMap(it => it ?? []) },
    'nobody leads it'
  ],
  [
    { kind: 'replicaMissing', partitionId: 2 },
    { partitions: [one, two && { ...two, members: 1 }, three].flatMap(it => it ?? []) },
    'it has one member less'
  ]
]

for (const [condition, change, why] of rows) {
  t.test(`the topology under ${condition.kind}: ${why}`, async t => {
    t.strictSame(topologyUnder(condition, healthy), { ...healthy, ...change })
  })
}

t.test('a broker listens under its name in the cluster', async t => {
  t.equal(brokerAddress(2), 'camunda-zeebe-2.camunda-zeebe:26501')
})
