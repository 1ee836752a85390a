/** A scenario, from its words into what it does to a world, or all that is wrong with it. */
import type { ConditionSet } from '../../domain/conditions.js'
import { faultComplaints } from '../../domain/fault-complaints.js'
import { type GatePoint, gateForms, gatePointOf } from '../../domain/gate.js'
import type { Pace } from '../../domain/pace.js'
import type { SeedData, StartedBackup } from '../../domain/seed-data.js'
import type { AppBackupId } from '../../domain/snapshot-name.js'
import type { Wish } from '../../domain/wish.js'
import { backupIdOf } from './backup-id.js'
import type { ClockSetting } from './clock.js'
import { complaintsOf } from './complaints.js'
import { conditionsOf } from './condition-words.js'
import type { Fault } from './fault.js'
import { faultWish } from './fault-rule.js'
import { type HappeningIncident, incidentOf } from './incident.js'
import { wishOf } from './plan-wish.js'
import { Scenario } from './scenario.js'
import { readSeed } from './seed-words.js'

/** What a scenario does, in the order in which it is done. */
export interface Situation {
  readonly pace?: Pace
  readonly clock?: ClockSetting
  readonly seed: SeedData
  readonly wishes: readonly Wish[]
  readonly gates: readonly { readonly point: GatePoint; readonly backupId?: AppBackupId }[]
  readonly started: readonly StartedBackup[]
  readonly conditions: Partial<ConditionSet>
  /** In their words: what they come to depends on the time. */
  readonly faults: readonly Fault[]
  readonly incidents: readonly HappeningIncident[]
}

export type ReadScenario =
  | { readonly scenario: Scenario; readonly situation: Situation }
  | { readonly complaints: readonly string[] }

/** @param whole - what the scenario as a whole is called: `the scenario`. */
export function readScenario(value: unknown, whole = 'the scenario'): ReadScenario {
  const misshapen = complaintsOf(Scenario, value, whole)
  if (misshapen.length > 0) return { complaints: misshapen }
  // Its schema has let it through.
  const scenario = value as Scenario
  const { seed, started, complaints } = readSeed(scenario.seed, scenario.exporting)
  const plans = (scenario.plans ?? []).map(wishOf)
  const gates = (scenario.gates ?? []).map(({ point, backupId }) => {
    const named = gatePointOf(point)
    return { point: named, ...(backupId !== undefined && { backupId: backupIdOf(backupId) }) }
  })
  const all = [
    ...complaints,
    ...plans.flatMap((it, index) => ('complaints' in it ? placed(it, `plans[${index}]`) : [])),
    ...(scenario.gates ?? []).flatMap(({ point }, index) =>
      gates[index]?.point === undefined
        ? [`gates[${index}].point: ${JSON.stringify(point)} is not allowed; give ${gateForms}`]
        : []
    ),
    ...(scenario.faults ?? []).flatMap((it, index) =>
      placed({ complaints: complaintsOfFault(it) }, `faults[${index}]`)
    ),
    ...clockComplaints(scenario)
  ]
  if (all.length > 0) return { complaints: all }
  const situation: Situation = {
    ...(scenario.pace !== undefined && { pace: scenario.pace }),
    ...(scenario.clock !== undefined && { clock: scenario.clock }),
    seed,
    wishes: plans.flatMap(it => ('wish' in it ? it.wish : [])),
    gates: gates.flatMap(({ point, ...rest }) => (point === undefined ? [] : { point, ...rest })),
    started,
    conditions: conditionsOf(scenario.conditions ?? {}),
    faults: scenario.faults ?? [],
    incidents: (scenario.incidents ?? []).map(incidentOf)
  }
  return { scenario, situation }
}

function complaintsOfFault(fault: Fault): readonly string[] {
  const read = faultWish(fault, 0)
  return 'complaints' in read ? read.complaints : faultComplaints(read.wish)
}

/** What is measured in looks needs a clock that looks can move. */
function clockComplaints({ clock, pace }: Scenario): string[] {
  const mode = clock?.mode ?? (clock?.factor === undefined ? undefined : 'scaled')
  if (pace !== 'polls' || mode === undefined || mode === 'manual') return []
  return [`clock.mode: "${mode}" is not allowed at the pace polls; give "manual", or leave it out`]
}

/** `the body: says nothing` of a plan is `plans[3]: says nothing`. */
function placed({ complaints }: { readonly complaints: readonly string[] }, at: string): string[] {
  return complaints.map(it => (it.startsWith('the body: ') ? `${at}${it.slice(8)}` : `${at}.${it}`))
}
