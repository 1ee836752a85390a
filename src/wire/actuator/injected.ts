/**
 * What an application says with a status that was asked for rather than earned: the refusal that it has for this
 * status in earnest, where there is one, and otherwise the plain words of the status.
 */
import type { AppRefusal, GatewayRefusal } from '../../domain/refusal.js'
import type { Occasion } from './voice.js'

const repository = 'backups'
const gateway = 'camunda-zeebe-0.camunda-zeebe:26501'

/** The refusal of a web application that goes with a status. */
export function appRefusalWith(status: number, { path }: Occasion): AppRefusal | undefined {
  switch (status) {
    case 400:
      return { code: 'BACKUP_BUSY' }
    case 404:
      return { code: 'BACKUP_UNKNOWN', backupId: idIn(path) }
    case 409:
      return { code: 'BACKUP_EXISTS', backupId: idIn(path), snapshots: [] }
    case 500:
      return { code: 'REPOSITORY_MISSING', during: 'repository', repository }
    case 502:
      return { code: 'STORE_UNREACHABLE', during: 'snapshots', repository }
    default:
      return undefined
  }
}

/** The refusal of Zeebe's gateway that goes with a status. */
export function gatewayRefusalWith(status: number, { path }: Occasion): GatewayRefusal | undefined {
  switch (status) {
    case 400:
      return { code: 'NO_BACKUP_STORE' }
    case 404:
      return { code: 'RUNTIME_BACKUP_UNKNOWN', backupId: BigInt(idIn(path)) }
    case 409:
      return { code: 'SCALING' }
    case 500:
      return {
        code: 'BROKER_FAILED',
        message: 'Unable to execute HTTP request: Connect to s3 failed'
      }
    case 502:
      return { code: 'PARTITIONS_MISSING', expected: 3, found: 2 }
    case 503:
      return { code: 'BROKER_EXHAUSTED', partitionId: 1 }
    case 504:
      return { code: 'BROKER_SILENT', partitionId: 1, address: gateway }
    default:
      return undefined
  }
}

/** The id that a path ends with, or 0 where it names none. */
export function idIn(path: string): string {
  return /\/(\d{1,19})$/.exec(path)?.[1] ?? '0'
}
