import { refuse } from '../../domain/refusal.js'
import { isObject } from './json.js'

/** A body that is being read, and how to say what is wrong with it. */
export class ReadingPlace {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  /**
   * Refuses the body for what stands behind a key. Where the key is there more than once, the first one is told;
   * the original knows which it was.
   */
  complain(reason: string, key: string, more: { readonly unknownQuery?: string } = {}): never {
    return refuse({ code: 'SEARCH_UNREADABLE', reason, ...this.#placeOf(key), ...more })
  }

  #placeOf(key: string): { readonly line: number; readonly column: number } {
    const quoted = JSON.stringify(key).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    const match = new RegExp(`${quoted}\\s*:\\s*`).exec(this.#text)
    const lines = this.#text
      .slice(0, match === null ? 0 : match.index + match[0].length)
      .split('\n')
    return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
  }
}

/** What Elasticsearch's reader calls the beginning of a value. */
export function tokenOf(value: unknown): string {
  if (Array.isArray(value)) return 'START_ARRAY'
  if (isObject(value)) return 'START_OBJECT'
  if (value === null) return 'VALUE_NULL'
  if (typeof value === 'string') return 'VALUE_STRING'
  return typeof value === 'boolean' ? 'VALUE_BOOLEAN' : 'VALUE_NUMBER'
}
