/** One request on its way, and what its door knows about it. */
import type { IncomingMessage } from 'node:http'
import type { Strike } from '../../domain/fault-strike.js'
import { remembered } from '../../domain/remembered.js'
import { plansBehind } from '../../world/plans-behind.js'
import { Capture, type Recording } from '../../world/recording.js'
import type { World } from '../../world/world.js'
import type { AnswerWitness } from '../manners-response.js'
import { stateReads } from './state-reads.js'

export const exchange = Symbol('exchange')

/** A request as its door has sent it on. */
export interface Attended {
  [exchange]?: Exchange | undefined
}

/** What the door knows of a request; `undefined` where nobody attends to it. */
export function exchangeOf(request: IncomingMessage & Attended): Exchange | undefined {
  return request[exchange]
}

/** Notes why a request is refused, for whoever reads about it later. */
export function noteRefusal(request: IncomingMessage, code: string): void {
  const it = exchangeOf(request)
  if (it !== undefined) it.recording.refusal ??= code
}

/** Everything before the blank line, a few kilobytes at most. */
export function headOf(bytes: Buffer): string {
  const end = bytes.indexOf('\r\n\r\n')
  return bytes.toString('latin1', 0, Math.min(end < 0 ? bytes.length : end, 16_384))
}

/** The same few heads go again and again, and the journal keeps very many of them. */
const asBefore = remembered(text => text, { entries: 256, characters: 1_024 })

/** Sees the body of an answer as it is sent. */
export interface BodyKeeper {
  add(chunk: string | Uint8Array): void
  /** All of it was sent, and the journal has it. */
  end(): void
}

/** What the journal has of an answer that is said once more. */
export type SeenAnswer = Readonly<Pick<Recording, 'operation' | 'backupId' | 'answerBody'>>

/** What is known of a request when it comes. */
interface Arrival {
  readonly world: World
  readonly recording: Recording
  /** Tells the door from all other doors of the world that answer otherwise. */
  readonly door: string
  /** Whether the client waits for something before it goes on. */
  readonly expects: boolean
}

export class Exchange implements AnswerWitness, Arrival {
  readonly world: World
  readonly recording: Recording
  readonly door: string
  readonly expects: boolean
  #seeBody: (() => void) | undefined
  #isBodySeen = false
  #isAnsweredRaw = false
  #isSettled = false
  #keeper: BodyKeeper | undefined

  constructor(request: IncomingMessage & Attended, { world, recording, door, expects }: Arrival) {
    this.world = world
    this.recording = recording
    this.door = door
    this.expects = expects
    request[exchange] = this
  }

  /** Whether the connection has to end with this answer, so that a later request cannot be repeated unseen. */
  get isLast(): boolean {
    return this.world.faults.cutConnections
  }

  /** Resolves when nothing more of the body comes by itself: all is there, or nobody has asked for the rest. */
  async whenBodySeen(): Promise<void> {
    if (this.#isBodySeen) return
    await new Promise<void>(resolve => {
      this.#seeBody = resolve
    })
  }

  get isBodySeen(): boolean {
    return this.#isBodySeen
  }

  get isAnsweredRaw(): boolean {
    return this.#isAnsweredRaw
  }

  /** No more of the body can be seen. */
  endBody(): void {
    this.#isBodySeen = true
    this.#seeBody?.()
  }

  note(strike: Strike): void {
    this.recording.strike = strike
  }

  /** What the application would have answered, had no fault been in the way. */
  noteOwn(status: number, body: Buffer): void {
    const capture = new Capture()
    capture.add(body)
    this.recording.own = { status, body: capture }
  }

  head(text: string): void {
    this.recording.head = asBefore(text)
  }

  body(chunk: string | Uint8Array): void {
    this.recording.addToAnswer(chunk)
    this.#keeper?.add(chunk)
  }

  end(): void {
    this.recording.delivered = true
    this.settle()
    this.#keeper?.end()
  }

  /** The answer will be one that was seen before, so that nothing of it has to be kept a second time. */
  knowAnswer({ operation, backupId, answerBody }: SeenAnswer): void {
    this.recording.operation = operation
    this.recording.backupId = backupId
    this.recording.shareAnswer(answerBody)
  }

  /** Has somebody see the body as it is sent, beside the journal, which keeps its beginning only. */
  keepAnswer(keeper: BodyKeeper): void {
    this.#keeper = keeper
  }

  /** An answer that was sent past the response. */
  noteRaw(sent: Buffer, body: string): void {
    this.#isAnsweredRaw = true
    this.recording.head = headOf(sent)
    this.recording.addToAnswer(body)
    this.recording.delivered = true
  }

  /** The request is taken up. */
  begin(): void {
    this.world.journal.begin(this.recording)
  }

  /** Nothing more is answered. Does nothing when it is over already. */
  settle(): void {
    const { world, recording } = this
    if (this.#isSettled) return
    this.#isSettled = true
    world.journal.settle(recording, {
      endMs: world.clock.nowMs(),
      conditions: world.conditions.current(),
      plansBehind: asked => plansBehind(world, asked)
    })
    if (stateReads.has(recording.operation ?? '')) world.clock.polled()
  }
}
