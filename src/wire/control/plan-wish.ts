/** Plans, from the words of the control API into wishes of the domain and back. */
import type {
  PartitionWish,
  PartWish,
  SnapshotWish,
  Wish,
  WishedFailure
} from '../../domain/wish.js'
import { backupIdJson, backupIdOf } from './backup-id.js'
import { durationText, lengthMs } from './duration.js'
import type { AppPlan, ListedPlan, Plan, SnapshotPlan, ZeebePlan } from './plan.js'
import { without } from './without.js'

/** The wish that a plan says, or what is wrong with it. */
export type ReadPlan = { readonly wish: Wish } | { readonly complaints: readonly string[] }

export function wishOf(plan: Plan): ReadPlan {
  const about: readonly string[] = ['app', 'backupId', 'times', 'part', 'partition', 'snapshot']
  if (Object.keys(plan).every(it => about.includes(it))) {
    return { complaints: ['the body: says what it is about and not what shall become of it'] }
  }
  if (plan.app === 'zeebe') return partitionWish(plan)
  return { wish: plan.app === 'elasticsearch' ? snapshotWish(plan) : partWish(plan) }
}

function partWish({ part, registrationGap, ...plan }: AppPlan): PartWish {
  const { app, backupId, vanishes, surplus, stops, times } = plan
  return without({
    app,
    backupId: backupId === undefined ? undefined : backupIdOf(backupId),
    partNo: part,
    ...fateOf(plan),
    vanishes,
    stops,
    registrationGapMs: msOf(registrationGap),
    surplus,
    times
  })
}

function partitionWish({ partition, registrationGap, duration, ...plan }: ZeebePlan): ReadPlan {
  const { app, outcome, failureReason, described, vanishes, times } = plan
  const backupId = plan.backupId === undefined ? undefined : backupIdOf(plan.backupId)
  if (typeof backupId === 'string') {
    const found = JSON.stringify(backupId)
    return { complaints: [`backupId: ${found} is not allowed; Zeebe's ids are whole numbers`] }
  }
  const wish: PartitionWish = without({
    app,
    backupId,
    partitionId: partition,
    outcome,
    durationMs: msOf(duration),
    failureReason,
    described,
    vanishes,
    registrationGapMs: msOf(registrationGap),
    times
  })
  return { wish }
}

function snapshotWish({ app, snapshot, times, ...plan }: SnapshotPlan): SnapshotWish {
  return without({ app, snapshot, ...fateOf(plan), times })
}

function fateOf({ outcome, duration, reason, failures }: Omit<SnapshotPlan, 'app'>) {
  const wished: readonly WishedFailure[] | undefined = failures
  return { outcome, durationMs: msOf(duration), reason, failures: wished }
}

function msOf(duration: string | undefined): number | undefined {
  return duration === undefined ? undefined : lengthMs(duration)
}

/** A wish as a plan, under its id. */
export function listedPlan(id: string, wish: Wish): ListedPlan {
  const { durationMs } = wish
  const duration = durationMs === undefined ? undefined : durationText(durationMs)
  if (wish.app === 'elasticsearch') {
    const { durationMs: _, failures, ...rest } = wish
    return without({ id, ...rest, duration, failures: copied(failures) })
  }
  const { registrationGapMs } = wish
  const shared = {
    id,
    backupId: wish.backupId === undefined ? undefined : backupIdJson(wish.backupId),
    duration,
    registrationGap: registrationGapMs === undefined ? undefined : durationText(registrationGapMs)
  }
  if (wish.app === 'zeebe') {
    const { app, partitionId: partition, outcome, failureReason, described, vanishes, times } = wish
    return without({
      ...shared,
      app,
      partition,
      outcome,
      failureReason,
      described,
      vanishes,
      times
    })
  }
  const { app, partNo: part, outcome, reason, failures, vanishes, surplus, stops, times } = wish
  const fate = { outcome, reason, failures: copied(failures) }
  return without({ ...shared, app, part, ...fate, vanishes, surplus, stops, times })
}

function copied(failures: readonly WishedFailure[] | undefined): WishedFailure[] | undefined {
  return failures === undefined ? undefined : [...failures]
}
