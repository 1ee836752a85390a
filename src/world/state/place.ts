/** Where something in a state is read, and what is wrong with it. */

/** Something that keeps a state from being imported. */
export interface ImportProblem {
  /** A JSON path: `$.plans.made[3].wish.outcome`. */
  readonly path: string
  readonly message: string
}

/** A place in a state that is being read. Its path is put together only where there is something to say. */
export class Place {
  readonly #problems: ImportProblem[]
  readonly #parent: Place | undefined
  readonly #key: string | number
  /** How many places lie around this one. */
  readonly depth: number

  constructor(problems: ImportProblem[], parent?: Place, key: string | number = '') {
    this.#problems = problems
    this.#parent = parent
    this.#key = key
    this.depth = parent === undefined ? 0 : parent.depth + 1
  }

  /** A member by its name, or an element by its index from 0. */
  at(key: string | number): Place {
    return new Place(this.#problems, this, key)
  }

  /** The same for several steps. */
  along(...keys: readonly (string | number)[]): Place {
    return keys.reduce<Place>((place, key) => place.at(key), this)
  }

  /** Notes what is wrong here. Returns `undefined`, which stands for what could not be read. */
  complain(message: string): undefined {
    this.#problems.push({ path: this.path, message })
  }

  get path(): string {
    if (this.#parent === undefined) return '$'
    return `${this.#parent.path}${stepOf(this.#key)}`
  }
}

function stepOf(key: string | number): string {
  if (typeof key === 'number') return `[${key}]`
  return /^[A-Za-z]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`
}
