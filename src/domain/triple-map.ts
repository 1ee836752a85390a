/**
 * A map whose keys are three texts. Putting them together into one would cost more than the look-up, where the same
 * texts come again and again.
 */
export class TripleMap<T> {
  readonly #first = new Map<string, Map<string, Map<string, T>>>()
  #size = 0

  get size(): number {
    return this.#size
  }

  get(first: string, second: string, third: string): T | undefined {
    return this.#first.get(first)?.get(second)?.get(third)
  }

  set(first: string, second: string, third: string, value: T): void {
    const last = below(below(this.#first, first), second)
    if (!last.has(third)) this.#size += 1
    last.set(third, value)
  }

  clear(): void {
    this.#first.clear()
    this.#size = 0
  }
}

function below<T>(map: Map<string, Map<string, T>>, key: string): Map<string, T> {
  const known = map.get(key)
  if (known !== undefined) return known
  const fresh = new Map<string, T>()
  map.set(key, fresh)
  return fresh
}
