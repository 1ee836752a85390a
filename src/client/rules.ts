import type { Fault, Faults, ListedFault } from '../wire/control/fault.js'
import type {
  JournalCounts,
  JournalExpectation,
  JournalFilter,
  JournalPage,
  Verified
} from '../wire/control/journal.js'
import type { ListedPlan, Plan, Plans } from '../wire/control/plan.js'
import { at, type Call, queryOf } from './calls.js'

export function plansOf(call: Call) {
  return {
    list: async () => (await call<Plans>('GET', '/plans')).plans,
    add: (plan: Plan) => call<ListedPlan>('POST', '/plans', plan),
    remove: (id: string) => call<undefined>('DELETE', at('/plans/*', id)),
    clear: () => call<undefined>('DELETE', '/plans')
  }
}

export function faultsOf(call: Call) {
  return {
    list: async () => (await call<Faults>('GET', '/faults')).faults,
    add: (fault: Fault) => call<ListedFault>('POST', '/faults', fault),
    get: (id: string) => call<ListedFault>('GET', at('/faults/*', id)),
    remove: (id: string) => call<undefined>('DELETE', at('/faults/*', id)),
    clear: () => call<undefined>('DELETE', '/faults')
  }
}

/** Which entries are wanted, and how many of them at most: the newest. */
export interface JournalWish extends JournalFilter {
  readonly limit?: number
}

export function journalOf(call: Call) {
  return {
    list: (wish: JournalWish = {}) => call<JournalPage>('GET', `/journal${queryOf({ ...wish })}`),
    /** @throws {ControlError} with the difference for people, status 422, where it is not as expected. */
    verify: (expectation: JournalExpectation) =>
      call<Verified>('POST', '/journal/verify', expectation),
    counts: async () => (await call<JournalCounts>('GET', '/journal/counts')).counts,
    clear: () => call<undefined>('DELETE', '/journal')
  }
}
