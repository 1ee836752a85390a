/** What a running mock is in, as its control API says it, and how it gets back there after a case. */
import type { Request } from './case.js'
import { type Answer, exchange, NoAnswer, Stopped } from './exchange.js'
import type { LeftBehind } from './left-behind.js'
import { partOf } from './parts.js'
import { sentRequest } from './sending.js'
import type { Target } from './target.js'

/** As it was when somebody looked. */
export interface Situation {
  /** Body of `PUT /conditions`. */
  readonly conditions: string
  /** Ids of the plans that there are, with how many backups each is for: 0 for all. */
  readonly plans: ReadonlyMap<string, number>
  readonly clock: ClockSeen
}

export interface ClockSeen {
  readonly mode: string
  /** Seconds that pass inside while one passes outside. */
  readonly factor: number
  readonly nowMs: number
  /** When somebody looked, in milliseconds of a clock that nobody sets. */
  readonly seenMs: number
}

/** @throws {NoAnswer} when there is no control API, or one that refuses to tell. */
export async function situationOf(target: Target, signal: AbortSignal): Promise<Situation> {
  const { body: conditions } = await told(target, { method: 'GET', path: '/conditions' }, signal)
  return { conditions, plans: await plansOf(target, signal), clock: await clockOf(target, signal) }
}

/** The same where there is a control API that tells it, and nobody stops the run. */
export async function situationIfTold(
  target: Target,
  signal: AbortSignal
): Promise<Situation | undefined> {
  if (target.control === undefined) return undefined
  try {
    return await situationOf(target, signal)
  } catch (error) {
    if (error instanceof NoAnswer || error instanceof Stopped) return undefined
    throw error
  }
}

/** @throws {NoAnswer} likewise. */
export async function clockOf(target: Target, signal: AbortSignal): Promise<ClockSeen> {
  const { json } = await told(target, { method: 'GET', path: '/clock' }, signal)
  const [mode, factor, nowMs] = ['/mode', '/factor', '/nowMs'].map(path => partOf(json, path))
  return {
    mode: String(mode),
    factor: Number(factor),
    nowMs: Number(nowMs),
    seenMs: performance.now()
  }
}

/**
 * Puts back conditions, plans and the way in which time runs. What the clock has passed stays passed.
 *
 * @returns what could not be done.
 */
export async function restored(
  before: Situation,
  target: Target,
  signal: AbortSignal
): Promise<readonly LeftBehind[]> {
  const steps = [
    () => [{ method: 'PUT', path: '/conditions', body: before.conditions }],
    async () => surplusPlans(before, await plansOf(target, signal)),
    async () => clockBack(before.clock, await clockOf(target, signal))
  ]
  const left: LeftBehind[] = []
  for (const step of steps) {
    try {
      for (const request of await step()) await told(target, request, signal)
    } catch (error) {
      left.push(unrestored(before, target, error))
    }
  }
  return left.slice(0, 1)
}

type Asked = Omit<Request, 'to'> & { readonly body?: string }

function surplusPlans({ plans }: Situation, now: ReadonlyMap<string, number>): readonly Asked[] {
  const added = [...now.keys()].filter(id => !plans.has(id))
  return added.map(id => ({ method: 'DELETE', path: `/plans/${id}` }))
}

function clockBack({ mode, factor }: ClockSeen, now: ClockSeen): readonly Asked[] {
  if (mode === now.mode && factor === now.factor) return []
  const body = JSON.stringify(mode === 'scaled' ? { mode, factor } : { mode })
  return [{ method: 'PUT', path: '/clock', body }]
}

/** One sentence for all of it: what is not known to be done may have been. */
function unrestored(
  { conditions, plans, clock }: Situation,
  { control }: Target,
  error: unknown
): LeftBehind {
  const ids = plans.size === 0 ? 'none' : [...plans.keys()].join(', ')
  const what = `the mock at ${control} may not be as it was: conditions ${conditions}, plans ${ids}, clock ${clock.mode} x${clock.factor}`
  return { what, why: error instanceof Error ? error.message : String(error) }
}

async function plansOf(target: Target, signal: AbortSignal): Promise<ReadonlyMap<string, number>> {
  const { json } = await told(target, { method: 'GET', path: '/plans' }, signal)
  const plans = new Map<string, number>()
  for (let no = 0; ; no += 1) {
    const id = partOf(json, `/plans/${no}/id`)
    if (id === undefined) return plans
    plans.set(String(id), Number(partOf(json, `/plans/${no}/times`) ?? 0))
  }
}

/**
 * What the control API answers.
 *
 * @throws {NoAnswer} when it refuses, or is not there.
 */
export async function told(target: Target, asked: Asked, signal: AbortSignal): Promise<Answer> {
  const headers = { 'content-type': 'application/json' }
  const request: Request = { ...asked, to: 'control', ...(asked.body !== undefined && { headers }) }
  // Nothing in it is a variable, and the subject is of no account.
  const sent = sentRequest(request, 'zeebe', target, new Map())
  if (sent === undefined) throw new NoAnswer('unreachable', 'the target has no control API')
  const answer = await exchange(sent, target, signal)
  if (answer.status < 300) return answer
  const { method, path } = asked
  throw new NoAnswer('broken off', `the control API refused ${method} ${path}: ${answer.body}`)
}
