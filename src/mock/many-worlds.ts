import { ControlError } from '../client/control-error.js'
import type { WorldInfo, WorldRequest } from '../wire/control/world.js'
import { BackupWorld, type Reach } from './backup-world.js'

/** A world that was made by whoever holds it. */
export class OwnWorld extends BackupWorld implements AsyncDisposable {
  readonly #remove: () => Promise<void>

  constructor(info: WorldInfo, reach: Reach, remove: () => Promise<void>) {
    super(info, reach, `/worlds/${info.name}`)
    this.#remove = remove
  }

  /** Ends it: what waits in it is released. Does nothing where it is gone already. */
  async close(): Promise<void> {
    try {
      await this.#remove()
    } catch (error) {
      if (!(error instanceof ControlError && error.status === 404)) throw error
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }
}

/** A mock with its default world, which may have others beside it. */
export class ManyWorlds extends BackupWorld {
  readonly #reach: Reach

  /** @param info - of the default world. */
  constructor(info: WorldInfo, reach: Reach) {
    super(info, reach, '')
    this.#reach = reach
  }

  /**
   * Makes a world with its own state, clock, seed, faults and journal. What is not said is as in the default
   * world; it goes an hour after it was last asked for, unless told otherwise.
   *
   * @throws {ControlError} with all complaints.
   */
  async world(request: WorldRequest = {}): Promise<OwnWorld> {
    const { worlds } = this.client
    const info = await worlds.create(request)
    return new OwnWorld(info, this.#reach, () => worlds.remove(info.name))
  }

  /** All worlds that there are, the default one first. */
  worlds(): Promise<readonly WorldInfo[]> {
    return this.client.worlds.list()
  }
}
