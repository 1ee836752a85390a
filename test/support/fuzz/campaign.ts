/** Sequences of generated requests to the doors of a server in this process, each to a world that begins anew. */
import fc from 'fast-check'
import { readConfig } from '../../../src/config.js'
import type { JournalEntry } from '../../../src/domain/journal-entry.js'
import { type RunningServer, startServer } from '../../../src/server.js'
import { operationsOf } from './documents.js'
import { exchange, HangError, type Outcome } from './exchange.js'
import { reasonOf5xx } from './named-5xx.js'
import { type DoorOperations, type FuzzRequest, requestTo } from './requests.js'

/** From this level on the log tells of a mistake of the double's own. */
const ERROR_LEVEL = 50

/** A server, and what it has complained about since somebody last looked. */
export interface Target {
  readonly server: RunningServer
  readonly takeErrors: () => readonly string[]
  /** By door. */
  readonly ports: Readonly<Record<string, number>>
}

/** Starts a server on ports of its own whose log is read. Whoever starts it has to close it. */
export async function aTarget(flags: readonly string[]): Promise<Target> {
  const errors: string[] = []
  const stream = {
    write(line: string) {
      const { level = 0, err, msg = '' } = JSON.parse(line)
      if (level >= ERROR_LEVEL) errors.push(`${msg}: ${err?.stack ?? line}`)
    }
  }
  const { config } = readConfig({
    argv: ['--port-base', '0', '--pace', 'instant', ...flags],
    env: {},
    readFile: path => {
      throw new Error(`no file ${path}`)
    },
    freshSeed: () => 'fuzz'
  })
  const server = await startServer(config, { logger: { level: 'warn', stream } })
  const doors = Object.entries(server.ready.doors)
  return {
    server,
    takeErrors: () => errors.splice(0),
    ports: Object.fromEntries(doors.map(([name, url]) => [name, Number(new URL(url).port)]))
  }
}

/** The product doors of a target, with what is described of them. */
export function productDoors(
  { server }: Target,
  release: string,
  engine: string
): readonly DoorOperations[] {
  return Object.keys(server.ready.doors)
    .filter(door => door !== 'control')
    .map(door => ({ door, operations: describedAt(door, release, engine) }))
}

function describedAt(door: string, release: string, engine: string) {
  if (door !== 'elasticsearch') return operationsOf(door, release)
  const [product = '', version = ''] = engine.split(':')
  return operationsOf(product, version)
}

/** Requests to the products, one after the other, none of which may ever have to wait. */
export function sequencesTo(target: Target, doors: readonly DoorOperations[]) {
  const requests = fc.array(requestTo(doors), { minLength: 1, maxLength: 8 })
  const isDescribed = descriptions(doors)
  return fc.asyncProperty(requests, async sequence => {
    target.server.world.reset()
    for (const request of sequence) await askAndJudge(target, request, isDescribed)
  })
}

async function askAndJudge(
  target: Target,
  request: FuzzRequest,
  isDescribed: IsDescribed
): Promise<void> {
  const { server, ports, takeErrors } = target
  const entries: JournalEntry[] = []
  const deaf = server.world.journal.listen(entry => entries.push(entry))
  try {
    const outcome = await exchange(ports[request.door] ?? 0, request, patienceMs(request))
    mustBeNamed(request, outcome, { entries, isDescribed })
  } catch (error) {
    if (!(error instanceof HangError)) throw error
    throw new Error(`${shown(request)}: ${error.message}`)
  } finally {
    deaf()
  }
  const errors = takeErrors()
  if (errors.length > 0) throw new Error(`${shown(request)}: ${errors.join('\n')}`)
}

/** How long to wait for what may have to wait, in milliseconds; then the client goes away. */
const PATIENCE_MS = 20

/** Requests that wait for something by the contract, and that nobody has to see the end of. */
const waiting: readonly { readonly target: RegExp; readonly why: string }[] = [
  { target: /\/_cluster\/health/, why: 'waits half a minute for an index that is not there' }
]

function patienceMs({ target }: FuzzRequest): number | undefined {
  return waiting.some(it => it.target.test(target)) ? PATIENCE_MS : undefined
}

/** Whether an operation of a door is described to answer with a status. */
export type IsDescribed = (door: string, operation: string, status: number) => boolean

export function descriptions(doors: readonly DoorOperations[]): IsDescribed {
  const described = doors.flatMap(({ door, operations }) =>
    operations.flatMap(({ id, statuses }) => statuses.map(it => `${door} ${id} ${it}`))
  )
  const known = new Set(described)
  return (door, operation, status) => known.has(`${door} ${operation} ${status}`)
}

function mustBeNamed(
  request: FuzzRequest,
  outcome: Outcome,
  {
    entries,
    isDescribed
  }: { readonly entries: readonly JournalEntry[]; readonly isDescribed: IsDescribed }
): void {
  if (outcome.kind !== 'answered' || outcome.status < 500) return
  const { status, answer } = outcome
  const { door } = request
  const entry = entries.findLast(it => it.answer.status === status)
  if (isDescribed(door, entry?.operation ?? '', status)) return
  const by = entry?.why.refusal ?? entry?.operation ?? 'server'
  if (reasonOf5xx(door, status, by) === undefined) {
    throw new Error(`${shown(request)}: ${status} by ${by}: ${answer.body.slice(0, 300)}`)
  }
}

/** For whoever has to understand a failure. */
export function shown({ door, method, target, body = '' }: FuzzRequest): string {
  return `${door} ${method} ${target.slice(0, 200)} ${body.slice(0, 200)}`
}
