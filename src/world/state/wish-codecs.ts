/** What somebody wants of a world: conditions, plans and gates. */
import type { BrokerCondition } from '../../domain/broker-condition.js'
import type {
  ConditionSet,
  ExportingCondition,
  RepositoryCondition,
  SearchCondition
} from '../../domain/conditions.js'
import { type GatePoint, gateForms, gateName, gatePointOf } from '../../domain/gate.js'
import { backupApps } from '../../domain/snapshot-name.js'
import type { PartitionWish, PartWish, SnapshotWish, Wish } from '../../domain/wish.js'
import { gatesMax, type HeldGate } from '../gates.js'
import { type MadeWish, wishesMax } from '../plans.js'
import { type Codec, kinds, list, optional, shape, variants, word } from './codec.js'
import { appBackupId, backupId, flag, span, text, whole } from './scalars.js'
import { snapshotOutcome, wishedFailure } from './search-codecs.js'

const partition = { partitionId: whole(1) }

const broker = kinds<BrokerCondition>({
  ok: {},
  noStore: {},
  noBrokers: {},
  brokersGone: {},
  incompleteTopology: partition,
  leaderless: partition,
  replicaMissing: partition,
  leaderMismatch: partition,
  timeout: partition,
  refused: partition,
  exhausted: partition,
  brokerError: { ...partition, message: text },
  scaling: {}
})

export const conditionSet = shape<ConditionSet>({
  elasticsearch: kinds<SearchCondition>({
    reachable: {},
    slow: { delayMs: span },
    unreachable: {},
    failing: {},
    unauthorized: {},
    readOnly: {},
    diskFull: {}
  }),
  repository: kinds<RepositoryCondition>({
    ready: {},
    missing: {},
    notConfigured: {},
    readOnly: {},
    unverifiable: {}
  }),
  zeebe: broker,
  exporting: kinds<ExportingCondition>({ ok: {}, partial: { partitionIds: list(whole(1)) } })
})

const times = optional(whole())

const snapshotWishes = {
  outcome: optional(snapshotOutcome),
  durationMs: optional(span),
  failures: optional(list(wishedFailure)),
  reason: optional(text),
  times
}

const partWish = shape<PartWish>({
  app: word(...backupApps),
  backupId: optional(appBackupId),
  partNo: optional(whole(1)),
  ...snapshotWishes,
  vanishes: optional(flag),
  stops: optional(flag),
  registrationGapMs: optional(span),
  surplus: optional(whole())
})

const partitionWish = shape<PartitionWish>({
  app: word('zeebe'),
  backupId: optional(backupId),
  partitionId: optional(whole(1)),
  outcome: optional(word('COMPLETED', 'FAILED')),
  durationMs: optional(span),
  failureReason: optional(text),
  described: optional(flag),
  vanishes: optional(flag),
  registrationGapMs: optional(span),
  times
})

const snapshotWish = shape<SnapshotWish>({
  app: word('elasticsearch'),
  snapshot: optional(text),
  ...snapshotWishes
})

const wish = variants<Wish>('app', {
  ...Object.fromEntries(backupApps.map(app => [app, partWish as Codec<Wish>])),
  zeebe: partitionWish as Codec<Wish>,
  elasticsearch: snapshotWish as Codec<Wish>
})

export interface PlansState {
  /** Of the plan that was made last; 0 for none. */
  readonly ordinal: number
  readonly made: readonly MadeWish[]
}

export const plansState = shape<PlansState>({
  ordinal: whole(),
  made: list(shape<MadeWish>({ id: text, wish, grantedTo: list(text) }), wishesMax)
})

const gatePoint: Codec<GatePoint> = {
  write: gateName,
  read: (json, at) => {
    const point = typeof json === 'string' ? gatePointOf(json) : undefined
    return point ?? at.complain(`is not one of ${gateForms}`)
  }
}

export const heldGates = list(
  shape<HeldGate>({ point: gatePoint, backupId: optional(appBackupId) }),
  gatesMax
)
