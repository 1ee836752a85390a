/** Runs one case after another against a target. */
import { type Asked, isAbout, reasonToSkip } from './applying.js'
import { expectedBelow } from './base-path.js'
import type { ContractCase, Expectation, Step } from './case.js'
import { type Difference, differences, shown } from './compare.js'
import { type Answer, exchange, NoAnswer, Stopped } from './exchange.js'
import type { GivingUp } from './giving-up.js'
import { bringInto } from './mock-only.js'
import { partOf } from './parts.js'
import type { CaseResult, Outcome, TakenStep } from './result.js'
import { isReading, sentRequest } from './sending.js'
import { pause, type Undoing, type UndoLimits } from './undoing.js'
import type { Variables } from './variables.js'

export interface Run extends Asked {
  /** What a case knows: `repository`, a fresh `id` and the `next`, an `other` that nobody has, a `name` of its own. */
  readonly variablesOf: (it: ContractCase) => Variables
  readonly undoing: Undoing
  /** Ends the run; what has begun is taken back all the same. */
  readonly signal: AbortSignal
  /** Ends that as well. */
  readonly hurry: AbortSignal
  /** How long a step may take that comes true eventually, and how long it waits between two looks. */
  readonly eventuallyMs: number
  readonly everyMs: number
  readonly nowMs: () => number
  readonly givingUp: GivingUp
}

/** How long taking back what a case did may take. What keeps exporting from being resumed seldom goes in a moment. */
const afterCase: Omit<UndoLimits, 'signal'> = { limitMs: 60_000, resumeAttemptsMax: 2 }

/** The results in the order of the cases; those about other targets are left out. Ends early when stopped. */
export async function* runCases(
  cases: readonly ContractCase[],
  run: Run
): AsyncGenerator<CaseResult> {
  for (const it of cases.filter(one => isAbout(one, run))) {
    if (run.signal.aborted) return
    const result = await runCase(it, run, reasonToSkip(it, run) ?? run.givingUp.reasonToSkip(it))
    run.givingUp.note(result)
    yield result
  }
}

async function runCase(
  it: ContractCase,
  run: Run,
  whyNot: string | undefined
): Promise<CaseResult> {
  if (whyNot !== undefined) {
    return { case: it, outcome: { kind: 'skipped', why: whyNot }, steps: [], tookMs: 0 }
  }
  const startMs = run.nowMs()
  const steps: TakenStep[] = []
  const outcome = await outcomeOf(it, run, steps)
  return { case: it, outcome, steps, tookMs: run.nowMs() - startMs }
}

async function outcomeOf(it: ContractCase, run: Run, steps: TakenStep[]): Promise<Outcome> {
  try {
    const variables = run.variablesOf(it)
    const unlike = await unlikeSetup(it, run, variables)
    if (unlike !== undefined) return { kind: 'skipped', why: unlike }
    await bringInto(it, run)
    return await takeSteps(it, run, variables, steps)
  } catch (error) {
    if (error instanceof NoAnswer) return { kind: 'broken', why: error.message }
    if (error instanceof Stopped) return { kind: 'skipped', why: error.message }
    throw error
  } finally {
    await run.undoing.undoAll({ ...afterCase, signal: run.hurry })
  }
}

/** Why a case is not about the way in which a target is set up, or `undefined`. */
async function unlikeSetup(
  it: ContractCase,
  run: Run,
  variables: Variables
): Promise<string | undefined> {
  if (it.onlyWhere === undefined) return undefined
  const { send: question, expect, otherwise } = it.onlyWhere
  const { answer, sent } = await send(it.onlyWhere, it, run, variables)
  const found = answerDifferences(expectedBelow(expect, question, sent.url), answer, variables)
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
    const { taken, expect, found } = await takeStep(step, it, run, variables)
    steps.push(taken)
    if (run.signal.aborted) throw new Stopped()
    if (found.length > 0) {
      return { kind: 'differs', differences: found, expected: expectedText(expect, variables) }
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
  /** As it is for the address that was asked. */
  readonly expect: Expectation
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
    const expect = expectedBelow(step.expect, step.send, taken.sent.url)
    const found = answerDifferences(expect, taken.answer, variables)
    const isOver = run.nowMs() >= limitMs || run.signal.aborted
    if (found.length === 0 || step.eventually === undefined || isOver)
      return { taken, expect, found }
    await pause(run.everyMs, run.signal)
  }
}

async function send(
  step: Pick<Step, 'send' | 'undo'>,
  { subject }: ContractCase,
  { target, undoing, signal, hurry }: Pick<Run, 'target' | 'undoing' | 'signal' | 'hurry'>,
  variables: Variables
): Promise<TakenStep> {
  const sent = sentRequest(step.send, subject, target, variables)
  if (sent === undefined) throw new NoAnswer('unreachable', `the target has no ${step.send.to}`)
  const about = { subject, variables: new Map(variables) }
  const noted = undoing.note(step.send, step.undo ?? [], about)
  // Whoever hangs up on a change does not know what has become of it, nor whether taking it back came too early.
  const answer = await exchange(sent, target, isReading(step.send) ? signal : hurry)
  noted.answered(answer.status)
  return { sent, answer }
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
