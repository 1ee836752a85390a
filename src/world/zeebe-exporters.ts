import { type ExporterPhase, type ExportingCommand, phaseAfter } from '../domain/exporting.js'
import type { ExportingFailure } from '../domain/gateway-trouble.js'

/** What the exporters of each partition do. */
export class ZeebeExporters {
  readonly #phases = new Map<number, ExporterPhase>()

  /** Lets the exporters of these partitions run. */
  reset(partitionIds: readonly number[]): void {
    this.#phases.clear()
    for (const partitionId of partitionIds) this.#phases.set(partitionId, 'EXPORTING')
  }

  /** By partition id. */
  get phases(): ReadonlyMap<number, ExporterPhase> {
    return this.#phases
  }

  /** Carries a command out on the partitions that heard it, whatever became of the whole. */
  obey(
    command: ExportingCommand,
    partitionIds: readonly number[],
    failure: ExportingFailure | undefined
  ): void {
    for (const partitionId of partitionIds) {
      if (obeys(partitionId, failure)) this.#phases.set(partitionId, phaseAfter[command])
    }
  }
}

/** Whether a partition carries a command out although the whole failed. */
function obeys(partitionId: number, failure: ExportingFailure | undefined): boolean {
  if (failure === undefined) return true
  const ofOnePartition = failure.kind === 'broker' || failure.kind === 'silent'
  return ofOnePartition && failure.partitionId !== partitionId
}
