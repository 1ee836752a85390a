/**
 * Clients poll. Where a world is at rest, the answer to a look at snapshots or backups stays the same until somebody
 * changes something, and is said again without asking the application. All that stands at the door (manners,
 * journal, faults) is as with any other answer.
 */
import type { IncomingMessage } from 'node:http'
import { TripleMap } from '../../domain/triple-map.js'
import { statusOf } from '../../world/journal-reading.js'
import { isAtRest, snapshotRevision } from '../../world/rest.js'
import type { World } from '../../world/world.js'
import type { MannersResponse } from '../manners-response.js'
import { type SaidAnswer, saidAnswer } from '../said-answer.js'
import { type BodyKeeper, type Exchange, exchangeOf, type SeenAnswer } from './exchange.js'
import { snapshotReads } from './state-reads.js'

interface RememberedAnswer extends SeenAnswer, SaidAnswer {}

/** What a world remembers, as long as it is as it was. */
interface Memory {
  readonly revision: number
  /** By door, headers and target of the question. */
  readonly answers: TripleMap<RememberedAnswer>
  characters: number
}

/** Characters of questions and answers of a world; beyond that all are forgotten. */
const charactersMax = 16_777_216

const memories = new WeakMap<World, Memory>()

/** Answers a request as it was answered before. Returns whether it was; if not, it may be the next time. */
export function sayAgain(request: IncomingMessage, response: MannersResponse): boolean {
  const exchange = exchangeOf(request)
  if (exchange === undefined || !isRepeatable(request, exchange)) return false
  const { door, world, recording } = exchange
  const revision = snapshotRevision(world)
  const memory = memories.get(world)
  const known =
    memory?.revision === revision
      ? memory.answers.get(door, recording.headerLines, recording.url)
      : undefined
  if (known === undefined) {
    if (isAtRest(world)) {
      const tell = (body: string) => {
        if (!response.isLast) keep(exchange, { revision, body })
      }
      exchange.keepAnswer(new WholeBody(tell))
    }
    return false
  }
  exchange.knowAnswer(known)
  response.sayAgain(known)
  return true
}

/** Puts a body together, unless it is too long to be remembered. */
class WholeBody implements BodyKeeper {
  readonly #tell: (body: string) => void
  #chunks: (string | Uint8Array)[] | undefined = []
  #length = 0

  /** @param tell - called with a body that is not too long. */
  constructor(tell: (body: string) => void) {
    this.#tell = tell
  }

  add(chunk: string | Uint8Array): void {
    this.#length += chunk.length
    if (this.#length > charactersMax) this.#chunks = undefined
    this.#chunks?.push(chunk)
  }

  end(): void {
    const [first, ...others] = this.#chunks ?? []
    if (first === undefined) return
    if (others.length === 0 && typeof first === 'string') this.#tell(first)
    else this.#tell(Buffer.concat([first, ...others].map(it => Buffer.from(it))).toString())
  }
}

/** Whether the same request in the same situation would have the same answer, by all that is known before. */
function isRepeatable(
  request: IncomingMessage,
  { world, recording, isBodySeen, expects }: Exchange
): boolean {
  if (recording.method !== 'GET' || !isBodySeen || !world.faults.isEmpty) return false
  if (request.httpVersion !== '1.1' || expects) return false
  // Credentials run out.
  return recording.product !== 'elasticsearch' || world.setting.searchSecurity === undefined
}

interface Kept {
  /** Of the world when it was asked. */
  readonly revision: number
  readonly body: string
}

function keep({ door, world, recording }: Exchange, { revision, body }: Kept): void {
  const { url, headerLines, operation, backupId, answerBody, strike, head = '' } = recording
  const isGood = statusOf(recording) === 200 && strike === undefined
  if (!isGood || operation === undefined || !snapshotReads.has(operation)) return
  // For some time an application believes that a part which is missing still comes, and then no more.
  if (body.includes('IN_PROGRESS')) return
  // What takes its time has to take it the next time too.
  if (world.conditions.current().elasticsearch.kind === 'slow') return
  if (snapshotRevision(world) !== revision) return
  const said = saidAnswer(head, body)
  if (said === undefined) return
  const characters = door.length + headerLines.length + url.length + body.length
  const answer = { operation, backupId, answerBody, ...said }
  roomIn(world, revision, characters)?.answers.set(door, headerLines, url, answer)
}

/** Where there is room for so much more; `undefined` where it is too much by itself. */
function roomIn(world: World, revision: number, characters: number): Memory | undefined {
  if (characters > charactersMax) return undefined
  const known = memories.get(world)
  const hasRoom = known?.revision === revision && known.characters + characters <= charactersMax
  const memory: Memory = hasRoom ? known : { revision, answers: new TripleMap(), characters: 0 }
  memory.characters += characters
  memories.set(world, memory)
  return memory
}
