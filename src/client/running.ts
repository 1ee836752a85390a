import type { BackupIdJson } from '../wire/control/backup-id.js'
import type { ClockAdvance, ClockMoved, ClockSetting, ClockState } from '../wire/control/clock.js'
import type { Gate, GateAwait, GateHold, Gates } from '../wire/control/gate.js'
import type { AppliedScenario, Scenario, ScenarioList } from '../wire/control/scenario.js'
import type { WorldInfo, WorldList, WorldRequest } from '../wire/control/world.js'
import { at, type Call, queryOf } from './calls.js'

export function clockOf(call: Call) {
  const advance = (body: ClockAdvance) => call<ClockMoved>('POST', '/clock/advance', body)
  return {
    get: () => call<ClockState>('GET', '/clock'),
    /** Pins the clock, lets it run, or sets it on. */
    set: (setting: ClockSetting) => call<ClockState>('PUT', '/clock', setting),
    /** Moves a clock that stands still: `10s`. */
    advance: (by: string) => advance({ by }),
    /** Moves it to an instant. */
    advanceTo: (instant: Date | string) =>
      advance({ to: typeof instant === 'string' ? instant : instant.toISOString() }),
    /** Moves it to the next event; nothing happens where none is planned. */
    next: () => advance({ to: 'next' }),
    reset: () => call<ClockState>('POST', '/clock/reset')
  }
}

export function gatesOf(call: Call) {
  return {
    list: async () => (await call<Gates>('GET', '/gates')).gates,
    /** @param point - such as `operate.part4.before-end`. */
    hold: (point: string, hold: GateHold = {}) => call<Gate>('PUT', at('/gates/*', point), hold),
    get: (point: string, backupId?: BackupIdJson) =>
      call<Gate>('GET', at('/gates/*', point) + queryOf({ backupId })),
    /** Waits until a run stands there; a `ControlError` with status 408 where none comes in time. */
    await: (point: string, options: GateAwait = {}) =>
      call<Gate>('POST', at('/gates/*/await', point), options),
    release: (point: string, hold: GateHold = {}) =>
      call<Gate>('POST', at('/gates/*/release', point), hold),
    releaseAll: () => call<undefined>('DELETE', '/gates')
  }
}

export function scenarioOf(call: Call) {
  return {
    list: async () => (await call<ScenarioList>('GET', '/scenarios')).scenarios,
    get: async () => (await call<AppliedScenario>('GET', '/scenario')).scenario,
    /** By name, or as a whole. */
    apply: async (scenario: string | Scenario) => {
      const body = typeof scenario === 'string' ? { name: scenario } : scenario
      return (await call<AppliedScenario>('PUT', '/scenario', body)).scenario
    }
  }
}

export function worldsOf(call: Call) {
  return {
    list: async () => (await call<WorldList>('GET', '/worlds')).worlds,
    create: (request: WorldRequest = {}) => call<WorldInfo>('POST', '/worlds', request),
    get: (name: string) => call<WorldInfo>('GET', at('/worlds/*', name)),
    remove: (name: string) => call<undefined>('DELETE', at('/worlds/*', name))
  }
}
