import type { ConditionChange } from '../wire/control/condition.js'
import type { Happened } from '../wire/control/event.js'
import type { Incident } from '../wire/control/incident.js'
import type { Doors, Health } from '../wire/control/server.js'
import type { WorldState } from '../wire/control/state.js'
import type { TrueBackups, TrueExporting, TrueSnapshots } from '../wire/control/truth.js'
import { callsThrough } from './calls.js'
import { type ControlEvent, type EventsOptions, eventsOf } from './events.js'
import { faultsOf, journalOf, plansOf } from './rules.js'
import { clockOf, gatesOf, scenarioOf, worldsOf } from './running.js'
import type { Transport } from './transport.js'

export interface Conditions {
  [name: string]: { readonly kind: string; readonly [member: string]: unknown }
}

export type ControlClient = ReturnType<typeof controlClient>

/**
 * The control API with its types: the same over HTTP (`httpSend`) and in process (`inProcess`).
 *
 * Every call throws a `ControlError` with all complaints when it is refused.
 */
export function controlClient(transport: Transport) {
  const call = callsThrough(transport)
  return {
    health: () => call<Health>('GET', '/health'),
    doors: () => call<Doors>('GET', '/doors'),
    openApi: () => call<Record<string, unknown>>('GET', '/openapi.json'),
    clock: clockOf(call),
    conditions: {
      get: () => call<Conditions>('GET', '/conditions'),
      /** Changes what is named, and leaves the rest as it is. */
      change: (change: ConditionChange) => call<Conditions>('PATCH', '/conditions', change),
      /** Changes what is named, and makes the rest healthy. */
      set: (change: ConditionChange) => call<Conditions>('PUT', '/conditions', change),
      reset: () => call<Conditions>('DELETE', '/conditions')
    },
    /** Lets something happen that is over at once. */
    incident: (incident: Incident) => call<Happened>('POST', '/incidents', incident),
    plans: plansOf(call),
    gates: gatesOf(call),
    faults: faultsOf(call),
    journal: journalOf(call),
    /** The truth, past every door, condition and fault. */
    backups: async () => (await call<TrueBackups>('GET', '/backups')).backups,
    snapshots: async () => (await call<TrueSnapshots>('GET', '/snapshots')).snapshots,
    exporting: async () => (await call<TrueExporting>('GET', '/exporting')).partitions,
    scenario: scenarioOf(call),
    state: {
      export: () => call<WorldState>('GET', '/state'),
      /** All or nothing. */
      import: (state: WorldState) => call<undefined>('PUT', '/state', state)
    },
    worlds: worldsOf(call),
    /** Back to the seed, except that time does not go back. */
    reset: () => call<undefined>('POST', '/reset'),
    /** What happens from now on. */
    events: (options: EventsOptions = {}): AsyncGenerator<ControlEvent> =>
      eventsOf(transport, options)
  }
}
