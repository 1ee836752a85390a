/** Brings a mock into the situation that a case is about, through its control API, and out of it again. */
import type { ContractCase } from './case.js'
import { exchange, NoAnswer } from './exchange.js'
import type { Target } from './target.js'

export interface Situation {
  /** Takes everything back. */
  leave(): Promise<void>
}

interface Controlled {
  readonly target: Target
  readonly signal: AbortSignal
}

/** How long the mock may take to be itself again, in milliseconds. */
const leaveLimitMs = 10_000

/** @throws {NoAnswer} when the control API refuses, or is not there. */
export async function bringInto(
  { mockOnly }: ContractCase,
  { target, signal }: Controlled
): Promise<Situation | undefined> {
  if (mockOnly === undefined) return undefined
  const { conditions, plans = [], clock } = mockOnly
  const tell = controlOf(target, signal)
  if (conditions !== undefined) await tell('PATCH', '/conditions', conditions)
  for (const plan of plans) await tell('POST', '/plans', plan)
  if (clock !== undefined) await tell('PUT', '/clock', clock)
  return {
    async leave() {
      const untell = controlOf(target, AbortSignal.timeout(leaveLimitMs))
      if (conditions !== undefined) await untell('DELETE', '/conditions')
      if (plans.length > 0) await untell('DELETE', '/plans')
      if (clock !== undefined) await untell('POST', '/clock/reset')
    }
  }
}

function controlOf(target: Target, signal: AbortSignal) {
  return async (method: string, path: string, body?: unknown): Promise<void> => {
    const { control = '', headers: own } = target
    const text = body === undefined ? {} : { body: JSON.stringify(body) }
    const headers = { ...own, 'content-type': 'application/json' }
    const { status, body: said } = await exchange(
      { method, url: control, path, headers, ...text },
      target,
      signal
    )
    if (status >= 300) {
      throw new NoAnswer('broken off', `the control API refused ${method} ${path}: ${said}`)
    }
  }
}
