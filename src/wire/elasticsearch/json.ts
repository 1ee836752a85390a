import { isLosslessNumber, LosslessNumber, parse, stringify } from 'lossless-json'
import { refuse } from '../../domain/refusal.js'

/**
 * Reads a request body without losing a digit: whole numbers beyond 2^53 become `bigint`, and a number
 * that JavaScript would print otherwise (`1.10`, `1e5`) is kept as it was written.
 */
export function parseJson(text: string): unknown {
  if (isTooDeep(text)) return refuse({ code: 'PARSE_FAILED', reason: tooDeep })
  try {
    return parse(text, undefined, numberOf)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? 0)
    return refuse({ code: 'PARSE_FAILED', reason: `${place(text, position)} ${message}` })
  }
}

/** The number that a value of {@link parseJson} stands for, infinite where it is too large; `NaN` for none. */
export function numberIn(value: unknown): number {
  return Number(isLosslessNumber(value) ? value.value : value)
}

/** How deep arrays and objects may lie in each other. Source: Jackson, `StreamReadConstraints`. */
const depthMax = 1_000
export const tooDeep =
  `Document nesting depth (${depthMax + 1}) exceeds the maximum allowed (${depthMax}, from ` +
  '`StreamReadConstraints.getMaxNestingDepth()`)'

/** Whether nobody reads a text for its depth, be it JSON otherwise or not. */
export function isTooDeep(text: string): boolean {
  // Whatever opens closes again.
  if (text.length <= 2 * depthMax) return false
  let depth = 0
  let isInText = false
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]
    if (isInText && letter === '\\') at += 1
    else if (letter === '"') isInText = !isInText
    else if (isInText) continue
    else if (letter === '[' || letter === '{') depth += 1
    else if (letter === ']' || letter === '}') depth -= 1
    if (depth > depthMax) return true
  }
  return false
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  return !Array.isArray(value) && !isLosslessNumber(value)
}

/** JSON as Elasticsearch prints it: compact, because scripts look for `"failed":0` literally. */
export function compactJson(value: unknown): string {
  // What both print alike is printed by the engine, which is much faster.
  return (isOrdinary(value) ? JSON.stringify(value) : printed(value)) ?? 'null'
}

/** Whether there is nothing in it that JavaScript's own printer does not know. */
function isOrdinary(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'bigint'
  if (isLosslessNumber(value) || value instanceof RawJson) return false
  for (const member of Object.values(value)) if (!isOrdinary(member)) return false
  return true
}

function printed(value: unknown): string | undefined {
  if (value instanceof RawJson) return value.text
  if (Array.isArray(value)) return `[${value.map(it => printed(it) ?? 'null').join(',')}]`
  if (!isObject(value)) return stringify(value)
  const members = Object.entries(value).flatMap(([key, member]) => {
    const text = printed(member)
    return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`]
  })
  return `{${members.join(',')}}`
}

/** JSON that somebody else wrote, to be printed byte for byte unless it is made pretty. */
export class RawJson {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** What lies in raw JSON; any other value as it is. */
export function opened(value: unknown): unknown {
  return value instanceof RawJson ? parseJson(value.text) : value
}

/**
 * JSON as `?pretty` prints it: a blank on either side of the colon, `[ ]` and `{ }` for nothing, and a
 * line break at the end. Source: Elasticsearch's generator, Jackson's printer with indented arrays.
 */
export function prettyJson(value: unknown): string {
  return `${indentedJson(value, '')}\n`
}

/** A number that keeps its point, as Java prints a double: `100.0`, `1.0E300`. */
export function javaDouble(value: number): LosslessNumber {
  const [digits = '', exponent] = String(value).split('e')
  const whole = digits.includes('.') ? digits : `${digits}.0`
  return new LosslessNumber(exponent === undefined ? whole : `${whole}E${Number(exponent)}`)
}

/** The same without the line break, for a value that stands behind an indentation of its own. */
export function indentedJson(given: unknown, indent: string): string {
  const value = opened(given)
  const inner = `${indent}  `
  const block = (open: string, lines: readonly string[], close: string) =>
    lines.length === 0
      ? `${open} ${close}`
      : `${open}\n${lines.map(line => inner + line).join(',\n')}\n${indent}${close}`
  if (Array.isArray(value)) {
    const lines = value.map(item => indentedJson(item, inner))
    return block('[', lines, ']')
  }
  if (!isObject(value)) return compactJson(value)
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  const lines = members.map(
    ([key, member]) => `${JSON.stringify(key)} : ${indentedJson(member, inner)}`
  )
  return block('{', lines, '}')
}

function numberOf(text: string): number | bigint | LosslessNumber {
  const value = Number(text)
  if (String(value) === text && (Number.isSafeInteger(value) || !Number.isInteger(value))) {
    return value
  }
  return /^-?[1-9]\d*$/.test(text) ? BigInt(text) : new LosslessNumber(text)
}

/** `[line:column]`, both from 1, as Jackson places an error. */
function place(text: string, position: number): string {
  const lines = text.slice(0, position).split('\n')
  return `[${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}]`
}
