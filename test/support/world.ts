import { assert } from '../../src/domain/assert.js'
import {
  type Deployment,
  type DeploymentWishes,
  deploymentOf
} from '../../src/domain/deployment.js'
import { Documents } from '../../src/domain/documents.js'
import type { IndexFacts } from '../../src/domain/index-facts.js'
import type { PartitionPlan, PartitionView } from '../../src/domain/partition-backup.js'
import { quirks } from '../../src/domain/profile/quirks.js'
import { type Refusal, RefusalError } from '../../src/domain/refusal.js'
import { type Release, releaseOf } from '../../src/domain/release.js'
import type { RunRules } from '../../src/domain/run.js'
import type { SnapshotPlan, SnapshotView } from '../../src/domain/snapshot.js'
import { ManualClock } from '../../src/world/clock.js'
import { World, type WorldSetting } from '../../src/world/world.js'

/** A date nobody will mistake for the machine's own. */
export const startMs = Date.parse('2001-02-03T04:05:06Z')

/** The repository that {@link aWorld} registers and configures. */
export const repository = 'backups'

/** A release by its version; for tests that name one that exists. */
export function aRelease(version = '8.7.2'): Release {
  const release = releaseOf(version)
  assert(release !== undefined, `${version} is no release`)
  return release
}

/** Every defect that is nothing but a defect, switched off. */
const noDefects = new Map(
  quirks.filter(quirk => quirk.off === undefined).map(quirk => [quirk.id, false])
)

/**
 * A deployment by its name, with a store for its history and all that its release had; without a name 8.7.2,
 * but none of the defects that later patches repaired.
 */
export function aDeployment(name?: string, over: Partial<DeploymentWishes> = {}): Deployment {
  const usual = name === undefined ? noDefects : new Map()
  const wishes = { storage: 'elasticsearch', quirks: usual, switches: {}, ...over } as const
  const deployment = deploymentOf(name ?? '8.7.2', wishes)
  assert(deployment !== undefined, `${name} is no deployment`)
  return deployment
}

/** A world of 8.7.2 on a manual clock. State in `over` only what the test is about. */
export function aWorld(over: Partial<WorldSetting> = {}): { clock: ManualClock; world: World } {
  const clock = new ManualClock(startMs)
  const usual = {
    deployment: aDeployment(),
    pace: 'realistic',
    partitionsCount: 3,
    seed: 'test'
  } as const
  return { clock, world: new World({ ...usual, repository, ...over }, clock) }
}

/** What an app takes that serves one world and no other. */
export function serving(world: World): { deployment: Deployment; worldOf: () => World } {
  return { deployment: world.setting.deployment, worldOf: () => world }
}

/** So many sown documents, which take 310 bytes each and 4096 for all. */
export function someDocuments(count: number): Documents {
  return Documents.sown({ seed: 'test', index: 'any', count, partitionsCount: 1, untilMs: startMs })
}

/** An index of five shards that was there from the start. */
export function anIndex(over: Partial<IndexFacts> = {}): IndexFacts {
  return {
    name: 'operate-list-view-8.3.0_',
    uuid: 'index',
    aliases: [],
    shards: 5,
    replicas: 0,
    documents: someDocuments(1),
    open: true,
    createdMs: startMs,
    ...over
  }
}

/** A ten-second snapshot of one index that succeeds. */
export function aPlan(over: Partial<SnapshotPlan> = {}): SnapshotPlan {
  return {
    name: 'snap_1',
    uuid: 'u1',
    indices: [anIndex()],
    indexExpressions: ['*'],
    includeGlobalState: true,
    partial: false,
    startMs,
    endMs: startMs + 10_000,
    outcome: 'SUCCESS',
    failures: [],
    ordinal: 1,
    ...over
  }
}

/** A snapshot as it is seen, ended by default; the plan is only what the state must agree with. */
export function aView(over: Partial<SnapshotView> = {}, plan: Partial<SnapshotPlan> = {}) {
  const whole = aPlan(plan)
  const ended = over.state === 'IN_PROGRESS' ? {} : { endMs: whole.endMs }
  const shards = { total: 5, failed: 0, successful: 5 }
  const view: SnapshotView = {
    plan: whole,
    state: 'SUCCESS',
    ...ended,
    shards,
    progress: 1,
    ...over
  }
  return view
}

/** Parts take turns, and a bad one ends the run. */
export function runRules(over: Partial<RunRules> = {}): RunRules {
  return {
    inTurn: true,
    gapMs: 0,
    stopsAfterPart: 0,
    lastAfter: 'imperfect',
    socketTimeoutMs: 0,
    onSocketTimeout: 'polls',
    ...over
  }
}

/** A ten-second piece of a Zeebe backup that succeeds. */
export function aPartition(over: Partial<PartitionPlan> = {}): PartitionPlan {
  return {
    partitionId: 1,
    startMs,
    endMs: startMs + 10_000,
    usualMs: 10_000,
    durationMs: 10_000,
    outcome: 'COMPLETED',
    snapshotId: '98-1-99-98',
    checkpointPosition: 100n,
    firstLogPosition: 1n,
    brokerId: 0,
    brokerVersion: '8.7.2',
    nanos: 0,
    ...over
  }
}

/** A partition as it is seen. */
export function aPartitionView(
  state: PartitionView['state'],
  plan: Partial<PartitionPlan> = {}
): PartitionView {
  return { plan: aPartition(plan), state, createdMs: startMs, updatedMs: startMs }
}

/** What work is refused with; `undefined` where it is not. Any other failure goes on. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal | undefined> {
  try {
    await work
    return undefined
  } catch (error) {
    if (error instanceof RefusalError) return error.refusal
    throw error
  }
}
