/** Snapshots, the repositories they lie in, and the runs that take them. */

import type { ApiKeyFacts } from '../../domain/api-key.js'
import type { GlobalState } from '../../domain/global-state.js'
import type { IndexFacts } from '../../domain/index-facts.js'
import type { PartDecision, RunRules, Timing } from '../../domain/run.js'
import type { SnapshotVersion } from '../../domain/search-builds.js'
import type { ShardFailure, SnapshotOutcome, SnapshotPlan } from '../../domain/snapshot.js'
import { backupApps } from '../../domain/snapshot-name.js'
import type { WishedFailure } from '../../domain/wish.js'
import type { RememberedRun } from '../app-runs.js'
import type { RepositoriesState } from '../repositories-state.js'
import type { OrderedPart, Run } from '../runs.js'
import type { PartOrder } from '../snapshot-store.js'
import { type Codec, list, optional, record, shape, word } from './codec.js'
import { freeObject } from './free-json.js'
import type { Pool } from './pool.js'
import { appBackupId, digest, flag, instant, moment, span, text, whole } from './scalars.js'

export const snapshotOutcome = word<SnapshotOutcome>('SUCCESS', 'FAILED', 'PARTIAL', 'INCOMPATIBLE')

const shardFailure = shape<ShardFailure>({
  index: text,
  shardId: whole(),
  reason: text,
  nodeId: text,
  status: text
})

export const wishedFailure = shape<WishedFailure>({
  reason: text,
  index: optional(text),
  shardId: optional(whole()),
  nodeId: optional(text),
  status: optional(text)
})

function snapshotPlan(
  indices: Pool<IndexFacts>,
  globalStates: Pool<GlobalState>
): Codec<SnapshotPlan> {
  return shape<SnapshotPlan>({
    name: text,
    uuid: text,
    ordinal: whole(),
    indices: indices.references,
    indexExpressions: list(text),
    includeGlobalState: flag,
    globalState: optional(globalStates.reference),
    partial: flag,
    metadata: optional(freeObject),
    takenBy: optional(shape<SnapshotVersion>({ id: whole(), text })),
    startMs: moment,
    endMs: moment,
    dueMs: optional(moment),
    goneMs: optional(moment),
    outcome: snapshotOutcome,
    failures: list(shardFailure),
    reason: optional(text),
    runId: optional(text),
    plannedBy: optional(text)
  })
}

export function repositoriesState(
  indices: Pool<IndexFacts>,
  globalStates: Pool<GlobalState>
): Codec<RepositoriesState> {
  return shape<RepositoriesState>({
    ordinal: whole(),
    registered: list(
      shape<RepositoriesState['registered'][number]>({
        name: text,
        type: text,
        settings: record(text)
      })
    ),
    storages: list(
      shape<RepositoriesState['storages'][number]>({
        place: text,
        uuid: text,
        isWritten: optional(flag),
        snapshots: list(snapshotPlan(indices, globalStates))
      })
    )
  })
}

const partDecision = shape<PartDecision>({
  outcome: snapshotOutcome,
  durationMs: span,
  failures: list(wishedFailure),
  reason: optional(text),
  vanishes: flag,
  stops: flag,
  plannedBy: optional(text)
})

const timing = shape<Timing>({
  startMs: moment,
  endMs: moment,
  dueStartMs: moment,
  dueEndMs: moment
})

const runRules = shape<RunRules>({
  inTurn: flag,
  gapMs: whole(),
  stopsAfterPart: whole(),
  lastAfter: word('imperfect', 'failed', 'none'),
  socketTimeoutMs: whole(),
  onSocketTimeout: word('fails', 'polls', 'stuck')
})

export function run(indices: Pool<IndexFacts>): Codec<Run> {
  const order = shape<PartOrder>({
    name: text,
    partNo: whole(1),
    indexExpressions: list(text),
    indices: optional(indices.references),
    metadata: optional(freeObject),
    includeGlobalState: flag,
    partial: flag
  })
  const part = shape<OrderedPart>({
    order,
    usualMs: span,
    uuid: optional(text),
    decision: partDecision,
    timing: optional(timing),
    isForgotten: optional(flag)
  })
  return shape<Run>({
    runId: text,
    app: word(...backupApps, 'elasticsearch'),
    backupId: optional(appBackupId),
    repository: text,
    startedMs: instant,
    rules: runRules,
    parts: list(part)
  })
}

/** Of the secret only the digest is known, here too. */
export const apiKey = shape<ApiKeyFacts>({
  id: text,
  name: text,
  keyDigest: digest,
  createdMs: instant,
  expiresMs: optional(instant),
  invalidatedMs: optional(instant),
  owner: text,
  metadata: optional(freeObject)
})

/** What an application knows of a run that it has started. */
export const rememberedRun = shape<RememberedRun>({
  runId: text,
  backupId: appBackupId,
  startedMs: instant,
  gapMs: span
})
