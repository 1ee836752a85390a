import { type ControlClient, controlClient } from '../client/client.js'
import type { EventsOptions } from '../client/events.js'
import type { Transport } from '../client/transport.js'
import type { Incident } from '../wire/control/incident.js'
import type { EmulatedProduct } from '../wire/control/product.js'
import type { WorldInfo } from '../wire/control/world.js'

/** What a world can be asked for by URL. */
export type MockProduct = EmulatedProduct

/** How a world's control API is reached. */
export interface Reach {
  /** @param prefix - in front of every path: `/worlds/mine`, or empty for the default world. */
  readonly transport: (prefix: string) => Transport
  /** Where a URL that the mock speaks of is for whoever asks here. */
  readonly urlHere: (url: string) => string
}

/** A world, and everything that can be done to it. Its calls throw a `ControlError` when they are refused. */
export class BackupWorld implements Omit<ControlClient, 'doors' | 'health' | 'openApi' | 'worlds'> {
  readonly #info: WorldInfo
  readonly #reach: Reach
  readonly #prefix: string
  #client: ControlClient | undefined

  constructor(info: WorldInfo, reach: Reach, prefix: string) {
    // Its texts were read character by character, and would be kept as such, in thirty times their length.
    this.#info = structuredClone(info)
    this.#reach = reach
    this.#prefix = prefix
  }

  get name(): string {
    return this.#info.name
  }

  /** The release that it imitates, with its patch, or `all`. */
  get camunda(): string {
    return this.#info.camunda
  }

  /** With which all can be repeated. */
  get seed(): string {
    return this.#info.seed
  }

  /** Where its control API begins, for those who are not in this process; empty where it has no door. */
  get control(): string {
    return this.#reach.urlHere(this.#info.control)
  }

  /** The base URL of every product that it has. */
  get doors(): Readonly<Partial<Record<MockProduct, string>>> {
    const { control: _, ...products } = this.#info.doors
    const here = Object.entries(products).map(([it, url]) => [it, this.#reach.urlHere(url)])
    return Object.fromEntries(here)
  }

  /**
   * The base URL of a product, without a slash at its end.
   *
   * @throws Error where the world's release has no such product.
   */
  url(product: MockProduct): string {
    const { doors } = this
    const url = doors[product]
    if (url !== undefined) return url
    const there = Object.keys(doors).join(', ')
    throw new Error(`${this.camunda} has no ${product}; it has ${there}`)
  }

  get clock() {
    return this.client.clock
  }

  get conditions() {
    return this.client.conditions
  }

  /** Lets something happen that is over at once. */
  incident(incident: Incident) {
    return this.client.incident(incident)
  }

  get plans() {
    return this.client.plans
  }

  get gates() {
    return this.client.gates
  }

  get faults() {
    return this.client.faults
  }

  get journal() {
    return this.client.journal
  }

  /** The truth, past every door, condition and fault. */
  backups() {
    return this.client.backups()
  }

  snapshots() {
    return this.client.snapshots()
  }

  exporting() {
    return this.client.exporting()
  }

  get scenario() {
    return this.client.scenario
  }

  get state() {
    return this.client.state
  }

  /** Back to the seed, except that time does not go back. */
  reset() {
    return this.client.reset()
  }

  /** What happens from now on. */
  events(options: EventsOptions = {}) {
    return this.client.events(options)
  }

  /** Made when it is asked something: who has thousands of worlds asks few of them everything. */
  protected get client(): ControlClient {
    this.#client ??= controlClient(this.#reach.transport(this.#prefix))
    return this.#client
  }
}
