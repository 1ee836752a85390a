/** Runs one case after another against a target. */
import { type Asked, isAbout, reasonToSkip } from './applying.js'
import type { ContractCase, Expectation, Step } from './case.js'
import { type Difference, differences, shown } from './compare.js'
import { type Answer, exchange, NoAnswer } from './exchange.js'
import { bringInto, type Situation } from './mock-only.js'
import { partOf } from './parts.js'
import type { CaseResult, Outcome, TakenStep } from './result.js'
import { sentRequest } from './sending.js'
import type { Target } from './target.js'
import { pause, type Undoing } from './undoing.js'
import type { Variables } from './variables.js'

export interface Run extends Asked {
  /** What a case knows: `repository`, a fresh `id` and the `next`, an `other` that nobody has, a `name` of its own. */
  readonly variablesOf: (it: ContractCase) => Variables
  readonly undoing: Undoing
  /** Ends the run; what has begun is taken back all the same. */
  readonly signal: AbortSignal
  /** How long a step may take that comes true eventually, and how long it waits between two looks. */
  readonly eventuallyMs: number
  readonly everyMs: number
  readonly nowMs: () => number
}

/** How long taking back what a case did may take. */
const undoLimitMs = 60_000

/** The results in the order of the cases; those about other targets are left out. Ends early when stopped. */
export async function* runCases(
  cases: readonly ContractCase[],
  run: Run
): AsyncGenerator<CaseResult> {
  for (const it of cases.filter(one => isAbout(one, run))) {
    if (run.signal.aborted) return
    yield await runCase(it, run)
  }
}

async function runCase(it: ContractCase, run: Run): Promise<CaseResult> {
  const startMs = run.nowMs()
  const steps: TakenStep[] = []
  const outcome = await outcomeOf(it, run, steps)
  return { case: it, outcome, steps, tookMs: run.nowMs() - startMs }
}

async function outcomeOf(it: ContractCase, run: Run, steps: TakenStep[]): Promise<Outcome> {
  const why = reasonToSkip(it, run)
  if (why !== undefined) return { kind: 'skipped', why }
  let situation: Situation | undefined
  try {
    const variables = run.variablesOf(it)
    const unlike = await unlikeSetup(it, run, variables)
    if (unlike !== undefined) return { kind: 'skipped', why: unlike }
    situation = await bringInto(it, run)
    return await takeSteps(it, run, variables, steps)
  } catch (error) {
    if (error instanceof NoAnswer) return { kind: 'broken', why: error.message }
    if (run.signal.aborted) return { kind: 'broken', why: 'the run was stopped' }
    throw error
  } finally {
    await situation?.leave()
    await run.undoing.undoAll(undoLimitMs)
  }
}

/** Why a case is not about the way in which a target is set up, or `undefined`. */
async function unlikeSetup(
  it: ContractCase,
  run: Run,
  variables: Variables
): Promise<string | undefined> {
  if (it.onlyWhere === undefined) return undefined
  const { expect, otherwise } = it.onlyWhere
  const { answer } = await send(it.onlyWhere, it, run, variables)
  const found = answerDifferences(expect, answer, variables)
  return found.length === 0 ? undefined : `the target ${otherwise}`
}

async function takeSteps(
  it: ContractCase,
  run: Run,
  known: Variables,
  steps: TakenStep[]
): Promise<Outcome> {
  const variables = new Map(known)
  for (const step of it.steps) {
    const { taken, found } = await takeStep(step, it, run, variables)
    steps.push(taken)
    if (found.length > 0) {
      return { kind: 'differs', differences: found, expected: expectedText(step.expect, variables) }
    }
    for (const [name, path] of Object.entries(step.keep ?? {})) {
      const part = partOf(taken.answer.json, path)
      if (part !== undefined) variables.set(name, part)
    }
  }
  return { kind: 'holds' }
}

interface Took {
  readonly taken: TakenStep
  readonly found: readonly Difference[]
}

async function takeStep(
  step: Step,
  it: ContractCase,
  run: Run,
  variables: Variables
): Promise<Took> {
  const limitMs = run.nowMs() + run.eventuallyMs
  for (;;) {
    const taken = await send(step, it, run, variables)
    const found = answerDifferences(step.expect, taken.answer, variables)
    const isOver = run.nowMs() >= limitMs || run.signal.aborted
    if (found.length === 0 || step.eventually === undefined || isOver) return { taken, found }
    await pause(run.everyMs, run.signal)
  }
}

async function send(
  step: Step,
  { subject }: ContractCase,
  { target, undoing, signal }: { target: Target; undoing: Undoing; signal: AbortSignal },
  variables: Variables
): Promise<TakenStep> {
  const sent = sentRequest(step.send, subject, target, variables)
  if (sent === undefined) throw new NoAnswer('unreachable', `the target has no ${step.send.to}`)
  undoing.note(step.send, step.undo ?? [], { subject, variables: new Map(variables) })
  return { sent, answer: await exchange(sent, target, signal) }
}

/** Where an answer is not as expected. */
export function answerDifferences(
  { status, headers = {}, json, text }: Expectation,
  answer: Answer,
  variables: Variables
): readonly Difference[] {
  const found = differences(status, answer.status, variables, 'status')
  const heads = Object.entries(headers).flatMap(([name, pattern]) =>
    differences(pattern, answer.headers[name] ?? null, variables, `header ${name}`)
  )
  const asJson =
    json === undefined ? [] : differences(json, answer.json ?? answer.body, variables, 'body')
  const asText = text === undefined ? [] : differences(text, answer.body, variables, 'body')
  return [...found, ...heads, ...asJson, ...asText]
}

function expectedText(
  { status, headers = {}, json, text }: Expectation,
  variables: Variables
): string {
  const heads = Object.entries(headers).map(([name, it]) => `${name}: ${shown(it, variables)}`)
  const body = json ?? text
  return [`${status}`, ...heads, ...(body === undefined ? [] : [shown(body, variables)])].join('\n')
}
