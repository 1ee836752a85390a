/** Puts worlds into scenarios. */
import type { Deployment } from '../domain/deployment.js'
import { type ClockWish, clockWish } from '../wire/control/clock.js'
import { partitionComplaint, partitionComplaints } from '../wire/control/condition-words.js'
import { faultWish } from '../wire/control/fault-rule.js'
import type { Scenario } from '../wire/control/scenario.js'
import type { Situation } from '../wire/control/scenario-words.js'
import { sow } from '../world/sowing/sow.js'
import { startBackup } from '../world/sowing/start-backup.js'
import type { World } from '../world/world.js'

/** All that keeps a world from being put into a situation; empty where nothing does. */
export function unfit(world: World, scenario: Scenario, situation: Situation): readonly string[] {
  const { deployment, partitionsCount, repository } = world.setting
  return [
    ...releaseComplaints(deployment, scenario),
    ...clockComplaints(world, situation),
    ...(repository === null ? repositoryComplaints(situation) : []),
    ...foreignRepositories(world, situation),
    ...ofPartitions(situation, partitionsCount),
    ...idComplaints(situation)
  ]
}

/** Begins anew in a situation. Every reset of the world leads there again. */
export function start(world: World, situation: Situation): void {
  world.clock.reset()
  world.beginWith(() => begin(world, situation))
}

function begin(world: World, situation: Situation): void {
  const { clock, conditions, faults, gates, incidents, plans } = world
  if (situation.pace !== undefined) world.pace = situation.pace
  setClock(world, situation)
  sow(world, situation.seed)
  for (const wish of situation.wishes) plans.add(wish)
  for (const gate of situation.gates) gates.hold(gate)
  for (const backup of situation.started) startBackup(world, backup)
  if (Object.keys(situation.conditions).length > 0) conditions.set(situation.conditions)
  for (const fault of situation.faults) {
    const read = faultWish(fault, clock.nowMs())
    if ('wish' in read) faults.add(read.wish)
  }
  for (const incident of situation.incidents) incidents.happen(incident)
}

/** What is measured in looks needs a clock that looks can move. An instant that has passed is let pass. */
function setClock({ clock }: World, { clock: setting, pace }: Situation): void {
  const nowMs = clock.nowMs()
  const wish = setting === undefined ? {} : clockWish(setting, nowMs)
  const known: ClockWish = Array.isArray(wish) ? {} : wish
  const mode = pace === 'polls' ? 'manual' : known.mode
  if (mode === undefined && known.nowMs === undefined) return
  const { factor = 1 } = known
  clock.set({
    mode: mode === undefined ? clock.mode : mode === 'scaled' ? { mode, factor } : { mode },
    ...(known.nowMs !== undefined && { nowMs: known.nowMs })
  })
}

function releaseComplaints(deployment: Deployment, { name, releases = 'all' }: Scenario): string[] {
  if (releases === 'all') return []
  const served = linesOf(deployment)
  if (releases.some(it => served.has(it))) return []
  const which = name === undefined ? 'it' : `the scenario ${name}`
  const lines = releases.join(', ')
  return [
    `${which} makes sense in ${lines}, and this is ${deployment.name}; give --camunda one of them`
  ]
}

/** The lines that a deployment serves; side by side, those of all its dialects. */
function linesOf({ main, operate, tasklist, optimize, webapps, zeebe }: Deployment): Set<string> {
  const dialects = [main, ...operate, ...tasklist, ...optimize, ...webapps, ...zeebe]
  return new Set(dialects.map(it => it.release.line))
}

function clockComplaints({ clock }: World, { clock: setting }: Situation): readonly string[] {
  const wish = setting === undefined ? {} : clockWish(setting, clock.nowMs())
  return Array.isArray(wish) ? wish.map(it => `clock.${it}`) : []
}

function repositoryComplaints({ seed }: Situation): readonly string[] {
  const needs = [...seed.backups, ...seed.snapshots.filter(it => it.repository === undefined)]
  if (needs.length === 0) return []
  return ['seed: its snapshots have no place; name a "repository", or start with one']
}

function foreignRepositories(world: World, { seed }: Situation): readonly string[] {
  const known = [world.setting.repository, ...seed.repositories.map(it => it.name)]
  const named = new Set(seed.snapshots.flatMap(it => it.repository ?? []))
  return [...named]
    .filter(it => !known.includes(it))
    .map(
      it =>
        `seed.snapshots: there is no repository ${JSON.stringify(it)}; list it in seed.repositories`
    )
}

function ofPartitions(situation: Situation, partitionsCount: number): readonly string[] {
  const { conditions, incidents, seed, wishes } = situation
  const named = [
    ...wishes.map(
      it => ['plans.partition', 'partitionId' in it ? it.partitionId : undefined] as const
    ),
    ...incidents.map(
      it => ['incidents.partition', 'partitionId' in it ? it.partitionId : undefined] as const
    ),
    ...(seed.exporting?.partitionIds ?? []).map(it => ['exporting.partitions', it] as const)
  ]
  return [
    ...named.flatMap(([field, id]) => partitionComplaint(field, id, partitionsCount)),
    ...partitionComplaints(conditions, partitionsCount).map(it => `conditions.${it}`)
  ]
}

/** Zeebe takes ids in their order: one that is being taken is the greatest. */
function idComplaints({ seed, started }: Situation): readonly string[] {
  const ids = started.flatMap(it => (it.app === 'zeebe' ? it.backupId : []))
  const before = seed.runtimeBackups.map(it => it.backupId)
  const all = [...before, ...ids]
  const greatest = all.reduce((a, b) => (a > b ? a : b), 0n)
  if (ids.length === 0 || (ids.length === 1 && ids[0] === greatest && !before.includes(greatest))) {
    return []
  }
  return [`seed.backups: Zeebe's that is IN_PROGRESS has the greatest id, and there is one at most`]
}
