import type { OutgoingHttpHeader, OutgoingHttpHeaders } from 'node:http'

/** Headers as Node takes them in `writeHead`. */
export type GivenHeaders = OutgoingHttpHeaders | OutgoingHttpHeader[]

/** The headers of an answer on their way out, in order. Names are the same in whatever case; each is there once. */
export class AnswerHead {
  readonly #keys: string[] = []
  readonly #names: string[] = []
  readonly #values: OutgoingHttpHeader[] = []

  get(name: string): OutgoingHttpHeader | undefined {
    const at = this.#keys.indexOf(name)
    return at < 0 ? undefined : this.#values[at]
  }

  /** Adds a header, or gives the one that is there another value, in its place. */
  set(name: string, value: OutgoingHttpHeader): void {
    const key = name.toLowerCase()
    const known = this.#keys.indexOf(key)
    const at = known < 0 ? this.#keys.length : known
    this.#keys[at] = key
    this.#names[at] = name
    this.#values[at] = value
  }

  /** @param key - in lower case. */
  delete(key: string): void {
    const at = this.#keys.indexOf(key)
    if (at < 0) return
    for (const list of [this.#keys, this.#names, this.#values]) list.splice(at, 1)
  }

  /** Adds whatever was given. */
  setAll(given: GivenHeaders | undefined): void {
    if (given === undefined) return
    if (Array.isArray(given)) {
      for (let at = 0; at + 1 < given.length; at += 2) this.set(`${given[at]}`, given[at + 1] ?? '')
      return
    }
    for (const name of Object.keys(given)) {
      const value = given[name]
      if (value !== undefined) this.set(name, value)
    }
  }

  each(tell: (name: string, value: OutgoingHttpHeader) => void): void {
    for (const [at, name] of this.#names.entries()) {
      const value = this.#values[at]
      if (value !== undefined) tell(name, value)
    }
  }

  /** Names and values in turn, as Node takes them at once. */
  lines(nameOf: (name: string) => string): OutgoingHttpHeader[] {
    const lines: OutgoingHttpHeader[] = []
    this.each((name, value) => lines.push(nameOf(name), value))
    return lines
  }
}
