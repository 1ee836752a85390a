import type { ConditionSet } from '../domain/conditions.js'
import type { Strike } from '../domain/fault-strike.js'
import type { InstantMs } from '../domain/instant.js'

/** Bytes of a body that are kept, of a request and of an answer each. */
export const keptBytesMax = 16_384

/** Takes note of a body as it passes: its beginning, and its length. */
export class Capture {
  #bytes = 0
  #keptBytes = 0
  #kept: (Uint8Array | string)[] | undefined

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
    if (typeof chunk !== 'string') this.#kept.push(ownBytes(chunk.subarray(0, room)))
    else this.#kept.push(bytes <= room ? chunk : beginningOf(chunk, room))
    this.#keptBytes += Math.min(bytes, room)
  }

  /** What is kept, as UTF-8. */
  text(): string {
    const chunks = (this.#kept ?? []).map(it => (typeof it === 'string' ? Buffer.from(it) : it))
    return Buffer.concat(chunks).toString()
  }
}

/** A copy that keeps nothing else alive: Node's own copies of a few bytes share memory with many others. */
function ownBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes)
}

/** A character is a byte at least; the one behind the last may be half of it. */
function beginningOf(text: string, bytesMax: number): Uint8Array {
  return ownBytes(Buffer.from(text.slice(0, bytesMax + 1)).subarray(0, bytesMax))
}

export interface RequestSeen {
  readonly atMs: InstantMs
  readonly product: string
  readonly method: string
  readonly url: string
  /** Names and values in turn, each in a line of its own: no line break can stand in either. */
  readonly headerLines: string
}

/** A body of which there is nothing. Never added to. */
const noBody = new Capture()

/**
 * An exchange as it is remembered: raw, so that taking note costs next to nothing. Read with `readRecording`. Every
 * field is there from the beginning, so that all recordings have one shape.
 */
export class Recording implements RequestSeen {
  /** 0 until a journal has taken it. */
  id = 0
  /** The journal's bookkeeping: which of its lives this belongs to, and the bytes it is taken for. */
  life = 0
  bytes = 0
  readonly atMs: InstantMs
  readonly product: string
  readonly method: string
  readonly url: string
  readonly headerLines: string
  readonly requestBody: Capture
  operation: string | undefined = undefined
  backupId: string | undefined = undefined
  refusal: string | undefined = undefined
  strike: Strike | undefined = undefined
  /** Head of the answer, byte for byte; absent until there is one. */
  head: string | undefined = undefined
  #answerBody = noBody
  /** What the application answered, where a fault has put something else in its place. */
  own: { readonly status: number; readonly body: Capture } | undefined = undefined
  /** The plans behind the backup that it was about, when it ended. */
  plans: readonly string[] | undefined = undefined
  /** The state of the surroundings when the exchange ended. */
  conditions: ConditionSet | undefined = undefined
  /** Absent while the exchange is under way. */
  endMs: InstantMs | undefined = undefined
  delivered = false

  /** A recording of a request that has just come. */
  constructor({ atMs, product, method, url, headerLines }: RequestSeen, hasBody = true) {
    this.atMs = atMs
    this.product = product
    this.method = method
    this.url = url
    this.headerLines = headerLines
    this.requestBody = hasBody ? new Capture() : noBody
  }

  get answerBody(): Capture {
    return this.#answerBody
  }

  /** Takes note of more of the answer's body. */
  addToAnswer(chunk: string | Uint8Array): void {
    if (this.#answerBody === noBody) this.#answerBody = new Capture()
    this.#answerBody.add(chunk)
  }

  /** The answer's body is one that was seen before, and is not kept a second time. */
  shareAnswer(body: Capture): void {
    this.#answerBody = body
  }
}

/** What a recording holds, roughly, in bytes. */
export function bytesOf(recording: Recording): number {
  const { url, headerLines, head = '', requestBody, answerBody, own } = recording
  const bodies = requestBody.keptBytes + answerBody.keptBytes + (own?.body.keptBytes ?? 0)
  return 500 + url.length + headerLines.length + head.length + bodies
}
