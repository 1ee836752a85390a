import { setTimeout as wait } from 'node:timers/promises'
import type { Signals } from './command.js'

export interface StopRequests {
  readonly first: Promise<void>
  /** Whoever asks twice does not want to wait. */
  readonly second: Promise<void>
}

/** Listens from now on, so that a request during the start is not lost. */
export function stopRequests(signals: Signals): StopRequests {
  const heard: (() => void)[] = []
  const next = () => new Promise<void>(resolve => heard.push(resolve))
  const requests = { first: next(), second: next() }
  signals.onStop(() => heard.shift()?.())
  return requests
}

/** Listens from now on, and hands what was asked for until then to the first who listens to it. */
export function heardFromNowOn(signals: Signals): Signals {
  const listeners: (() => void)[] = []
  let missed = 0
  signals.onStop(() => {
    if (listeners.length === 0) missed += 1
    for (const it of listeners) it()
  })
  return {
    onStop(listener) {
      listeners.push(listener)
      for (; missed > 0; missed -= 1) listener()
    }
  }
}

/** Returns whether the server closed within the given time, in milliseconds. */
export async function closesWithin(server: { close(): Promise<void> }, timeoutMs: number) {
  const timer = new AbortController()
  const late = wait(timeoutMs, false, { signal: timer.signal }).catch(() => false)
  try {
    return await Promise.race([server.close().then(() => true), late])
  } finally {
    timer.abort()
  }
}
