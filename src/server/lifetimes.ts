import type { TimeSource } from '../world/clock.js'
import { type Alarm, quietAlarm } from './alarm.js'

export interface LifetimesOptions {
  /** The time outside; the machine's where absent. */
  readonly time?: TimeSource
  readonly alarm?: Alarm
}

/** How long something lives after it was last asked for. */
interface Lifetime {
  /** Milliseconds; infinite for what stays. */
  readonly ttlMs: number
  endsMs: number
}

/** Between two looks, so that ten thousand ends at ten thousand instants are not as many looks. */
const pauseMs = 1_000

/**
 * Names that are forgotten some time after they were last asked for. One timer serves all of them and only
 * tidies up: whoever asks for a name is told the truth at every instant.
 */
export class Lifetimes {
  readonly #time: TimeSource
  readonly #alarm: Alarm
  readonly #onEnd: (name: string) => void
  readonly #byName = new Map<string, Lifetime>()
  #turnOff: (() => void) | undefined
  #ringsMs = Number.POSITIVE_INFINITY

  /** @param onEnd - called once for every name whose time is over, when that is noticed. */
  constructor(
    onEnd: (name: string) => void,
    { time = Date, alarm = quietAlarm }: LifetimesOptions = {}
  ) {
    this.#onEnd = onEnd
    this.#time = time
    this.#alarm = alarm
  }

  /** @param ttlMs - milliseconds above 0; infinite for a name that stays. */
  begin(name: string, ttlMs: number): void {
    const endsMs = this.#time.now() + ttlMs
    this.#byName.set(name, { ttlMs, endsMs })
    this.#wake(endsMs)
  }

  /** Somebody asks something of it: its time begins anew. Returns whether it is there. */
  refresh(name: string): boolean {
    if (!this.lasts(name)) return false
    const life = this.#byName.get(name)
    if (life !== undefined) life.endsMs = this.#time.now() + life.ttlMs
    return true
  }

  /** Whether it is there. */
  lasts(name: string): boolean {
    const life = this.#byName.get(name)
    if (life === undefined) return false
    if (life.endsMs > this.#time.now()) return true
    this.#end(name)
    return false
  }

  /** When it ends, in milliseconds since the epoch; infinite for what stays. */
  endsMs(name: string): number {
    return this.#byName.get(name)?.endsMs ?? Number.NEGATIVE_INFINITY
  }

  /** Forgets a name before its time is over. */
  forget(name: string): void {
    this.#byName.delete(name)
  }

  /** Ends whatever is over. */
  sweep(): void {
    for (const name of this.#byName.keys()) this.lasts(name)
  }

  /** Forgets everything; nothing ends any more. */
  close(): void {
    this.#byName.clear()
    this.#turnOff?.()
    this.#turnOff = undefined
  }

  #end(name: string): void {
    this.#byName.delete(name)
    this.#onEnd(name)
  }

  #wake(endsMs: number): void {
    if (endsMs === Number.POSITIVE_INFINITY || endsMs >= this.#ringsMs) return
    this.#turnOff?.()
    this.#ringsMs = endsMs
    const delayMs = Math.max(pauseMs, endsMs - this.#time.now())
    this.#turnOff = this.#alarm(delayMs, () => this.#ring())
  }

  #ring(): void {
    this.#turnOff = undefined
    this.#ringsMs = Number.POSITIVE_INFINITY
    this.sweep()
    let next = Number.POSITIVE_INFINITY
    for (const { endsMs } of this.#byName.values()) next = Math.min(next, endsMs)
    this.#wake(next)
  }
}
