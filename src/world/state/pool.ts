import { type Codec, list } from './codec.js'

/**
 * Values that many things hold, each written down once: thousands of snapshots hold the same indices. Whatever
 * holds one says its place in this list.
 */
export class Pool<T extends object> {
  #known: readonly T[] = []
  readonly #places = new Map<T, number>()

  /** The list itself; written and read before whatever refers to it. */
  readonly all: Codec<readonly T[]>

  /** A place in the list, from 0. */
  readonly reference: Codec<T>

  readonly references: Codec<readonly T[]>

  /** @param noun - what is in the list, in the plural, for whoever reads that a place is not in it. */
  constructor(one: Codec<T>, noun: string) {
    const every = list(one)
    this.all = {
      write: known => {
        for (const [place, value] of known.entries()) this.#places.set(value, place)
        return every.write(known)
      },
      read: (json, at) => {
        const known = every.read(json, at)
        this.#known = known ?? []
        return known
      }
    }
    this.reference = {
      write: value => this.#places.get(value) ?? null,
      read: (json, at) => {
        const found = typeof json === 'number' ? this.#known[json] : undefined
        return found ?? at.complain(`is no place among the ${this.#known.length} ${noun}`)
      }
    }
    this.references = list(this.reference)
  }
}
