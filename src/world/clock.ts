import { assert } from '../domain/assert.js'
import { type InstantMs, never } from '../domain/instant.js'
import { anyOf } from './any-of.js'
import { Changes } from './changes.js'

export type ClockMode =
  | { readonly mode: 'real' }
  | { readonly mode: 'scaled'; readonly factor: number }
  | { readonly mode: 'manual' }

/**
 * The only source of time of a world. Reading it has no effect, however often it is read.
 *
 * `nowMs` is a whole number of milliseconds and never goes back.
 */
export interface Clock {
  readonly mode: ClockMode
  nowMs(): InstantMs
  /**
   * Resolves at `instantMs` on this clock, or as soon as `signal` aborts; at once if the instant is past.
   * Only for waiting at a door; nothing that is true depends on it.
   */
  until(instantMs: InstantMs, signal: AbortSignal): Promise<void>
}

/** Whatever can be asked for the time; `Date` in production. */
export interface TimeSource {
  now(): number
}

/** The longest wait a Node timer can hold, in milliseconds (24.8 days). */
const timerMaxMs = 2 ** 31 - 1

/**
 * Runs `factor` times as fast as its source, from the moment it is made; `real` time has the factor 1. It may
 * show another instant than its source at that moment.
 */
export class RunningClock implements Clock {
  readonly mode: ClockMode
  readonly #source: TimeSource
  readonly #originMs: number
  readonly #startMs: InstantMs
  readonly #factor: number
  #lastMs = 0

  constructor(source: TimeSource, factor = 1, startMs: InstantMs = source.now()) {
    assert(factor > 0, `a clock cannot run ${factor} times as fast`)
    this.mode = factor === 1 ? { mode: 'real' } : { mode: 'scaled', factor }
    this.#source = source
    this.#originMs = source.now()
    this.#startMs = startMs
    this.#factor = factor
  }

  nowMs(): InstantMs {
    const elapsedMs = (this.#source.now() - this.#originMs) * this.#factor
    this.#lastMs = Math.max(this.#lastMs, Math.floor(this.#startMs + elapsedMs))
    return this.#lastMs
  }

  async until(instantMs: InstantMs, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const waitMs = Math.ceil((instantMs - this.nowMs()) / this.#factor)
      if (waitMs <= 0) return
      await pause(Math.min(waitMs, timerMaxMs), signal)
    }
  }
}

/** Stands still until told otherwise. */
export class ManualClock implements Clock {
  readonly mode: ClockMode = { mode: 'manual' }
  readonly #sleepers = new Set<{ readonly instantMs: InstantMs; readonly wake: () => void }>()
  #nowMs: InstantMs

  constructor(startMs: InstantMs) {
    this.#nowMs = Math.floor(startMs)
  }

  nowMs(): InstantMs {
    return this.#nowMs
  }

  /** Moves on by whole milliseconds and wakes whoever waited for an instant up to then. */
  advance(byMs: number): InstantMs {
    assert(Number.isSafeInteger(byMs) && byMs >= 0, `a clock cannot move by ${byMs} ms`)
    this.#nowMs += byMs
    for (const sleeper of this.#sleepers) if (sleeper.instantMs <= this.#nowMs) sleeper.wake()
    return this.#nowMs
  }

  until(instantMs: InstantMs, signal: AbortSignal): Promise<void> {
    if (instantMs <= this.#nowMs || signal.aborted) return Promise.resolve()
    return new Promise(resolve => {
      const wake = () => {
        this.#sleepers.delete(sleeper)
        signal.removeEventListener('abort', wake)
        resolve()
      }
      const sleeper = { instantMs, wake }
      this.#sleepers.add(sleeper)
      signal.addEventListener('abort', wake)
    })
  }
}

/** A way for time to run from now on, and what the clock shows when it begins. */
export interface ClockSetting {
  readonly mode: ClockMode
  /** Not before what it shows now; what it shows now where absent. */
  readonly nowMs?: InstantMs
}

/**
 * The clock of a world: it may be pinned, moved, and set running at another speed, and never goes back.
 *
 * At a pace that is measured in polls it moves on by a step with every state that a client reads, and whoever
 * waits at a door has waited at once.
 */
export class WorldClock implements Clock {
  /** Announced when time runs otherwise, or was moved. */
  readonly changes = new Changes()
  readonly #source: TimeSource
  readonly #configured: ClockMode
  #pollMs: number
  #running: Clock

  /** @param pollMs - milliseconds that a read state moves a manual clock; 0 for none. */
  constructor(running: Clock, { source = Date, pollMs = 0 }: WorldClockOptions = {}) {
    this.#running = running
    this.#configured = running.mode
    this.#source = source
    this.#pollMs = pollMs
  }

  get mode(): ClockMode {
    return this.#running.mode
  }

  /** Milliseconds that a read state moves a manual clock from now on; 0 for none. */
  set pollMs(pollMs: number) {
    this.#pollMs = pollMs
  }

  nowMs(): InstantMs {
    return this.#running.nowMs()
  }

  /** Whether it stands still until it is told to move. */
  get isManual(): boolean {
    return this.mode.mode === 'manual'
  }

  set({ mode, ...setting }: ClockSetting): void {
    const shownMs = this.nowMs()
    const { nowMs = shownMs } = setting
    // On a clock that runs, an instant may pass between a look and this.
    assert(nowMs >= shownMs || !this.isManual, `a clock cannot go back to ${nowMs}`)
    this.#running = createClock(mode, this.#source, Math.max(nowMs, shownMs))
    this.changes.announce()
  }

  /** The same, but also back: for a world whose whole past is replaced by another. */
  restore({ mode, nowMs }: Required<ClockSetting>): void {
    this.#running = createClock(mode, this.#source, nowMs)
    this.changes.announce()
  }

  /** Lets time run as it did at first, from now on. */
  reset(): void {
    this.set({ mode: this.#configured })
  }

  /** Moves a manual clock on by whole milliseconds. */
  advance(byMs: number): InstantMs {
    assert(this.#running instanceof ManualClock, `a ${this.mode.mode} clock runs by itself`)
    this.#running.advance(byMs)
    this.changes.announce()
    return this.nowMs()
  }

  /** A client has read a state. */
  polled(): void {
    if (this.#pollMs > 0 && this.isManual) this.advance(this.#pollMs)
  }

  async until(instantMs: InstantMs, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && this.nowMs() < instantMs) {
      if (this.#pollMs > 0 && this.isManual && instantMs < never) {
        this.advance(instantMs - this.nowMs())
        return
      }
      const either = anyOf([signal, this.changes.next])
      try {
        await this.#running.until(instantMs, either.signal)
      } finally {
        either.release()
      }
    }
  }
}

export interface WorldClockOptions {
  readonly source?: TimeSource
  readonly pollMs?: number
}

/** @param startMs - what the clock shows first; what its source shows, where absent. */
export function createClock(mode: ClockMode, source: TimeSource, startMs?: InstantMs): Clock {
  if (mode.mode === 'manual') return new ManualClock(startMs ?? source.now())
  return new RunningClock(source, mode.mode === 'scaled' ? mode.factor : 1, startMs)
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}
