/** What clients, operators and tests may do to a world, drawn at random. */
import fc from 'fast-check'
import type { ConditionSet } from '../../src/domain/conditions.js'
import type { ExportingCommand } from '../../src/domain/exporting.js'
import type { FaultWish } from '../../src/domain/fault.js'
import { backupApps } from '../../src/domain/snapshot-name.js'
import type { Wish } from '../../src/domain/wish.js'
import type { Incident } from '../../src/world/incidents.js'
import { startMs } from './world.js'

export type Command =
  | { readonly do: 'take' | 'delete'; readonly app: number; readonly id: number }
  | { readonly do: 'takeRuntime' | 'deleteRuntime'; readonly dialect: number; readonly id: number }
  | { readonly do: 'forgetRuntime' }
  | { readonly do: 'exporting'; readonly command: ExportingCommand }
  | { readonly do: 'disableExporter' | 'enableExporter' }
  | { readonly do: 'snapshot'; readonly name: number; readonly indices: string }
  | { readonly do: 'deleteSnapshot' | 'cloneSnapshot' | 'restore'; readonly nth: number }
  | { readonly do: 'createIndex' | 'deleteIndex'; readonly name: number }
  | { readonly do: 'register' | 'unregister'; readonly other: boolean }
  | { readonly do: 'look' }
  | { readonly do: 'advance'; readonly ms: number }
  | { readonly do: 'advanceToNext' }
  | { readonly do: 'plan'; readonly wish: Wish }
  | { readonly do: 'unplan' | 'release'; readonly nth: number }
  | { readonly do: 'hold'; readonly point: string; readonly id?: number }
  | { readonly do: 'incident'; readonly incident: Incident }
  | { readonly do: 'condition'; readonly change: Partial<ConditionSet> }
  | { readonly do: 'heal' }
  | { readonly do: 'fault'; readonly wish: FaultWish }
  /** A request comes to a door where faults may strike. */
  | { readonly do: 'request'; readonly product: string }
  | { readonly do: 'removeFault'; readonly nth: number }
  /** The first waits at a door of a slow Elasticsearch while the second is carried out. */
  | { readonly do: 'meanwhile'; readonly first: Command; readonly second: Command }

const few = fc.nat(5)
const id = fc.integer({ min: 1, max: 4 })
const partitionId = fc.integer({ min: 1, max: 3 })
const durationMs = fc.constantFrom(0, 1, 700, 5_000, Number.POSITIVE_INFINITY)
const failures = fc.constantFrom([], [{ reason: 'disk full' }])

/** Sets what is there and leaves out what is not: an absent member is not one that is undefined. */
function some<T extends object>(arbitraries: { [Name in keyof T]: fc.Arbitrary<T[Name]> }) {
  return fc.record(arbitraries, { requiredKeys: [], noNullPrototype: true })
}

const partWish = fc.tuple(
  fc.constantFrom(...backupApps),
  some({
    partNo: id,
    outcome: fc.constantFrom('SUCCESS', 'FAILED', 'PARTIAL', 'INCOMPATIBLE'),
    durationMs,
    failures,
    reason: fc.constant('because'),
    vanishes: fc.constant(true),
    stops: fc.constant(true),
    registrationGapMs: fc.constantFrom(0, 900),
    surplus: fc.constantFrom(0, 2),
    times: fc.constantFrom(1, 2)
  })
)

const partitionWish = some({
  backupId: id.map(BigInt),
  partitionId,
  outcome: fc.constantFrom('COMPLETED', 'FAILED'),
  durationMs,
  failureReason: fc.constant('because'),
  described: fc.constant(false),
  vanishes: fc.constant(true),
  registrationGapMs: fc.constantFrom(0, 900),
  times: fc.constantFrom(1, 2)
})

const snapshotWish = some({
  snapshot: fc.constantFrom('own-1', 'own-*'),
  outcome: fc.constantFrom('SUCCESS', 'FAILED', 'PARTIAL'),
  durationMs,
  failures
})

const wish = fc.oneof(
  partWish.map(([app, it]) => ({ app, ...it }) as Wish),
  partitionWish.map(it => ({ app: 'zeebe', ...it }) as Wish),
  snapshotWish.map(it => ({ app: 'elasticsearch', ...it }) as Wish)
)

const point = fc.oneof(
  fc
    .tuple(fc.constantFrom(...backupApps), id, fc.constantFrom('before-start', 'before-end'))
    .map(([app, partNo, side]) => `${app}.part${partNo}.${side}`),
  fc
    .tuple(partitionId, fc.constantFrom('before-start', 'before-end'))
    .map(([partition, side]) => `zeebe.partition${partition}.${side}`),
  fc.constant('elasticsearch.snapshot.before-end')
)

const change: fc.Arbitrary<Partial<ConditionSet>> = fc.oneof(
  fc
    .constantFrom('reachable', 'unreachable', 'failing', 'unauthorized', 'readOnly', 'diskFull')
    .map(kind => ({ elasticsearch: { kind } }) as Partial<ConditionSet>),
  fc.constant({ elasticsearch: { kind: 'slow' as const, delayMs: 2_000 } }),
  fc
    .constantFrom('ready', 'missing', 'notConfigured', 'readOnly', 'unverifiable')
    .map(kind => ({ repository: { kind } }) as Partial<ConditionSet>),
  fc
    .constantFrom('ok' as const, 'noStore' as const, 'noBrokers' as const)
    .map(kind => ({ zeebe: { kind } })),
  fc
    .constantFrom('incompleteTopology' as const, 'leaderless' as const, 'timeout' as const)
    .map(kind => ({ zeebe: { kind, partitionId: 2 } })),
  fc.constant({ exporting: { kind: 'partial' as const, partitionIds: [1] } })
)

const incident: fc.Arbitrary<Incident> = fc.oneof(
  fc.constantFrom(...backupApps, 'zeebe' as const).map(app => ({ kind: 'restart' as const, app })),
  partitionId.map(it => ({ kind: 'leaderChange' as const, partitionId: it })),
  fc.constant({ kind: 'nodeLost' as const })
)

const product = fc.constantFrom('operate', 'zeebe')

const faultWish: fc.Arbitrary<FaultWish> = fc.record({
  when: some({
    product,
    operation: fc.constantFrom('*', 'other'),
    nth: fc.constantFrom(1, 2),
    skip: fc.constantFrom(0, 1),
    times: fc.constantFrom(1, 2),
    probability: fc.constantFrom(0, 0.5),
    window: fc.constant({ fromMs: 0, toMs: startMs + 9_000 })
  }),
  effect: fc.constantFrom<FaultWish['effect']>(
    { status: 503, body: { text: ['own', 1.5, null] }, headers: { 'x-own': 'yes' }, delay: 5 },
    { delay: { uniform: [1, 9] }, drip: { bytes: 1, everyMs: 2 } },
    { delay: { logNormal: { medianMs: 5, sigma: 0.5 } }, mangle: 'malformed' },
    { reset: 'after' },
    { hang: 'before' }
  )
})

const ofFaults: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ do: fc.constant('fault' as const), wish: faultWish }),
  fc.record({ do: fc.constant('request' as const), product }),
  fc.record({ do: fc.constant('removeFault' as const), nth: few })
)

const rarely: fc.Arbitrary<Command> = fc.oneof(
  fc.constant({ do: 'forgetRuntime' as const }),
  fc.record({ do: fc.constantFrom('disableExporter' as const, 'enableExporter' as const) }),
  fc.record({ do: fc.constantFrom('createIndex' as const, 'deleteIndex' as const), name: few }),
  fc.record({
    do: fc.constantFrom('register' as const, 'unregister' as const),
    other: fc.boolean()
  }),
  fc.record({ do: fc.constant('incident' as const), incident }),
  fc.record({ do: fc.constant('condition' as const), change })
)

const simple: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('take' as const), app: few, id }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), app: few, id }) },
  fc.record({ do: fc.constantFrom('takeRuntime' as const), dialect: few, id }),
  fc.record({ do: fc.constantFrom('deleteRuntime' as const), dialect: few, id }),
  fc.record({
    do: fc.constant('exporting' as const),
    command: fc.constantFrom('pause' as const, 'softPause' as const, 'resume' as const)
  }),
  fc.record({
    do: fc.constant('snapshot' as const),
    name: few,
    indices: fc.constantFrom('*', 'operate-*', 'mine-*')
  }),
  fc.record({
    do: fc.constantFrom('deleteSnapshot' as const, 'cloneSnapshot' as const, 'restore' as const),
    nth: few
  }),
  { weight: 2, arbitrary: fc.constant({ do: 'look' as const }) },
  { weight: 3, arbitrary: fc.nat(3_000).map(ms => ({ do: 'advance' as const, ms })) },
  { weight: 3, arbitrary: fc.constant({ do: 'advanceToNext' as const }) },
  { weight: 2, arbitrary: wish.map(it => ({ do: 'plan' as const, wish: it })) },
  fc.record({ do: fc.constantFrom('unplan' as const, 'release' as const), nth: few }),
  {
    weight: 3,
    arbitrary: fc
      .tuple(point, fc.option(id))
      .map(([it, of]) => ({ do: 'hold' as const, point: it, ...(of !== null && { id: of }) }))
  },
  fc.constant({ do: 'heal' as const }),
  { weight: 2, arbitrary: ofFaults },
  { weight: 3, arbitrary: rarely }
)

const waiting = fc.record({
  do: fc.constantFrom('take' as const, 'delete' as const),
  app: few,
  id
})

export const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 20, arbitrary: simple },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('meanwhile' as const), first: waiting, second: simple })
  }
)
