/** Brings a mock into the situation that a case is about, through its control API. */
import type { ContractCase } from './case.js'
import { situationOf, told } from './situation.js'
import type { Target } from './target.js'
import type { Undoing } from './undoing.js'

interface Controlled {
  readonly target: Target
  readonly undoing: Undoing
  readonly signal: AbortSignal
  readonly hurry: AbortSignal
}

/**
 * Looks first at what the mock is in, so that it gets back there whatever comes of the case.
 *
 * @throws `NoAnswer` when the control API refuses, or is not there.
 */
export async function bringInto(
  it: ContractCase,
  { target, undoing, signal, hurry }: Controlled
): Promise<void> {
  if (!isControlled(it)) return
  undoing.noteSituation(await situationOf(target, signal))
  const { conditions, plans = [], clock } = it.mockOnly ?? {}
  // Whoever hangs up on a change does not know what has become of it.
  const tell = (method: string, path: string, body: unknown) =>
    told(target, { method, path, body: JSON.stringify(body) }, hurry)
  if (conditions !== undefined) await tell('PATCH', '/conditions', conditions)
  for (const plan of plans) await tell('POST', '/plans', plan)
  if (clock !== undefined) await tell('PUT', '/clock', clock)
}

/** Whether a case changes what a mock is in, before its steps or with one of them. */
function isControlled({ mockOnly, steps }: ContractCase): boolean {
  const { conditions, plans, clock } = mockOnly ?? {}
  const isChanged = conditions !== undefined || plans !== undefined || clock !== undefined
  return isChanged || steps.some(({ send }) => send.to === 'control')
}
