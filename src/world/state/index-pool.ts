import type { IndexFacts } from '../../domain/index-facts.js'
import type { Codec } from './codec.js'
import { list } from './codec.js'
import { indexFacts } from './index-codec.js'

/**
 * The indices as they are and as snapshots hold them, each written down once: thousands of snapshots hold the
 * same ones. Whatever holds an index says its place in this list.
 */
export class IndexPool {
  #known: readonly IndexFacts[] = []
  readonly #places = new Map<IndexFacts, number>()

  /** The list itself; written and read before whatever refers to it. */
  readonly all: Codec<readonly IndexFacts[]> = {
    write: known => {
      for (const [place, index] of known.entries()) this.#places.set(index, place)
      return everyIndex.write(known)
    },
    read: (json, at) => {
      const known = everyIndex.read(json, at)
      this.#known = known ?? []
      return known
    }
  }

  /** A place in the list, from 0. */
  readonly #reference: Codec<IndexFacts> = {
    write: index => this.#places.get(index) ?? null,
    read: (json, at) => {
      const found = typeof json === 'number' ? this.#known[json] : undefined
      return found ?? at.complain(`is no place among the ${this.#known.length} known indices`)
    }
  }

  readonly references: Codec<readonly IndexFacts[]> = list(this.#reference)
}

const everyIndex = list(indexFacts)
