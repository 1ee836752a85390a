import { type WorldConfig, worldLike } from '../config.js'
import type { ControlServer } from '../http/control/server.js'
import type { WorldRefusal, Worlds } from '../http/control/worlds.js'
import { DoorError } from '../http/doors.js'
import { lengthMs } from '../wire/control/duration.js'
import type { WorldInfo, WorldRequest } from '../wire/control/world.js'
import type { World } from '../world/world.js'
import type { House } from './house.js'
import { Lifetimes, type LifetimesOptions } from './lifetimes.js'
import { makeWorld } from './make-world.js'
import { openWorldDoors, type Urls, urlsBelow } from './world-doors.js'

export interface ResidentsOptions extends LifetimesOptions {
  readonly house: House
  /** What every world has that nobody wished to be otherwise. */
  readonly like: WorldConfig
  /** How many there may be, the default world not counted. */
  readonly worldsMax: number
  /** The default world, which was there before and stays. */
  readonly first: { readonly name: string; readonly info: () => WorldInfo }
  /** Where the control API begins; empty where it has no door. */
  readonly controlUrl: () => string
  readonly scenarios: Pick<ControlServer['scenarios'], 'apply'>
}

interface Resident {
  readonly world: World
  /** Of its own doors; absent where it has none. */
  readonly urls?: Urls
  close(): Promise<void>
}

const defaultTtl = '1h'

/** The worlds that were made while the server runs. */
export class Residents implements Worlds {
  readonly #options: ResidentsOptions
  readonly #lifetimes: Lifetimes
  readonly #byName = new Map<string, Resident>()
  /** Names of worlds that are being made. */
  readonly #coming = new Set<string>()
  readonly #closing = new Set<Promise<void>>()
  #lastNo = 0
  #isClosed = false

  constructor(options: ResidentsOptions) {
    this.#options = options
    this.#lifetimes = new Lifetimes(name => this.#end(name), options)
  }

  async create(request: WorldRequest): Promise<WorldInfo | WorldRefusal> {
    const { like } = this.#options
    const name = request.name ?? this.#freeName()
    // A scenario is done to a world when it is there; it is no setting of it.
    const { scenario: _, ...wishes } = request
    const config = worldLike({ ...like, seed: `${like.seed}/${name}` }, wishes)
    const ttlMs = lengthMs(request.ttl ?? defaultTtl)
    const complaints = [
      ...('complaints' in config ? config.complaints : []),
      ...(ttlMs === 0 ? [`ttl: "${request.ttl}" is not allowed; give some time, or "never"`] : [])
    ]
    if ('complaints' in config || complaints.length > 0) return { status: 400, complaints }
    const refusal = this.#refusal(name)
    if (refusal !== undefined) return refusal

    // From here on the name is taken, whoever asks for it while the world is being made.
    this.#coming.add(name)
    try {
      const made = await this.#make(name, config, request)
      if ('complaints' in made) return made
      this.#byName.set(name, made)
      this.#lifetimes.begin(name, ttlMs)
      return this.#info(name, made)
    } finally {
      this.#coming.delete(name)
    }
  }

  get(name: string): WorldInfo | undefined {
    const { first } = this.#options
    if (name === first.name) return first.info()
    const resident = this.#lifetimes.lasts(name) ? this.#byName.get(name) : undefined
    return resident && this.#info(name, resident)
  }

  list(): readonly WorldInfo[] {
    this.#lifetimes.sweep()
    const names = [...this.#byName.keys()].toSorted()
    return [this.#options.first.name, ...names].flatMap(name => this.get(name) ?? [])
  }

  async remove(name: string): Promise<boolean> {
    if (!this.#lifetimes.lasts(name)) return false
    this.#lifetimes.forget(name)
    await this.#end(name)
    return true
  }

  /** The world that somebody asks something of, which gives it more time. */
  visit(name: string): World | undefined {
    return this.#lifetimes.refresh(name) ? this.#byName.get(name)?.world : undefined
  }

  /** Where the products of a world are, without giving it more time. */
  urlsOf(name: string): Urls | undefined {
    const resident = this.#lifetimes.lasts(name) ? this.#byName.get(name) : undefined
    return resident && this.#urls(name, resident)
  }

  /** Ends all of them, for good. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#lifetimes.close()
    for (const name of [...this.#byName.keys()]) this.#end(name)
    await Promise.all(this.#closing)
  }

  #refusal(name: string): WorldRefusal | undefined {
    const { first, worldsMax } = this.#options
    const isTaken = name === first.name || this.#coming.has(name) || this.#lifetimes.lasts(name)
    if (isTaken) return { status: 409, complaints: [`name: there is a world "${name}" already`] }
    const isFull = () => this.#byName.size + this.#coming.size >= worldsMax
    if (isFull()) this.#lifetimes.sweep()
    if (!isFull()) return undefined
    const complaint =
      `there are as many worlds as there may be, ${worldsMax}; DELETE one, wait for one to expire, ` +
      'or start with a greater --worlds-max'
    return { status: 429, complaints: [complaint] }
  }

  async #make(
    name: string,
    config: WorldConfig,
    { scenario, doors }: WorldRequest
  ): Promise<Resident | WorldRefusal> {
    const { house, scenarios, time } = this.#options
    const world = makeWorld(config, house, time)
    const fail = (status: 400 | 503, complaints: readonly string[]) => {
      world.close()
      return { status, complaints }
    }
    if (scenario !== undefined) {
      const wanted = typeof scenario === 'string' ? { name: scenario } : scenario
      const complaints = await scenarios.apply(world, wanted)
      if (complaints.length > 0)
        return fail(
          400,
          complaints.map(it => `scenario: ${it}`)
        )
    }
    if (doors !== true) return this.#unlessLate({ world, close: async () => world.close() })
    try {
      const open = await openWorldDoors(world, house, () => this.#lifetimes.refresh(name))
      const close = async () => {
        const closed = open.close()
        world.close()
        await closed
      }
      return this.#unlessLate({ world, urls: open.urls, close })
    } catch (error) {
      if (!(error instanceof DoorError)) throw error
      const { cause } = error
      const reason = cause instanceof Error ? cause.message : error.message
      return fail(503, [`doors: they cannot be opened: ${reason}`])
    }
  }

  /** A world that was being made while all others ended ends with them. */
  async #unlessLate(resident: Resident): Promise<Resident | WorldRefusal> {
    if (!this.#isClosed) return resident
    await resident.close()
    return { status: 503, complaints: ['the server is stopping'] }
  }

  #end(name: string): Promise<void> {
    const closed = this.#byName.get(name)?.close() ?? Promise.resolve()
    this.#byName.delete(name)
    this.#closing.add(closed)
    return closed.finally(() => this.#closing.delete(closed))
  }

  #info(name: string, resident: Resident): WorldInfo {
    const { deployment, seed } = resident.world.setting
    const endsMs = this.#lifetimes.endsMs(name)
    const base = this.#options.controlUrl()
    return {
      name,
      camunda: deployment.name,
      seed,
      control: base === '' ? '' : `${base}/worlds/${name}`,
      doors: this.#urls(name, resident),
      ...(Number.isFinite(endsMs) && { expires: new Date(endsMs).toISOString() })
    }
  }

  #urls(name: string, { world, urls }: Resident): Record<string, string> {
    if (urls !== undefined) return { ...urls }
    const base = this.#options.controlUrl()
    return base === '' ? {} : { ...urlsBelow(`${base}/worlds/${name}`, world) }
  }

  #freeName(): string {
    const isTaken = (name: string) => this.#byName.has(name) || this.#coming.has(name)
    do this.#lastNo += 1
    while (isTaken(`world-${this.#lastNo}`))
    return `world-${this.#lastNo}`
  }
}
