import { createHash } from 'node:crypto'
import { customRandom, urlAlphabet } from 'nanoid'
import type { DurationMs } from '../domain/pace.js'

/** All that chance still depends on. */
export interface SeedState {
  readonly text: string
  readonly drawn: readonly (readonly [purpose: string, count: number])[]
}

/**
 * Chance, given rather than taken: every id and every length of time is a function of the seed, of what it
 * is for, and of how many were drawn for that before. Two purposes never disturb each other, so the order
 * in which requests arrive changes nothing across them.
 */
export class Seed {
  readonly #firstText: string
  #text: string
  #drawn = new Map<string, number>()

  constructor(text: string) {
    this.#firstText = text
    this.#text = text
  }

  get text(): string {
    return this.#text
  }

  /** A 22-character url-safe id, as Elasticsearch gives to snapshots, indices and repositories. */
  searchUuid(purpose: string): string {
    return this.#nanoid(purpose, urlAlphabet, 22)
  }

  /** A 20-character url-safe id, as Elasticsearch gives to documents. */
  documentId(): string {
    return this.#nanoid('document', urlAlphabet, 20)
  }

  /**
   * Draws ids that are wanted later, or never: they are as if they had been drawn now.
   *
   * @returns the id that was drawn as the `index`th of them, 0 for the first.
   */
  searchUuidsLater(purpose: string, count: number): (index: number) => string {
    const first = this.#drawn.get(purpose) ?? 0
    this.#drawn.set(purpose, first + count)
    return index => this.#nanoidAt(purpose, first + index, urlAlphabet, 22)
  }

  /** A version 4 UUID, as Java's `UUID.randomUUID()` prints it. */
  javaUuid(purpose: string): string {
    const hex = this.#nanoid(purpose, '0123456789abcdef', 32)
    const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4]
    const [a, b, c, d, e] = [
      [0, 8],
      [8, 12],
      [13, 16],
      [17, 20],
      [20, 32]
    ].map(([from, to]) => hex.slice(from, to))
    return `${a}-${b}-4${c}-${variant}${d}-${e}`
  }

  /** Whole milliseconds within the range. */
  durationMs(purpose: string, { minMs, maxMs }: DurationMs): number {
    return minMs === maxMs ? minMs : this.integer(purpose, minMs, maxMs)
  }

  /** A whole number from `min` to `max`, both included; the range spans less than 2^32. */
  integer(purpose: string, min: number, max: number): number {
    const [word = 0] = new Uint32Array(this.#digest(purpose, this.#ordinal(purpose)).buffer)
    return min + Math.floor((word / 2 ** 32) * (max - min + 1))
  }

  /** Forgets what was drawn, so that everything comes again. */
  reset(): void {
    this.#text = this.#firstText
    this.#drawn.clear()
  }

  /** How many were drawn for which purpose, by purpose. */
  get state(): SeedState {
    const drawn = [...this.#drawn].toSorted(([a], [b]) => (a < b ? -1 : 1))
    return { text: this.#text, drawn }
  }

  /** Goes on as another did; until a reset, after which everything comes as it did at first. */
  restore({ text, drawn }: SeedState): void {
    this.#text = text
    this.#drawn = new Map(drawn)
  }

  #nanoid(purpose: string, alphabet: string, size: number): string {
    return this.#nanoidAt(purpose, this.#ordinal(purpose), alphabet, size)
  }

  #nanoidAt(purpose: string, ordinal: number, alphabet: string, size: number): string {
    let block = 0
    const bytes = (count: number) => {
      block += 1
      const blocks = Array.from({ length: Math.ceil(count / 32) }, (_, index) =>
        this.#digest(`${purpose}/${block}/${index}`, ordinal)
      )
      return Buffer.concat(blocks).subarray(0, count)
    }
    // Put together character by character, it would be kept as such, in thirty times its length.
    return Buffer.from(customRandom(alphabet, size, bytes)(), 'latin1').toString('latin1')
  }

  #ordinal(purpose: string): number {
    const ordinal = this.#drawn.get(purpose) ?? 0
    this.#drawn.set(purpose, ordinal + 1)
    return ordinal
  }

  #digest(purpose: string, ordinal: number): Uint8Array<ArrayBuffer> {
    const hash = createHash('sha256').update(`${this.text}\n${purpose}\n${ordinal}`)
    return new Uint8Array(hash.digest())
  }
}
