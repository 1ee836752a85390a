/** The gateway has no store, no brokers, or not all of them; web applications and Elasticsearch do not care. */
import t from 'tap'
import type { BrokerCondition } from '../../../src/domain/broker-condition.js'
import { underCondition } from '../../support/matrix/conditions.js'
import {
  type Answers,
  after,
  assumed,
  type Cell,
  failsToExport,
  fine,
  isHealthy,
  says,
  type Table,
  whole
} from '../../support/matrix/matrix.js'
import { v3 } from '../../support/matrix/voices.js'

/** The default of the gateway's patience. */
const patienceMs = 15_000
/** The same answer to every operation on backups; 8.1 has its own shape, and 500 for every status. */
function toAll(cell: Cell, firstMessage: string): { readonly all: Answers } {
  const why = '8.1 hands on the message of the exception'
  const first = assumed(why, says(500, firstMessage))
  return {
    all: { '8.1': cell.tookMs === undefined ? first : after(cell.tookMs, first), '8.5': cell }
  }
}

/** The exception behind an answer of a broker; the codes are those of the broker's protocol. */
const fromBroker = (code: string, message: string) =>
  `Received error from broker (${code}): ${message}`

type Exporting = NonNullable<Table['exporting']>
const toBoth = (text: (command: 'pause' | 'resume') => Cell): Exporting => ({
  pause: text('pause'),
  resume: text('resume')
})
const notRecorded: Exporting = { all: assumed('not recorded for exporting', fine) }

const noStore =
  'Cannot process backup requests. No backup store is configured. To use this feature, ' +
  'configure backup in broker configuration.'
const diskFull = 'Cannot accept requests for partition 1. Broker is out of disk space'
const noStorage = 'Unable to execute HTTP request: Connect to s3 failed'
const thinTopology =
  'Expected to send request to all 3 partitions, but found only 2 partitions in topology.'
const unanswered = 'Request backup-api-2 to <address> timed out in PT15S'
const unled = 'Request timed out after PT15S'

const topology = (leaders: string, partitions: string) =>
  `current topology: BrokerClusterStateImpl{partitionLeaders={${leaders}}, brokers=[0, 1, 2], ` +
  `partitions=[${partitions}], clusterSize=3, partitionsCount=3, replicationFactor=3}`
const noConnection =
  'Failed to connect channel for address <address> (resolved: null) : ' +
  'io.netty.channel.AbstractChannel$AnnotatedConnectException: finishConnect(..) failed: ' +
  'Connection refused: /<address>'
const timedOut = 'Request from gateway to broker timed out.'
const noLeader = toAll(after(patienceMs, says(504, `${timedOut} ${unled}`)), unled)
const brokerRefuses = toBoth(command => {
  const message = `Partition 2 failed to ${command} exporting`
  return failsToExport(fromBroker('INTERNAL_ERROR', message), 'INTERNAL_ERROR')
})

const rows: readonly [BrokerCondition, Table][] = [
  [
    { kind: 'noStore' },
    {
      zeebe: toAll(says(400, noStore), fromBroker('UNSUPPORTED_MESSAGE', noStore)),
      exporting: notRecorded
    }
  ],
  [
    { kind: 'noBrokers' },
    {
      zeebe: {
        take: says(500, 'No value present'),
        get: says(
          500,
          'Backup status cannot be calculated from status of partitions backup []. ' +
            'Possible incomplete topology.'
        ),
        list: whole(200, v3, '[]')
      },
      health: { whole: isHealthy('DOWN') }
    }
  ],
  [{ kind: 'brokersGone' }, { zeebe: noLeader, exporting: { all: failsToExport(noConnection) } }],
  [
    { kind: 'incompleteTopology', partitionId: 2 },
    {
      zeebe: toAll(says(502, thinTopology), thinTopology),
      exporting: {
        all: failsToExport(`Found 2 partitions but expected 3, ${topology('3=2, 1=0', '1, 3')}`)
      }
    }
  ],
  [
    { kind: 'leaderless', partitionId: 2 },
    {
      zeebe: noLeader,
      exporting: {
        all: failsToExport(
          `Leader -2 of partition 2 is not known, ${topology('3=2, 1=0', '1, 2, 3')}`
        )
      },
      health: { whole: assumed('one of three partitions is ill', isHealthy('DEGRADED')) }
    }
  ],
  [
    { kind: 'replicaMissing', partitionId: 1 },
    {
      exporting: {
        all: failsToExport(
          `Expected 3 members of partition 1 but found 2, ${topology('3=2, 2=1, 1=0', '1, 2, 3')}`
        )
      }
    }
  ],
  [
    { kind: 'leaderMismatch', partitionId: 2 },
    { zeebe: noLeader, exporting: notRecorded }
  ],
  [
    { kind: 'timeout', partitionId: 2 },
    {
      zeebe: toAll(after(patienceMs, says(504, `${timedOut} ${unanswered}`)), unanswered),
      exporting: {
        all: after(patienceMs, failsToExport('Request admin-api-2 to <address> timed out in PT15S'))
      }
    }
  ],
  [
    { kind: 'refused', partitionId: 2 },
    {
      zeebe: toAll(
        assumed(
          'source, for a gateway that does not try again',
          says(502, `Failed to send request from gateway to broker.${noConnection}`)
        ),
        noConnection
      ),
      exporting: { all: failsToExport(noConnection) }
    }
  ],
  [
    { kind: 'exhausted', partitionId: 1 },
    {
      zeebe: toAll(says(503, diskFull), fromBroker('RESOURCE_EXHAUSTED', diskFull)),
      exporting: notRecorded
    }
  ],
  [
    { kind: 'brokerError', partitionId: 2, message: noStorage },
    {
      zeebe: toAll(says(500, noStorage), fromBroker('INTERNAL_ERROR', noStorage)),
      exporting: brokerRefuses
    }
  ],
  [
    { kind: 'scaling' },
    {
      zeebe: {
        take: {
          '8.8': says(
            409,
            'Cannot take backup while scaling is in progress. ' +
              'Please retry after scaling is completed.'
          )
        }
      },
      exporting: notRecorded
    }
  ]
]

for (const [condition, table] of rows) underCondition(t, { zeebe: condition }, table)

underCondition(
  t,
  { exporting: { kind: 'partial', partitionIds: [1, 3] } },
  { exporting: brokerRefuses },
  async (t, { world }) => {
    const phases = [...world.zeebe.phases().values()]
    t.strictSame(phases, ['EXPORTING', 'EXPORTING', 'EXPORTING'], 'the others obeyed the resume')
  }
)
