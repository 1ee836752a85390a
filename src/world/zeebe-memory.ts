import type { BackupId } from '../domain/backup-id.js'
import type { ExporterPhase } from '../domain/exporting.js'
import { ExporterPositions, type ExporterPositionsState } from './exporter-positions.js'
import type { ZeebeGround, ZeebeSetting } from './zeebe.js'
import { ZeebeExporters } from './zeebe-exporters.js'
import { ZeebeIds } from './zeebe-ids.js'
import { ZeebePieces, type ZeebePiecesState } from './zeebe-pieces.js'
import { ZeebeStore, type ZeebeStoreState } from './zeebe-store.js'

/** All that a cluster remembers, as values. */
export interface ZeebeState {
  readonly store: ZeebeStoreState
  readonly pieces: ZeebePiecesState
  readonly phases: readonly (readonly [partitionId: number, phase: ExporterPhase])[]
  /** Partitions whose stored phase got mixed up. */
  readonly mixed: readonly number[]
  readonly positions: ExporterPositionsState
  /** The id that was generated last; 0 for none. */
  readonly generatedId: BackupId
}

/** All that a cluster remembers: it begins, is written down and read back as one. */
export class ZeebeMemory {
  readonly store = new ZeebeStore()
  readonly exporters = new ZeebeExporters()
  readonly positions: ExporterPositions
  readonly pieces: ZeebePieces
  readonly ids: ZeebeIds

  constructor(setting: ZeebeSetting, ground: ZeebeGround) {
    this.positions = new ExporterPositions(ground.clock)
    this.pieces = new ZeebePieces(setting, ground)
    this.ids = new ZeebeIds(ground.clock)
  }

  /** Back to an empty store, and to exporters that run on these partitions. */
  reset(partitionIds: readonly number[]): void {
    this.store.clear()
    this.pieces.reset()
    this.exporters.reset(partitionIds)
    this.positions.reset()
    this.ids.restart()
  }

  get state(): ZeebeState {
    return {
      store: this.store.state,
      pieces: this.pieces.state,
      phases: [...this.exporters.phases],
      mixed: this.exporters.mixed,
      positions: this.positions.state,
      generatedId: this.ids.generated
    }
  }

  restore({ store, pieces, phases, mixed, positions, generatedId }: ZeebeState): void {
    this.store.restore(store)
    this.pieces.restore(pieces)
    this.exporters.restore({ phases, mixed })
    this.positions.restore(positions)
    this.ids.restart(generatedId)
  }
}
