/** Brings a mock into the situation that a case is about, through its control API. */
import type { ContractCase, Request } from './case.js'
import { exchange, NoAnswer } from './exchange.js'
import { sentRequest } from './sending.js'
import type { Target } from './target.js'
import type { Undoing } from './undoing.js'

interface Controlled {
  readonly target: Target
  readonly undoing: Undoing
  readonly signal: AbortSignal
}

/**
 * The way out of it is noted before each step into it.
 *
 * @throws {NoAnswer} when the control API refuses, or is not there.
 */
export async function bringInto(it: ContractCase, controlled: Controlled): Promise<void> {
  if (it.mockOnly === undefined) return
  const { conditions, plans = [], clock } = it.mockOnly
  const tell = teller(it, controlled)
  if (conditions !== undefined) await tell('PATCH', '/conditions', conditions, healed)
  for (const plan of plans) await tell('POST', '/plans', plan, unplanned)
  if (clock !== undefined) await tell('PUT', '/clock', clock, clockReset)
}

const healed: Request = { to: 'control', method: 'DELETE', path: '/conditions' }
const unplanned: Request = { to: 'control', method: 'DELETE', path: '/plans' }
const clockReset: Request = { to: 'control', method: 'POST', path: '/clock/reset' }

function teller({ subject }: ContractCase, { target, undoing, signal }: Controlled) {
  return async (method: string, path: string, body: unknown, undo: Request): Promise<void> => {
    const headers = { 'content-type': 'application/json' }
    const request = { to: 'control', method, path, body: JSON.stringify(body), headers } as const
    // Nothing in it is a variable.
    const about = { subject, variables: new Map() }
    const sent = sentRequest(request, subject, target, about.variables)
    if (sent === undefined) throw new NoAnswer('unreachable', 'the target has no control API')
    undoing.note(request, [undo], about)
    const { status, body: said } = await exchange(sent, target, signal)
    if (status >= 300) {
      throw new NoAnswer('broken off', `the control API refused ${method} ${path}: ${said}`)
    }
  }
}
