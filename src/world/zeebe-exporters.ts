import { type ExporterPhase, type ExportingCommand, phaseAfter } from '../domain/exporting.js'

export interface ZeebeExportersState {
  readonly phases: Iterable<readonly [partitionId: number, phase: ExporterPhase]>
  readonly mixed: readonly number[]
}

/** What the exporters of each partition do. */
export class ZeebeExporters {
  readonly #phases = new Map<number, ExporterPhase>()
  /** Partitions whose stored phase got mixed up. */
  readonly #mixed = new Set<number>()

  /** Lets the exporters of these partitions run. */
  reset(partitionIds: readonly number[]): void {
    this.#phases.clear()
    this.#mixed.clear()
    for (const partitionId of partitionIds) this.#phases.set(partitionId, 'EXPORTING')
  }

  /** By partition id. */
  get phases(): ReadonlyMap<number, ExporterPhase> {
    return this.#phases
  }

  /** Partitions that went from one kind of pause to the other. */
  get mixed(): readonly number[] {
    return [...this.#mixed]
  }

  /** Carries a command out on the partitions that heard it, whatever became of the whole. */
  obey(command: ExportingCommand, partitionIds: readonly number[]): void {
    for (const partitionId of partitionIds) {
      const before = this.#phases.get(partitionId)
      const after = phaseAfter[command]
      const isMixed = after !== 'EXPORTING' && before !== 'EXPORTING' && before !== after
      if (isMixed) this.#mixed.add(partitionId)
      this.#phases.set(partitionId, after)
    }
  }

  restore({ phases, mixed }: ZeebeExportersState): void {
    this.#phases.clear()
    this.#mixed.clear()
    for (const [partitionId, phase] of phases) this.#phases.set(partitionId, phase)
    for (const partitionId of mixed) this.#mixed.add(partitionId)
  }
}
