import type { BackupId } from '../domain/backup-id.js'
import { refuse } from '../domain/refusal.js'
import type { Clock } from './clock.js'
import type { ZeebeTraits } from './zeebe.js'

/** The ids of Zeebe's backups: the client's, or the cluster's own choice. */
export class ZeebeIds {
  readonly #clock: Clock
  #generated: BackupId = 0n

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** The id that was generated last; 0 for none. */
  get generated(): BackupId {
    return this.#generated
  }

  /** Goes on behind an id that was generated before. */
  restart(generated: BackupId = 0n): void {
    this.#generated = generated
  }

  /** The id asked for, or a new one where the cluster chooses. */
  chosen(asked: BackupId | undefined, traits: ZeebeTraits): BackupId {
    const { idlessStart, idMode, idOffset, endpoint } = traits
    const generates = idlessStart && idMode === 'continuous'
    if (generates && asked !== undefined) return refuse({ code: 'ID_PREDETERMINED' })
    if (generates) return this.#next(idOffset)
    // The first endpoint leaves the id to the brokers.
    const positive = asked !== undefined && (asked > 0n || endpoint === 'first')
    return positive ? asked : refuse({ code: 'ID_NOT_POSITIVE' })
  }

  /** Epoch milliseconds and an offset; never the same twice. */
  #next(offset: number): BackupId {
    const ofNow = BigInt(offset) + BigInt(this.#clock.nowMs())
    this.#generated = ofNow > this.#generated ? ofNow : this.#generated + 1n
    return this.#generated
  }
}
