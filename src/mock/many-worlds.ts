import { controlClient } from '../client/client.js'
import { ControlError } from '../client/control-error.js'
import type { Transport } from '../client/transport.js'
import type { WorldInfo, WorldRequest } from '../wire/control/world.js'
import { type BackupWorld, backupWorld } from './backup-world.js'

/** A world that was made by whoever holds it. */
export interface OwnWorld extends BackupWorld, AsyncDisposable {
  /** Ends it: what waits in it is released. Does nothing where it is gone already. */
  close(): Promise<void>
}

/** A mock with its default world, which may have others beside it. */
export interface ManyWorlds extends BackupWorld {
  /**
   * Makes a world with its own state, clock, seed, faults and journal. What is not said is as in the default
   * world; it goes an hour after it was last asked for, unless told otherwise.
   *
   * @throws {ControlError} with all complaints.
   */
  world(request?: WorldRequest): Promise<OwnWorld>
  /** All worlds that there are, the default one first. */
  worlds(): Promise<readonly WorldInfo[]>
}

/** How a mock is reached. */
export interface Reach {
  /** @param prefix - in front of every path: `/worlds/mine`, or empty for the default world. */
  readonly transport: (prefix: string) => Transport
  /** Where a URL that the mock speaks of is for whoever asks here. */
  readonly urlHere: (url: string) => string
}

/** The default world of a mock, and the others. */
export function manyWorlds(info: WorldInfo, { transport, urlHere }: Reach): ManyWorlds {
  const { worlds } = controlClient(transport(''))
  return {
    ...backupWorld(info, transport(''), urlHere),
    worlds: worlds.list,
    async world(request = {}) {
      const made = await worlds.create(request)
      const close = async () => {
        try {
          await worlds.remove(made.name)
        } catch (error) {
          if (!(error instanceof ControlError && error.status === 404)) throw error
        }
      }
      const world = backupWorld(made, transport(`/worlds/${made.name}`), urlHere)
      return { ...world, close, [Symbol.asyncDispose]: close }
    }
  }
}
