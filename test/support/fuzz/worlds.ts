/** Sequences that mix the control API with the products of a world of its own, which ends with the sequence. */
import fc from 'fast-check'
import { descriptions, type IsDescribed, productDoors, shown, type Target } from './campaign.js'
import { controlOperations } from './documents.js'
import { exchange, HangError, type Outcome } from './exchange.js'
import { reasonOf5xx } from './named-5xx.js'
import { type DoorOperations, type FuzzRequest, requestTo } from './requests.js'

const world = 'w'

/** How a world can be that a sequence begins in. */
const settings = fc.record({
  name: fc.constant(world),
  pace: fc.constantFrom('instant', 'realistic', 'slow', 'polls'),
  clock: fc.constantFrom('manual', 'real', 'x1000'),
  seed: fc.constantFrom('a', 'b')
})

/** Those that there is only once; they are asked where they are. */
const ofServer = /^\/(?:worlds|health|openapi\.json|docs|scenarios)\b/

/** Requests to the control door of a target, most of them about one world or to its products. */
export function sequencesInWorlds(target: Target, release: string, engine: string) {
  const operations = controlOperations()
  const control: readonly DoorOperations[] = [
    {
      door: 'control',
      prefix: `/worlds/${world}`,
      operations: operations.filter(it => !ofServer.test(it.path))
    },
    { door: 'control', operations: operations.filter(it => ofServer.test(it.path)) }
  ]
  const doors = productDoors(target, release, engine)
  const below = doors.map(it => ({ ...it, door: 'control', prefix: `/worlds/${world}/${it.door}` }))
  const requests = fc.array(
    fc.oneof(
      { arbitrary: requestTo(control), weight: 2 },
      { arbitrary: requestTo(below), weight: 1 }
    ),
    { minLength: 1, maxLength: 10 }
  )
  const isDescribed = descriptions([...control, ...doors])
  return fc.asyncProperty(settings, requests, async (setting, sequence) => {
    const { worlds } = target.server
    await worlds.create(setting)
    try {
      for (const request of sequence) await askAndJudge(target, request, isDescribed)
    } finally {
      for (const { name } of worlds.list()) await worlds.remove(name)
    }
  })
}

/** How long to wait for what may have to wait, in milliseconds; then the client goes away. */
const PATIENCE_MS = 50

/** Requests that may wait, and why: nobody has to see the end of it. */
const waiting: readonly { readonly target: RegExp; readonly why: string }[] = [
  { target: /\/events\b/, why: 'a stream does not end' },
  { target: /\/await\b/, why: 'waits until a run stands at a point' },
  { target: /^\/worlds\/w\/(?!clock|faults|gates|plans)/, why: 'a fault of the world may hold it' }
]

async function askAndJudge(
  target: Target,
  request: FuzzRequest,
  isDescribed: IsDescribed
): Promise<void> {
  const isPatient = waiting.some(it => it.target.test(request.target))
  try {
    const patienceMs = isPatient ? PATIENCE_MS : undefined
    const outcome = await exchange(target.ports['control'] ?? 0, request, patienceMs)
    await mustBeNamed(target, request, { outcome, isDescribed })
  } catch (error) {
    if (!(error instanceof HangError)) throw error
    throw new Error(`${shown(request)}: ${error.message}`)
  }
  const errors = target.takeErrors()
  if (errors.length > 0) throw new Error(`${shown(request)}: ${errors.join('\n')}`)
}

interface SeenEntry {
  readonly product: string
  readonly operation?: string
  readonly why: { readonly refusal?: string; readonly fault?: object }
}

async function mustBeNamed(
  { server }: Target,
  request: FuzzRequest,
  { outcome, isDescribed }: { readonly outcome: Outcome; readonly isDescribed: IsDescribed }
): Promise<void> {
  if (outcome.kind !== 'answered' || outcome.status < 500) return
  const { status, answer } = outcome
  if (request.target.startsWith('/worlds') && request.method === 'POST' && status === 503) return
  const url = `/worlds/${world}/journal?status=${status}`
  const { payload } = await server.control.inject({ url })
  const { entries = [] }: { entries?: readonly SeenEntry[] } = JSON.parse(payload)
  const entry = entries.at(-1)
  // A rule of the world's own may answer whatever it likes.
  if (entry?.why.fault !== undefined) return
  const { product: door = 'control', operation = 'server', why } = entry ?? {}
  if (isDescribed(door, operation, status)) return
  const by = why?.refusal ?? operation
  if (reasonOf5xx(door, status, by) === undefined) {
    throw new Error(`${shown(request)}: ${status} by ${by}: ${answer.body.slice(0, 300)}`)
  }
}
