/** What a Zeebe cluster remembers. */
import type { ClusterChange, ClusterSettings, Exporter } from '../../domain/cluster-change.js'
import type { ExportingHold } from '../../domain/exporter-positions.js'
import type { ExporterPhase } from '../../domain/exporting.js'
import type { PartitionPlan } from '../../domain/partition-backup.js'
import type { ExporterPositionsState } from '../exporter-positions.js'
import type { ZeebeState } from '../zeebe-memory.js'
import type { ZeebePiecesState } from '../zeebe-pieces.js'
import type { StoredBackup, ZeebeStoreState } from '../zeebe-store.js'
import { list, optional, pair, shape, word } from './codec.js'
import { backupId, digits, flag, instant, moment, span, text, whole } from './scalars.js'

const partitionId = whole(1)
const phase = word<ExporterPhase>('EXPORTING', 'PAUSED', 'SOFT_PAUSED')

const partitionPlan = shape<PartitionPlan>({
  partitionId,
  startMs: moment,
  endMs: moment,
  usualMs: span,
  durationMs: span,
  outcome: word('COMPLETED', 'FAILED'),
  failureReason: optional(text),
  snapshotId: text,
  checkpointPosition: digits,
  firstLogPosition: digits,
  described: optional(flag),
  plannedBy: optional(text),
  vanishes: optional(flag),
  brokerId: whole(),
  brokerVersion: text,
  nanos: whole(0, 999_999)
})

const storedBackup = shape<StoredBackup>({
  backupId,
  takenMs: instant,
  gapMs: optional(span),
  goneMs: moment,
  partitions: list(partitionPlan)
})

const positions = shape<ExporterPositionsState>({
  startMs: instant,
  holds: list(
    shape<ExporterPositionsState['holds'][number]>({
      partitionId,
      phase,
      hold: shape<ExportingHold>({
        exportedSinceMs: optional(instant),
        acknowledgedSinceMs: optional(instant)
      })
    })
  )
})

export const zeebeState = shape<ZeebeState>({
  store: shape<ZeebeStoreState>({
    latest: backupId,
    forgotten: backupId,
    backups: list(storedBackup)
  }),
  pieces: shape<ZeebePiecesState>({
    position: digits,
    lastPositions: list(pair(partitionId, digits))
  }),
  phases: list(pair(partitionId, phase)),
  mixed: list(partitionId),
  positions,
  generatedId: backupId
})

export const clusterSettings = shape<ClusterSettings>({
  clusterId: text,
  version: whole(),
  brokerVersion: whole(),
  exporters: list(
    shape<Exporter>({
      id: text,
      state: word('ENABLED', 'DISABLED'),
      disabledMs: optional(instant)
    })
  ),
  lastChange: optional(
    shape<ClusterChange>({ id: whole(), startedMs: instant, completedMs: instant })
  )
})
