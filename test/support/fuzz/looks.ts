/** Whether an answer that was given before is the answer that would be given anew, whatever happened in between. */
import fc from 'fast-check'
import type { Target } from './campaign.js'
import { exchange } from './exchange.js'
import { type DoorOperations, type FuzzRequest, requestTo } from './requests.js'

/** Operations whose answers a door may remember. */
const remembered =
  /^(?:list|get)(?:History)?Backups?$|^elasticsearch\.(?:getSnapshots|getSnapshotStatus|catSnapshots)$/

/** Changes what is to be seen of snapshots. */
const changes =
  /^(?:take|delete)(?:History)?Backup$|^elasticsearch\.(?:create|delete|clone)?(?:Snapshot|Repository|Index)$/

/** What shows the most; asked every time. */
const always: readonly FuzzRequest[] = [
  '/_snapshot/camunda/_all',
  '/_snapshot/_status',
  '/_cat/snapshots'
].map(target => ({ door: 'elasticsearch', method: 'GET', target, headers: [] }))

type Step =
  | { readonly kind: 'act'; readonly request: FuzzRequest }
  | { readonly kind: 'wait'; readonly forMs: number }
  | { readonly kind: 'condition'; readonly of: 'reachable' | 'unreachable' }

/**
 * Looks at what there is, twice in the same words and once in words that nobody has used before, again and again
 * while things are done to the world.
 *
 * @param target - with a manual clock.
 */
export function looksAt(target: Target, doors: readonly DoorOperations[]) {
  const whole = (it: FuzzRequest) => it.wound === undefined
  const acts = requestTo(only(doors, changes)).filter(whole)
  const look = requestTo(only(doors, remembered)).filter(it => whole(it) && it.method === 'GET')
  const step: fc.Arbitrary<Step> = fc.oneof(
    { arbitrary: fc.record({ kind: fc.constant('act' as const), request: acts }), weight: 6 },
    {
      arbitrary: fc.record({
        kind: fc.constant('wait' as const),
        forMs: fc.constantFrom(1, 1_000, 60_000, 86_400_000)
      }),
      weight: 2
    },
    {
      arbitrary: fc.record({
        kind: fc.constant('condition' as const),
        of: fc.constantFrom('reachable' as const, 'unreachable' as const)
      }),
      weight: 1
    }
  )
  const steps = fc.array(step, { minLength: 1, maxLength: 8 })
  const looks = fc.array(look, { minLength: 1, maxLength: 3 })
  const pace = fc.constantFrom('instant' as const, 'realistic' as const)
  return fc.asyncProperty(pace, steps, looks, async (pace, all, questions) => {
    const { world } = target.server
    world.reset()
    world.pace = pace
    for (const each of all) {
      await take(target, each)
      for (const question of [...always, ...questions]) await lookThrice(target, question)
    }
  })
}

function only(doors: readonly DoorOperations[], ids: RegExp): readonly DoorOperations[] {
  return doors
    .map(it => ({ ...it, operations: it.operations.filter(({ id }) => ids.test(id)) }))
    .filter(it => it.operations.length > 0)
}

async function take(target: Target, step: Step): Promise<void> {
  const { world } = target.server
  if (step.kind === 'wait') world.clock.advance(step.forMs)
  else if (step.kind === 'condition') world.conditions.set({ elasticsearch: { kind: step.of } })
  else await exchange(target.ports[step.request.door] ?? 0, step.request, ACT_MS)
}

/** A snapshot that is waited for would be waited for until somebody moves the clock. */
const ACT_MS = 50

let questions = 0

async function lookThrice(target: Target, question: FuzzRequest): Promise<void> {
  const port = target.ports[question.door] ?? 0
  questions += 1
  const anew: FuzzRequest = {
    ...question,
    headers: [...question.headers, ['X-Question', `${questions}`]]
  }
  const said = []
  for (const asked of [question, question, anew]) said.push(await wordsOf(port, asked))
  const [, again, fresh] = said
  // Who is refused is given an id of its own each time.
  if (again !== fresh && !(isRefusal(again) && isRefusal(fresh))) {
    throw new Error(`${question.door} ${question.target}: said again\n${again}\nbut anew\n${fresh}`)
  }
}

function isRefusal(words: string | undefined): boolean {
  return words !== undefined && !words.startsWith('HTTP/1.1 200')
}

async function wordsOf(port: number, request: FuzzRequest): Promise<string> {
  const outcome = await exchange(port, request)
  return outcome.kind === 'answered' ? outcome.answer.raw : outcome.kind
}
