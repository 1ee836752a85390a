/**
 * The sentences of the Zeebe gateway's backup endpoint.
 *
 * Source: recorded from 8.6.11, with brokers and without; camunda/camunda, BackupEndpoint of later releases.
 */
import { unreachable } from '../../domain/assert.js'
import type { Profile } from '../../domain/profile/profile.js'
import type { GatewayRefusal } from '../../domain/refusal.js'
import { connectionRefused } from './connection-refused.js'
import { isoDuration } from './iso-duration.js'

export interface GatewayWording {
  /** The gateway's patience with a broker, in milliseconds; printed in the messages. */
  readonly requestTimeoutMs: number
  readonly traits: Pick<Profile['zeebe'], 'conflictText' | 'continuousText'>
}

/** What stands in `message`. */
export function gatewayMessage(refusal: GatewayRefusal, wording: GatewayWording): string {
  switch (refusal.code) {
    case 'BROKER_SILENT':
    case 'LEADER_UNKNOWN':
      return `Request from gateway to broker timed out. ${ownMessage(refusal, wording)}`
    case 'BROKER_REFUSED':
      // No blank stands between the sentence and its cause.
      return `Failed to send request from gateway to broker.${ownMessage(refusal, wording)}`
    default:
      return ownMessage(refusal, wording)
  }
}

/**
 * What stood in `failure` in 8.1: the message of the exception, of whatever kind, and a broker's error with
 * its code.
 */
export function firstFailure(refusal: GatewayRefusal, wording: GatewayWording): string {
  const message = ownMessage(refusal, wording)
  const code = brokerCodes[refusal.code]
  return code === undefined ? message : `Received error from broker (${code}): ${message}`
}

const brokerCodes: Partial<Record<GatewayRefusal['code'], string>> = {
  NO_BACKUP_STORE: 'UNSUPPORTED_MESSAGE',
  BROKER_EXHAUSTED: 'RESOURCE_EXHAUSTED',
  BROKER_FAILED: 'INTERNAL_ERROR'
}

/** The exception's own message. */
function ownMessage(refusal: GatewayRefusal, wording: GatewayWording): string {
  const patience = isoDuration(wording.requestTimeoutMs)
  switch (refusal.code) {
    case 'ID_NOT_POSITIVE':
      return 'A backupId must be provided and it must be > 0'
    case 'ID_NOT_HIGHER':
      return conflict(refusal, wording)
    case 'ID_PREDETERMINED':
      return (
        `Cannot take backup with predetermined backupId when ${chosenBy[wording.traits.continuousText]} ` +
        'enabled. Use POST actuator/backupRuntime without specifying a backupId.'
      )
    case 'PREFIX_OR_ID_EXPECTED':
      return `Expected a backup ID or prefix ending with '*', but got '${refusal.text}'.`
    case 'ID_OR_STATE_EXPECTED':
      return `Expected a backup ID or 'state', but got '${refusal.text}'.`
    case 'ARGUMENTS_INVALID':
      return 'Invalid arguments provided.'
    case 'WRITE_UNKNOWN':
      return `Unknown write operation: ${refusal.path}`
    case 'TENANT_UNKNOWN':
      return unknownTenant(refusal)
    case 'SCALING':
      return 'Cannot take backup while scaling is in progress. Please retry after scaling is completed.'
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
      return `Request backup-api-${refusal.partitionId} to ${refusal.address} timed out in ${patience}`
    case 'LEADER_UNKNOWN':
      return `Request timed out after ${patience}`
    case 'BROKER_REFUSED':
      return connectionRefused(refusal.address)
    case 'BROKER_EXHAUSTED':
      return `Cannot accept requests for partition ${refusal.partitionId}. Broker is out of disk space`
    case 'BROKER_FAILED':
      return refusal.message
    case 'NEVER_SAW_A_BROKER':
      return neverSawABroker[refusal.operation]
    default:
      return unreachable(refusal)
  }
}

export function unknownTenant({ tenant, known }: UnknownTenant): string {
  return `Unknown physical tenant '${tenant}'. Configured physical tenants: [${known.join(', ')}].`
}

export interface UnknownTenant {
  readonly tenant: string
  readonly known: readonly string[]
}

const chosenBy = {
  short: 'continuous backups are',
  long: 'continuous backups and/or backup or checkpoint scheduler is'
} as const

const neverSawABroker = {
  take: 'No value present',
  get: 'Backup status cannot be calculated from status of partitions backup []. Possible incomplete topology.'
} as const

function conflict(
  { requested, latest }: Extract<GatewayRefusal, { code: 'ID_NOT_HIGHER' }>,
  { traits }: GatewayWording
): string {
  if (traits.conflictText === 'new') {
    return (
      `Requested backup has ID ${requested}. The latest backup has ID ${latest}. The backup ID must be ` +
      'greater than the ID of previous backups that are completed, failed, or deleted.'
    )
  }
  // The blank at the end is the original's.
  return (
    `Requested backup has id ${requested}. The latest backup has id ${latest}. ` +
    'Id of new backups must be higher than the previous one. '
  )
}
