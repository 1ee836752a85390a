/** What became of the parts of a backup that was taken some time ago, and when. */
import { type InstantMs, never } from './instant.js'
import type { PastBackup, PastRuntimeBackup, PieceFate } from './seed-data.js'
import type { SnapshotOutcome } from './snapshot.js'

/** A part whose snapshot is there. */
export interface PastPart {
  /** From 1; greater than the number of parts for one too many. */
  readonly partNo: number
  readonly startMs: InstantMs
  /** `never` for one that runs on although nobody waits for it. */
  readonly endMs: InstantMs
  readonly outcome: SnapshotOutcome
}

/** Milliseconds of a part, and from the beginning of one to that of the next. */
const partMs = { took: 450, apart: 500 } as const

/** The parts of which there is a snapshot, or will be. Of one that is not said anything of, there is none. */
export function pastParts(
  { ageMs, completesMs, fates }: Pick<PastBackup, 'ageMs' | 'completesMs' | 'fates'>,
  partsCount: number,
  nowMs: InstantMs
): readonly PastPart[] {
  const each = typeof fates === 'string' ? partFatesOf(fates, partsCount) : fates
  return each.flatMap((fate, index) => {
    if (fate === 'MISSING') {
      if (completesMs === undefined) return []
      const startMs = nowMs + completesMs
      return [{ partNo: index + 1, startMs, endMs: startMs + partMs.took, outcome: 'SUCCESS' }]
    }
    const startMs = Math.min(nowMs - ageMs + index * partMs.apart, nowMs)
    const endMs = fate === 'IN_PROGRESS' ? never : Math.min(startMs + partMs.took, nowMs)
    return [
      { partNo: index + 1, startMs, endMs, outcome: fate === 'IN_PROGRESS' ? 'SUCCESS' : fate }
    ]
  })
}

/** What a state comes from that says nothing of the single parts. */
function partFatesOf(state: Extract<PastBackup['fates'], string>, partsCount: number) {
  const half = Math.ceil(partsCount / 2)
  return Array.from({ length: partsCount }, (_, index) => {
    switch (state) {
      case 'COMPLETED':
        return 'SUCCESS'
      case 'INCOMPATIBLE':
        return 'INCOMPATIBLE'
      case 'INCOMPLETE':
        return index < half ? 'SUCCESS' : 'MISSING'
      default:
        // A part that failed is the last.
        return index < half ? 'SUCCESS' : index === half ? 'FAILED' : 'MISSING'
    }
  })
}

/** What became of each partition, in their order. One that nothing is said of COMPLETED. */
export function pieceFatesOf(
  fates: PastRuntimeBackup['fates'],
  partitionsCount: number
): readonly PieceFate[] {
  return Array.from({ length: partitionsCount }, (_, index) => {
    if (typeof fates !== 'string') return fates[index] ?? 'COMPLETED'
    const isLast = index === partitionsCount - 1
    if (!isLast || fates === 'COMPLETED' || fates === 'DELETED') return 'COMPLETED'
    return fates === 'FAILED' ? 'FAILED' : 'DOES_NOT_EXIST'
  })
}
