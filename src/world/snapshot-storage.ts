import { type InstantMs, never } from '../domain/instant.js'
import { isPattern, nameMatcher } from '../domain/name-pattern.js'
import { existsAt, planByStart, runsAt, type SnapshotPlan } from '../domain/snapshot.js'
import type { SnapshotPlaces, SnapshotSelection } from '../domain/snapshot-selection.js'
import { SortedList } from './sorted-list.js'
import { UnfinishedPlans } from './unfinished-plans.js'

/** Where the places hold more than one in so many, everything is looked at in order instead of sorting. */
const sortedUpToOneIn = 8

/** How many are looked at before something else has its turn. */
const lookedAtOnceMax = 4_096

/** From so many on that are deleted together, the order is gone through once for all of them. */
const deletedTogether = 16

/**
 * What lies in one place, by name. A name or a pattern that begins with letters costs what it finds, not what
 * is there: backups are looked up by the beginning of their snapshots' names.
 */
export class SnapshotStorage {
  readonly uuid: string
  readonly #plans = new Map<string, SnapshotPlan>()
  readonly #names = new SortedList<string>((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  readonly #byStart = new SortedList<SnapshotPlan>(planByStart)
  readonly #unfinished = new UnfinishedPlans()
  /** The names of those that are gone, or will be. */
  readonly #doomed = new Set<string>()
  #isWritten = false

  constructor(uuid: string) {
    this.uuid = uuid
  }

  /** Whether a snapshot lies here, or has. */
  get isWritten(): boolean {
    return this.#isWritten
  }

  get(name: string): SnapshotPlan | undefined {
    return this.#plans.get(name)
  }

  /** In the order in which they were first put there. */
  all(): SnapshotPlan[] {
    return [...this.#plans.values()]
  }

  /** By start, ties by name. To be read at once: it changes with the storage. */
  get inOrder(): readonly SnapshotPlan[] {
    return this.#byStart.items
  }

  /** The plans whose name is this one or matches this `*` pattern, by start. */
  matching(pattern: string): SnapshotPlan[] {
    const matches = nameMatcher(pattern)
    const places = isPattern(pattern)
      ? { names: [], patterns: [pattern] }
      : { names: [pattern], patterns: [] }
    const { plans, isInOrder } = this.#lyingIn(places, [])
    const found = plans.filter(plan => matches(plan.name))
    return isInOrder ? found : found.toSorted(planByStart)
  }

  /**
   * The plans that exist at an instant and are asked for, by start, as they are written down now. The look at
   * many stops now and then so that something else can be done in between.
   */
  selected(
    { places, matches }: SnapshotSelection,
    nowMs: InstantMs
  ): Generator<void, SnapshotPlan[]> {
    const others = places.running ? this.unfinished(nowMs) : []
    const isAsked = (plan: SnapshotPlan) =>
      existsAt(plan, nowMs) && matches({ name: plan.name, running: runsAt(plan, nowMs) })
    const { plans, isInOrder } = this.#lyingIn(places, others)
    return filteredInSlices(plans, isAsked, isInOrder)
  }

  /** What runs, and what waits for its turn, in the order in which it was put there. */
  unfinished(nowMs: InstantMs): SnapshotPlan[] {
    return this.#unfinished.at(nowMs)
  }

  /** What waits for its turn, in the order in which it was put there. */
  waiting(nowMs: InstantMs): SnapshotPlan[] {
    return this.unfinished(nowMs).filter(plan => plan.startMs > nowMs)
  }

  /** Whether nothing here changes by itself: nothing runs or waits, and nothing is being deleted. */
  isAtRest(nowMs: InstantMs): boolean {
    const isGoing = (name: string) => (this.#plans.get(name)?.goneMs ?? nowMs) > nowMs
    return this.unfinished(nowMs).length === 0 && ![...this.#doomed].some(isGoing)
  }

  /** Forgets what went at an instant that has passed. */
  sweep(nowMs: InstantMs): void {
    const isGone = (name: string) => (this.#plans.get(name)?.goneMs ?? never) <= nowMs
    this.deleteAll([...this.#doomed].filter(isGone))
  }

  /** Takes over what another held, in the order in which it was put there. */
  restore(plans: readonly SnapshotPlan[], isWritten = false): void {
    this.#isWritten = isWritten || plans.length > 0
    this.#plans.clear()
    this.#unfinished.clear()
    this.#doomed.clear()
    for (const plan of plans) this.#note(plan)
    this.#names.fill(this.#plans.keys())
    this.#byStart.fill(this.#plans.values())
  }

  /** Adds or replaces. */
  put(plan: SnapshotPlan): void {
    this.#isWritten = true
    const former = this.#plans.get(plan.name)
    if (former === undefined) this.#names.add(plan.name)
    if (former?.startMs === plan.startMs) this.#byStart.replace(plan)
    else {
      if (former !== undefined) this.#byStart.delete(former)
      this.#byStart.add(plan)
    }
    this.#note(plan)
  }

  delete(name: string): void {
    this.deleteAll([name])
  }

  deleteAll(names: readonly string[]): void {
    const gone: SnapshotPlan[] = []
    for (const name of names) {
      const plan = this.#plans.get(name)
      if (plan === undefined) continue
      gone.push(plan)
      this.#plans.delete(name)
      this.#unfinished.delete(name)
      this.#doomed.delete(name)
    }
    if (gone.length >= deletedTogether) {
      this.#names.keep(name => this.#plans.has(name))
      this.#byStart.keep(plan => this.#plans.has(plan.name))
      return
    }
    for (const plan of gone) {
      this.#names.delete(plan.name)
      this.#byStart.delete(plan)
    }
  }

  /** Costs little, and is to be called now and then: forgets that something was unfinished which has ended. */
  tidy(nowMs: InstantMs): void {
    this.#unfinished.tidy(nowMs)
  }

  #note(plan: SnapshotPlan): void {
    this.#plans.set(plan.name, plan)
    this.#unfinished.put(plan)
    if (plan.goneMs === undefined) this.#doomed.delete(plan.name)
    else this.#doomed.add(plan.name)
  }

  /** All plans in some places, some others, and where that is much more than enough all there are. */
  #lyingIn(
    { names, patterns }: Pick<SnapshotPlaces, 'names' | 'patterns'>,
    others: readonly SnapshotPlan[]
  ): { readonly plans: readonly SnapshotPlan[]; readonly isInOrder: boolean } {
    const ranges = patterns.map(pattern => this.#rangeOf(pattern))
    const reach = ranges.reduce((sum, { from, to }) => sum + to - from, 0)
    if (reach * sortedUpToOneIn > this.#plans.size) {
      return { plans: [...this.#byStart.items], isInOrder: true }
    }
    const found = new Set(others)
    const look = (name: string) => {
      const plan = this.#plans.get(name)
      if (plan !== undefined) found.add(plan)
    }
    names.forEach(look)
    for (const { from, to } of ranges) this.#names.items.slice(from, to).forEach(look)
    return { plans: [...found], isInOrder: false }
  }

  /** Where the names stand that begin as the pattern does. */
  #rangeOf(pattern: string): { from: number; to: number } {
    const prefix = pattern.split('*', 1)[0] ?? ''
    const from = this.#names.placeOf(prefix)
    if (this.#names.items[from]?.startsWith(prefix) !== true) return { from, to: from }
    return { from, to: this.#names.firstAt(name => name > prefix && !name.startsWith(prefix)) }
  }
}

function* filteredInSlices(
  plans: readonly SnapshotPlan[],
  isAsked: (plan: SnapshotPlan) => boolean,
  isInOrder: boolean
): Generator<void, SnapshotPlan[]> {
  const found: SnapshotPlan[] = []
  for (const [at, plan] of plans.entries()) {
    if (isAsked(plan)) found.push(plan)
    if (at % lookedAtOnceMax === lookedAtOnceMax - 1) yield
  }
  return isInOrder ? found : found.toSorted(planByStart)
}
