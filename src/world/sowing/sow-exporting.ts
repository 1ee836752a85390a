import { type ExportingHold, holdAfter, running } from '../../domain/exporter-positions.js'
import { type ExporterPhase, phaseAfter } from '../../domain/exporting.js'
import type { InstantMs } from '../../domain/instant.js'
import type { SeedExporting } from '../../domain/seed-data.js'
import type { World } from '../world.js'

/** Lets exporters do since before now what somebody told them to, or be behind. */
export function sowExporting(world: World, { phase, partitionIds, sinceMs }: SeedExporting): void {
  const { clock, zeebe } = world
  const { exporters, positions } = zeebe.memory
  const touched = partitionIds ?? [...exporters.phases.keys()]
  exporters.restore({
    phases: [...exporters.phases].map(([id, was]) => [id, touched.includes(id) ? phase : was]),
    mixed: exporters.mixed
  })
  if (sinceMs === undefined) {
    positions.follow(exporters.phases)
    return
  }
  const startMs = clock.nowMs() - sinceMs
  const holds = touched.map(partitionId => {
    return { partitionId, phase, hold: holdSince(phase, startMs) }
  })
  positions.restore({ startMs, holds })
  positions.follow(exporters.phases)
}

/** One that exports and is behind has nothing acknowledged since then. */
function holdSince(phase: ExporterPhase, sinceMs: InstantMs): ExportingHold {
  const isRunning = phase === phaseAfter.resume
  return isRunning ? { acknowledgedSinceMs: sinceMs } : holdAfter(running, phase, sinceMs)
}
