/** What 8.9 and later remember of checkpoints: the latest ones, and which backups follow each other. */
import type { BackupId } from './backup-id.js'
import type { InstantMs } from './instant.js'

/** A checkpoint on one partition, as a backup that somebody asked for leaves it. */
export interface Checkpoint {
  readonly checkpointId: BackupId
  readonly partitionId: number
  readonly checkpointPosition: bigint
  readonly firstLogPosition: bigint
  readonly takenMs: InstantMs
}

/** A checkpoint, and whether there is a usable backup behind it. */
export interface ChainLink {
  readonly checkpoint: Checkpoint
  readonly completed: boolean
}

/** Backups of one partition without a gap between them; one backup alone is its own start and end. */
export interface BackupRange {
  readonly partitionId: number
  readonly start: Checkpoint
  readonly end: Checkpoint
}

export interface CheckpointState {
  /** The latest checkpoint of each partition. */
  readonly checkpoints: readonly Checkpoint[]
  /** The latest completed backup of each partition. */
  readonly backups: readonly Checkpoint[]
  readonly ranges: readonly BackupRange[]
}

/** Draws the state from the checkpoints of each partition, given in the order of the partitions. */
export function checkpointState(chains: readonly (readonly ChainLink[])[]): CheckpointState {
  return {
    checkpoints: chains.flatMap(chain => chain.at(-1)?.checkpoint ?? []),
    backups: chains.flatMap(chain => chain.findLast(it => it.completed)?.checkpoint ?? []),
    ranges: chains.flatMap(rangesOf)
  }
}

/**
 * The ranges of one partition's checkpoints, oldest first: whatever is not completed in the middle, because
 * it failed or was deleted, is a gap. Source: Camunda 8.9 documentation.
 */
export function rangesOf(chain: readonly ChainLink[]): BackupRange[] {
  const ranges: BackupRange[] = []
  let connected = false
  for (const { checkpoint, completed } of chain) {
    const { partitionId } = checkpoint
    if (completed) {
      const last = connected ? ranges.pop() : undefined
      ranges.push({ partitionId, start: last?.start ?? checkpoint, end: checkpoint })
    }
    connected = completed
  }
  return ranges
}
