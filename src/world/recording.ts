import type { ConditionSet } from '../domain/conditions.js'
import type { Strike } from '../domain/fault-strike.js'
import type { InstantMs } from '../domain/instant.js'

/** Bytes of a body that are kept, of a request and of an answer each. */
export const keptBytesMax = 16_384

/** Takes note of a body as it passes: its beginning, and its length. */
export class Capture {
  #bytes = 0
  #keptBytes = 0
  #kept: (Buffer | string)[] | undefined

  /** Bytes in all. */
  get bytes(): number {
    return this.#bytes
  }

  get keptBytes(): number {
    return this.#keptBytes
  }

  get isFull(): boolean {
    return this.#keptBytes >= keptBytesMax
  }

  /** @param chunk - its bytes are copied, for they may be a window on a buffer that is larger by far. */
  add(chunk: string | Uint8Array): void {
    const bytes = typeof chunk === 'string' ? Buffer.byteLength(chunk) : chunk.length
    const room = keptBytesMax - this.#keptBytes
    this.#bytes += bytes
    if (room <= 0 || bytes === 0) return
    this.#kept ??= []
    if (typeof chunk !== 'string') this.#kept.push(Buffer.from(chunk.subarray(0, room)))
    else this.#kept.push(bytes <= room ? chunk : Buffer.from(chunk).subarray(0, room))
    this.#keptBytes += Math.min(bytes, room)
  }

  /** What is kept, as UTF-8. */
  text(): string {
    return Buffer.concat((this.#kept ?? []).map(it => Buffer.from(it))).toString()
  }
}

/** An exchange as it is remembered: raw, so that taking note costs next to nothing. Read with `readRecording`. */
export interface Recording {
  /** 0 until a journal has taken it. */
  id: number
  /** The journal's bookkeeping: which of its lives this belongs to, and the bytes it is taken for. */
  life: number
  bytes: number
  readonly atMs: InstantMs
  readonly product: string
  readonly method: string
  readonly url: string
  /** Names and values in turn, each in a line of its own: no line break can stand in either. */
  readonly headerLines: string
  readonly requestBody: Capture
  operation?: string
  backupId?: string
  refusal?: string
  strike?: Strike
  /** Head of the answer, byte for byte; absent until there is one. */
  head?: string
  answerBody: Capture
  /** What the application answered, where a fault has put something else in its place. */
  own?: { readonly status: number; readonly body: Capture }
  /** The plans behind the backup that it was about, when it ended. */
  plans?: readonly string[]
  /** The state of the surroundings when the exchange ended. */
  conditions?: ConditionSet
  /** Absent while the exchange is under way. */
  endMs?: InstantMs
  delivered: boolean
}

export type RequestSeen = Pick<Recording, 'atMs' | 'product' | 'method' | 'url' | 'headerLines'>

/** Shared by all requests that have none. */
const noBody = new Capture()

/** A recording of a request that has just come. */
export function newRecording(seen: RequestSeen, hasBody = true): Recording {
  return {
    id: 0,
    life: 0,
    bytes: 0,
    ...seen,
    requestBody: hasBody ? new Capture() : noBody,
    answerBody: new Capture(),
    delivered: false
  }
}

/** What a recording holds, roughly, in bytes. */
export function bytesOf(recording: Recording): number {
  const { url, headerLines, head = '', requestBody, answerBody, own } = recording
  const bodies = requestBody.keptBytes + answerBody.keptBytes + (own?.body.keptBytes ?? 0)
  return 500 + url.length + headerLines.length + head.length + bodies
}
