/**
 * The Zeebe gateway's words: `{"message": ...}` from its handlers, problem details from the framework.
 *
 * Source: recorded from 8.6.11, with brokers and without.
 */
import { unreachable } from '../../../domain/assert.js'
import type { GatewayRefusal } from '../../../domain/refusal.js'
import { isoDuration } from '../iso-duration.js'
import { problem } from '../problem.js'
import { timestampError } from '../timestamp-error.js'
import type { Voice } from '../voice.js'

export interface GatewayWording {
  /** The gateway's patience with a broker, in milliseconds; printed in the messages. */
  readonly requestTimeoutMs: number
}

export function gatewayVoice(wording: GatewayWording): Voice<GatewayRefusal> {
  return {
    framework: (refusal, _stage, occasion) =>
      problem(refusal, occasion, ({ method, path }) => `No endpoint ${method} ${path}.`),
    refusal: refusal => ({
      status: statuses[refusal.code],
      body: { message: gatewayMessage(refusal, wording) }
    }),
    crash: occasion => timestampError(500, occasion)
  }
}

const statuses = {
  ID_NOT_POSITIVE: 400,
  NO_BACKUP_STORE: 400,
  RUNTIME_BACKUP_UNKNOWN: 404,
  ID_NOT_HIGHER: 409,
  BROKER_FAILED: 500,
  NEVER_SAW_A_BROKER: 500,
  PARTITIONS_MISSING: 502,
  BROKER_EXHAUSTED: 503,
  BROKER_SILENT: 504,
  LEADER_UNKNOWN: 504
} as const satisfies Record<GatewayRefusal['code'], number>

function gatewayMessage(refusal: GatewayRefusal, { requestTimeoutMs }: GatewayWording): string {
  const patience = isoDuration(requestTimeoutMs)
  switch (refusal.code) {
    case 'ID_NOT_POSITIVE':
      return 'A backupId must be provided and it must be > 0'
    case 'ID_NOT_HIGHER':
      // The blank at the end is the original's.
      return (
        `Requested backup has id ${refusal.requested}. The latest backup has id ${refusal.latest}. ` +
        'Id of new backups must be higher than the previous one. '
      )
    case 'RUNTIME_BACKUP_UNKNOWN':
      return `Backup with id ${refusal.backupId} does not exist`
    case 'NO_BACKUP_STORE':
      return (
        'Cannot process backup requests. No backup store is configured. ' +
        'To use this feature, configure backup in broker configuration.'
      )
    case 'PARTITIONS_MISSING':
      return (
        `Expected to send request to all ${refusal.expected} partitions, ` +
        `but found only ${refusal.found} partitions in topology.`
      )
    case 'BROKER_SILENT':
      return (
        'Request from gateway to broker timed out. ' +
        `Request backup-api-${refusal.partitionId} to ${refusal.address} timed out in ${patience}`
      )
    case 'LEADER_UNKNOWN':
      return `Request from gateway to broker timed out. Request timed out after ${patience}`
    case 'BROKER_EXHAUSTED':
      return `Cannot accept requests for partition ${refusal.partitionId}. Broker is out of disk space`
    case 'BROKER_FAILED':
      return refusal.message
    case 'NEVER_SAW_A_BROKER':
      return refusal.operation === 'take'
        ? 'No value present'
        : 'Backup status cannot be calculated from status of partitions backup []. Possible incomplete topology.'
    default:
      return unreachable(refusal)
  }
}
