import { type GatePoint, type GateSide, gateName, type Step, stepName } from '../domain/gate.js'
import type { InstantMs } from '../domain/instant.js'
import type { PartitionPlan } from '../domain/partition-backup.js'
import type { Timing } from '../domain/run.js'
import type { AppBackupId } from '../domain/snapshot-name.js'
import { backupWords, type WorldEvent } from '../domain/world-event.js'
import type { Gates } from './gates.js'
import type { Run } from './runs.js'
import type { StoredBackup } from './zeebe-store.js'

/** Something that has come to a held gate, or will. */
export interface Arrival {
  readonly point: GatePoint
  readonly backupId?: AppBackupId
  readonly snapshot?: string
  readonly atMs: InstantMs
}

/** When the parts of a run come to gates that are held. */
export function runArrivals({ app, backupId, parts }: Run, gates: Gates): Arrival[] {
  return parts.flatMap(({ order: { name, partNo }, timing }) => {
    if (timing === undefined) return []
    const step: Step = app === 'elasticsearch' ? { app } : { app, partNo }
    const about = { snapshot: name, ...(backupId !== undefined && { backupId }) }
    const { startMs, endMs, dueStartMs, dueEndMs } = timing
    const at = { startMs, endMs, dueStartMs, dueEndMs }
    return heldAt(at, side => gates.isHeld({ ...step, side }, backupId)).map(({ side, atMs }) => {
      return { point: { ...step, side }, ...about, atMs }
    })
  })
}

/** When the pieces of a Zeebe backup come to gates that are held. */
export function pieceArrivals({ backupId, partitions, takenMs }: StoredBackup, gates: Gates) {
  const arrivalsOf = ({ partitionId, startMs, endMs, durationMs }: PartitionPlan): Arrival[] => {
    const step = { app: 'zeebe', partitionId } as const
    const at = { startMs, endMs, dueStartMs: takenMs, dueEndMs: startMs + durationMs }
    return heldAt(at, side => gates.isHeld({ ...step, side }, backupId)).map(({ side, atMs }) => {
      return { point: { ...step, side }, backupId, atMs }
    })
  }
  return partitions.flatMap(arrivalsOf)
}

/** The side at which a step is held, and when it comes there. */
function heldAt(
  { startMs, endMs, dueStartMs, dueEndMs }: Timing,
  isHeld: (side: GateSide) => boolean
): { side: GateSide; atMs: InstantMs }[] {
  if (!Number.isFinite(startMs)) {
    return isHeld('before-start') ? [{ side: 'before-start', atMs: dueStartMs }] : []
  }
  const waitsAtEnd = !Number.isFinite(endMs) && isHeld('before-end')
  return waitsAtEnd ? [{ side: 'before-end', atMs: dueEndMs }] : []
}

export function arrivalEvent({ point, backupId, snapshot, atMs }: Arrival): WorldEvent {
  const whose =
    point.app === 'elasticsearch' ? `snapshot ${snapshot}` : backupWords(point.app, backupId)
  return {
    atMs,
    kind: 'gate.reached',
    subject: stepName(point),
    text: `${whose} has come to ${gateName(point)}`,
    ...(backupId !== undefined && { backupId }),
    ...(snapshot !== undefined && { snapshot })
  }
}
