import { nameList } from '../../domain/name-pattern.js'
import { refuse } from '../../domain/refusal.js'
import { readTimeMs } from './units.js'

/** Parameters that every request may have. */
export const commonParameters = ['pretty', 'human', 'filter_path', 'error_trace', 'format'] as const

/** The query of one request, read by Elasticsearch's rules. Of a repeated parameter the last one counts. */
export class Query {
  readonly #values: ReadonlyMap<string, string>

  constructor(text: string) {
    this.#values = new Map(new URLSearchParams(text))
  }

  names(): string[] {
    return [...this.#values.keys()]
  }

  text(name: string): string | undefined {
    return this.#values.get(name)
  }

  list(name: string): string[] {
    return nameList(this.text(name) ?? '')
  }

  /** Absent is the fallback, present without a value is true. */
  flag(name: string, fallback: boolean): boolean {
    const text = this.text(name)
    if (text === undefined) return fallback
    if (text === '' || text === 'true') return true
    if (text === 'false') return false
    const reason = `Failed to parse value [${text}] as only [true] or [false] are allowed.`
    return refuse({ code: 'ARGUMENT_INVALID', reason })
  }

  integer(name: string, fallback: number): number {
    const text = this.text(name)
    if (text === undefined) return fallback
    const value = Number(text)
    if (/^[-+]?\d+$/.test(text) && Math.abs(value) < 2 ** 31) return value
    const reason = `Failed to parse int parameter [${name}] with value [${text}]`
    const cause = { type: 'number_format_exception', reason: `For input string: "${text}"` }
    return refuse({ code: 'ARGUMENT_INVALID', reason, cause })
  }

  timeMs(name: string, fallbackMs: number): number {
    const text = this.text(name)
    if (text === undefined) return fallbackMs
    const reason =
      `failed to parse setting [${name}] with value [${text}] as a time value: ` +
      'unit is missing or unrecognized'
    return readTimeMs(text) ?? refuse({ code: 'ARGUMENT_INVALID', reason })
  }

  /** Refuses what the route does not know, by name and with what may have been meant. */
  mustBeKnown(path: string, parameters: readonly string[]): void {
    const known = [...parameters, ...commonParameters]
    const unknown = this.names()
      .filter(name => !known.includes(name))
      .toSorted()
    if (unknown.length === 0) return
    const told = unknown.map(name => `[${name}]${suggestion(name, known)}`).join(', ')
    const noun = unknown.length === 1 ? 'parameter' : 'parameters'
    const reason = `request [${path}] contains unrecognized ${noun}: ${told}`
    refuse({ code: 'ARGUMENT_INVALID', reason })
  }
}

/** Source: Elasticsearch, `BaseRestHandler.unrecognized`: candidates that share more than half. */
function suggestion(name: string, known: readonly string[]): string {
  const close = known
    .map(candidate => ({ candidate, likeness: likeness(name, candidate) }))
    .filter(it => it.likeness > 0.5)
    .toSorted((a, b) => b.likeness - a.likeness || (a.candidate < b.candidate ? -1 : 1))
    .map(it => it.candidate)
  if (close.length === 0) return ''
  return ` -> did you mean ${close.length === 1 ? `[${close[0]}]` : `any of [${close.join(', ')}]`}?`
}

/** 1 for the same word, 0 for words that have nothing in common: Levenshtein over the longer length. */
function likeness(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (const [row, letter] of [...one].entries()) {
    const current = [row + 1]
    for (const [column, otherLetter] of [...other].entries()) {
      const replaced = (previous[column] ?? 0) + (letter === otherLetter ? 0 : 1)
      const removed = (previous[column + 1] ?? 0) + 1
      current.push(Math.min(replaced, removed, (current[column] ?? 0) + 1))
    }
    previous = current
  }
  return 1 - (previous.at(-1) ?? 0) / Math.max(one.length, other.length)
}
