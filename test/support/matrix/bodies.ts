/** What a healthy product answers, written from the documentation and the recordings. */
import { jackson } from './jackson.js'
import {
  isFrom,
  type MatrixRelease,
  optimizeVersionOf,
  type Product,
  versionOf,
  webappsParts
} from './releases.js'

/** Names of the snapshots of a backup, in the order of their parts. */
export function partNames(product: Product, release: MatrixRelease, id: number): string[] {
  const optimize = product === 'optimize'
  const count = optimize ? 2 : product === 'webapps' ? webappsParts(release) : 6
  const version = optimize ? optimizeVersionOf(release) : versionOf(release)
  return Array.from(
    { length: count },
    (_, at) => `camunda_${product}_${id}_${version}_part_${at + 1}_of_${count}`
  )
}

/** One part of a web application's backup, as the matrix wants it to be. */
export interface PartSeen {
  readonly partNo: number
  /** `SUCCESS` where absent. */
  readonly state?: string
  readonly failures?: readonly string[]
}

export interface HistorySeen {
  readonly id: number
  readonly state: string
  readonly failureReason?: string
  readonly parts: readonly PartSeen[]
}

/** The body of GET: one backup. */
export function historyBody(product: Product, release: MatrixRelease, seen: HistorySeen): string {
  return printed(product, historyObject(product, release, seen))
}

/** The body of the list, the backups in the order given; in each, the newest part comes first. */
export function historyList(
  product: Product,
  release: MatrixRelease,
  all: readonly HistorySeen[]
): string {
  const isReversed = product !== 'optimize'
  const shown = all.map(it => ({ ...it, parts: isReversed ? [...it.parts].reverse() : it.parts }))
  return printed(
    product,
    shown.map(it => historyObject(product, release, it))
  )
}

export function printed(product: Product, value: unknown): string {
  return product === 'tasklist' ? jackson(value) : JSON.stringify(value)
}

function historyObject(product: Product, release: MatrixRelease, seen: HistorySeen): object {
  const { id: backupId, state, failureReason = null } = seen
  if (!isFrom('8.5', release)) return { state }
  const names = partNames(product, release, backupId)
  const details = seen.parts.map(part => ({
    snapshotName: names[part.partNo - 1],
    state: part.state ?? 'SUCCESS',
    startTime: '<time with offset>',
    failures: part.failures ?? []
  }))
  if (product === 'optimize') return { backupId, failureReason, state, details }
  return { backupId, state, failureReason, details }
}

/** All parts of a backup, well. */
export function allParts(product: Product, release: MatrixRelease): PartSeen[] {
  return partNames(product, release, 0).map((_, at) => ({ partNo: at + 1 }))
}

export function completed(product: Product, release: MatrixRelease, id: number): HistorySeen {
  return { id, state: 'COMPLETED', parts: allParts(product, release) }
}

/** One partition of a Zeebe backup. */
export interface PieceSeen {
  readonly partitionId: number
  readonly state: 'COMPLETED' | 'IN_PROGRESS' | 'FAILED' | 'DOES_NOT_EXIST'
  readonly failureReason?: string
  /** Whether the store knows what a FAILED one holds; it does where absent. */
  readonly described?: boolean
}

export interface RuntimeSeen {
  readonly id: number
  readonly state: string
  readonly failureReason?: string
  readonly pieces: readonly PieceSeen[]
}

const brokerOf = (partitionId: number) => partitionId - 1
const times = { createdAt: '<nanoseconds>', lastUpdatedAt: '<nanoseconds>' }

export function runtimeBody(release: MatrixRelease, seen: RuntimeSeen): string {
  const { id: backupId, state, failureReason } = seen
  if (!isFrom('8.5', release)) {
    const partitions = seen.pieces.map(it => firstPiece(release, it))
    return unquoted({ backupId, status: state, failureReason: failureReason ?? null, partitions })
  }
  const reason = failureReason === undefined ? {} : { failureReason }
  return unquoted({
    backupId,
    state,
    ...reason,
    details: seen.pieces.map(it => piece(release, it))
  })
}

export function runtimeList(release: MatrixRelease, all: readonly RuntimeSeen[]): string {
  return unquoted(
    all.map(({ id: backupId, state, failureReason, pieces }) => ({
      backupId,
      state,
      ...(failureReason !== undefined && { failureReason }),
      details: pieces.map(it => slimPiece(release, it))
    }))
  )
}

/** GET tells all that is known; of a failed piece the reason, and the snapshot where one was described. */
function piece(release: MatrixRelease, seen: PieceSeen): object {
  const { partitionId, state, failureReason, described = true } = seen
  if (state === 'DOES_NOT_EXIST') return { partitionId, state }
  if (state === 'FAILED') {
    const snapshot = described ? { snapshotId: '<snapshot>' } : {}
    return { partitionId, state, failureReason, ...times, ...snapshot }
  }
  return {
    partitionId,
    state,
    ...times,
    snapshotId: '<snapshot>',
    ...(isFrom('8.9', release) && { firstLogPosition: '<number>' }),
    checkpointPosition: '<number>',
    ...(isFrom('8.9', release) && { brokerId: brokerOf(partitionId) }),
    brokerVersion: versionOf(release)
  }
}

/** The list tells less; up to 8.7 a failed piece that was never described has an empty version. */
function slimPiece(release: MatrixRelease, seen: PieceSeen): object {
  const { partitionId, state, failureReason, described = true } = seen
  if (state === 'DOES_NOT_EXIST') return { partitionId, state }
  const { createdAt } = times
  const reason = state === 'FAILED' ? { failureReason } : {}
  if (described)
    return { partitionId, state, ...reason, createdAt, brokerVersion: versionOf(release) }
  const version = isFrom('8.8', release) ? {} : { brokerVersion: '' }
  return { partitionId, state, ...reason, createdAt, ...version }
}

/** 8.1 shows its internal objects, with null for what is not there. */
function firstPiece(release: MatrixRelease, seen: PieceSeen): object {
  const { partitionId, state: status, failureReason = null, described = true } = seen
  const none = { description: null, failureReason: null, createdAt: null, lastUpdatedAt: null }
  if (status === 'DOES_NOT_EXIST') return { partitionId, status, ...none }
  const description = {
    snapshotId: '<snapshot>',
    checkpointPosition: '<number>',
    brokerId: brokerOf(partitionId),
    brokerVersion: versionOf(release)
  }
  return {
    partitionId,
    status,
    description: described ? description : null,
    failureReason,
    ...times
  }
}

export function completedRuntime(id: number): RuntimeSeen {
  const pieces = [1, 2, 3].map(partitionId => ({ partitionId, state: 'COMPLETED' as const }))
  return { id, state: 'COMPLETED', pieces }
}

/** Numbers are compared without their digits, and so without quotes. */
function unquoted(value: unknown): string {
  return JSON.stringify(value).replaceAll('"<number>"', '<number>')
}
