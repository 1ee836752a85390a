import { assert } from '../domain/assert.js'
import type { IndexFacts } from '../domain/index-facts.js'
import { resolveNames } from '../domain/name-pattern.js'
import { Changes } from './changes.js'

/** The indices of a world's Elasticsearch. Values are immutable, so a snapshot may keep them as they are. */
export class Indices {
  /** Announced after every change. */
  readonly changes = new Changes()
  readonly #byName = new Map<string, IndexFacts>()
  #sown: (() => Iterable<IndexFacts>) | undefined
  /** What follows from the indices as they are, until one of them changes. */
  #seen: Sight | undefined
  readonly #onChange: () => void

  /** @param onChange - called after every change; waiting snapshots look again at what they will hold. */
  constructor(onChange: () => void = () => {}) {
    this.#onChange = onChange
  }

  get(name: string): IndexFacts | undefined {
    return this.#known().get(name)
  }

  /** All indices, by name. */
  all(): readonly IndexFacts[] {
    return this.#sight().indices
  }

  /**
   * Gives an empty world the indices that it begins with.
   *
   * @param make - called when somebody first looks: most of many worlds never have it asked.
   */
  sow(make: () => Iterable<IndexFacts>): void {
    this.#sown = make
    this.#changed()
  }

  put(index: IndexFacts): void {
    this.#known().set(index.name, index)
    this.#changed()
  }

  remove(names: readonly string[]): void {
    for (const name of names) {
      assert(this.#known().delete(name), `index ${name} was removed but never there`)
    }
    this.#changed()
  }

  clear(): void {
    this.#sown = undefined
    this.#byName.clear()
    this.#changed()
  }

  /** Takes over what another had; snapshots that wait hold theirs already. */
  restore(indices: readonly IndexFacts[]): void {
    this.#sown = undefined
    this.#byName.clear()
    for (const index of indices) this.#byName.set(index.name, index)
    this.#seen = undefined
    this.changes.announce()
  }

  /** The indices that expressions stand for, aliases and wildcards resolved, by name. */
  resolve(expressions: readonly string[]): IndexResolution {
    const { resolved } = this.#sight()
    const key = expressions.join(',')
    const known = resolved.get(key)
    if (known !== undefined) return known
    const resolution = resolutionOf(expressions, this.all())
    if (resolved.size >= resolutionsMax) resolved.clear()
    resolved.set(key, resolution)
    return resolution
  }

  #sight(): Sight {
    this.#seen ??= {
      indices: [...this.#known().values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      resolved: new Map()
    }
    return this.#seen
  }

  #known(): Map<string, IndexFacts> {
    const make = this.#sown
    this.#sown = undefined
    for (const index of make?.() ?? []) this.#byName.set(index.name, index)
    return this.#byName
  }

  #changed(): void {
    this.#seen = undefined
    this.#onChange()
    this.changes.announce()
  }
}

/** The indices by name, and what was asked of them. */
interface Sight {
  readonly indices: readonly IndexFacts[]
  readonly resolved: Map<string, IndexResolution>
}

/** So many questions are remembered; the same few are asked again and again. */
const resolutionsMax = 256

export interface IndexResolution {
  readonly indices: readonly IndexFacts[]
  /** Concrete names that are neither an index nor an alias. */
  readonly missing: readonly string[]
}

function resolutionOf(
  expressions: readonly string[],
  indices: readonly IndexFacts[]
): IndexResolution {
  const aliases = [...new Set(indices.flatMap(index => index.aliases))]
  const names = indices.map(index => index.name)
  const { found, missing } = resolveNames(expressions, [...names, ...aliases])
  const hits = new Set(found)
  return {
    missing,
    indices: indices.filter(it => hits.has(it.name) || it.aliases.some(alias => hits.has(alias)))
  }
}
