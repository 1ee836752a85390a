import { hash } from 'node:crypto'
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
  readonly #hashes = new Map<string, Hash>()

  constructor(text: string) {
    this.#firstText = text
    this.#text = text
  }

  get text(): string {
    return this.#text
  }

  /** A 22-character id, as Elasticsearch gives to snapshots, indices and repositories. */
  searchUuid(purpose: string): string {
    return searchUuidOf(this.#bytes(purpose, this.#ordinal(purpose)))
  }

  /** A 20-character url-safe id, as Elasticsearch gives to documents and API keys. */
  timeBasedId(purpose: string): string {
    return this.#bytes(purpose, this.#ordinal(purpose)).toString('base64url', 0, 15)
  }

  /**
   * Draws ids that are wanted later, or never: they are as if they had been drawn now.
   *
   * @returns the id that was drawn as the `index`th of them, 0 for the first.
   */
  searchUuidsLater(purpose: string, count: number): (index: number) => string {
    const first = this.#drawn.get(purpose) ?? 0
    this.#drawn.set(purpose, first + count)
    return index => searchUuidOf(this.#bytes(purpose, first + index))
  }

  /** A version 4 UUID, as Java's `UUID.randomUUID()` prints it. */
  javaUuid(purpose: string): string {
    const hex = asRandomUuid(this.#bytes(purpose, this.#ordinal(purpose))).toString('hex')
    const [a, b, c, d, e] = [
      hex.slice(0, 8),
      hex.slice(8, 12),
      hex.slice(12, 16),
      hex.slice(16, 20),
      hex.slice(20)
    ]
    return `${a}-${b}-${c}-${d}-${e}`
  }

  /** Whole milliseconds within the range. */
  durationMs(purpose: string, { minMs, maxMs }: DurationMs): number {
    return minMs === maxMs ? minMs : this.integer(purpose, minMs, maxMs)
  }

  /** A whole number from `min` to `max`, both included; the range spans less than 2^32. */
  integer(purpose: string, min: number, max: number): number {
    const word = this.#bytes(purpose, this.#ordinal(purpose)).readUInt32LE()
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

  #ordinal(purpose: string): number {
    const ordinal = this.#drawn.get(purpose) ?? 0
    this.#drawn.set(purpose, ordinal + 1)
    return ordinal
  }

  /** 16 of them, nobody else's. */
  #bytes(purpose: string, ordinal: number): Buffer {
    const at = (ordinal % drawsPerHash) * 16
    return this.#hashOf(purpose, Math.floor(ordinal / drawsPerHash)).subarray(at, at + 16)
  }

  #hashOf(purpose: string, index: number): Buffer {
    const last = this.#hashes.get(purpose)
    if (last?.index === index && last.text === this.#text) return last.bytes
    const bytes = hash('sha512', `${this.#text}\n${purpose}\n${index}`, 'buffer')
    this.#hashes.set(purpose, { text: this.#text, index, bytes })
    return bytes
  }
}

/** One hash is enough for so many draws in a row. */
const drawsPerHash = 4

/** The hash that was made last for a purpose. */
interface Hash {
  readonly text: string
  readonly index: number
  readonly bytes: Buffer
}

/** The bytes become those of a random UUID, version 4. */
function asRandomUuid(bytes: Buffer): Buffer {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes
}

/** Source: Elasticsearch, `RandomBasedUUIDGenerator`. */
function searchUuidOf(bytes: Buffer): string {
  return asRandomUuid(bytes).toString('base64url')
}
