import { nameList } from '../../domain/name-pattern.js'
import { refuse } from '../../domain/refusal.js'
import { isObject, parseJson } from './json.js'

export type JsonObject = Readonly<Record<string, unknown>>

/** Reads a body that is an object; an empty one is an object without members. */
export function readObject(text: string): JsonObject {
  if (text.trim() === '') return {}
  const value = parseJson(text)
  if (isObject(value)) return value
  const token = Array.isArray(value) ? 'START_ARRAY' : valueToken(value)
  const reason = `Failed to parse object: expecting token of type [START_OBJECT] but found [${token}]`
  return refuse({ code: 'PARSE_FAILED', reason })
}

function valueToken(value: unknown): string {
  if (value === null) return 'VALUE_NULL'
  return typeof value === 'boolean' || typeof value === 'string'
    ? `VALUE_${typeof value === 'string' ? 'STRING' : String(value).toUpperCase()}`
    : 'VALUE_NUMBER'
}

/** A comma list or an array of strings; `undefined` where the member is absent. */
export function readNames(body: JsonObject, key: string): string[] | undefined {
  const value = body[key]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string') return nameList(value)
  const items = Array.isArray(value) ? value : undefined
  if (items?.every(item => typeof item === 'string')) return items
  return malformed(`malformed ${key} section, should be an array of strings`)
}

/** A boolean, or the word for one. Source: Elasticsearch, `XContentMapValues.nodeBooleanValue`. */
export function readFlag(body: JsonObject, key: string, fallback: boolean): boolean {
  const value = body[key]
  if (value === undefined || value === null) return fallback
  if (value === true || value === 'true') return true
  if (value === false || value === 'false') return false
  return refuse({
    code: 'ARGUMENT_INVALID',
    reason: `Could not convert [${key}] to boolean`,
    cause: {
      type: 'illegal_argument_exception',
      reason: `Failed to parse value [${String(value)}] as only [true] or [false] are allowed.`
    }
  })
}

/** Settings as flat strings: nested objects become dotted keys, under `prefix` where they lack it. */
export function flatSettings(settings: JsonObject, prefix = ''): Record<string, string> {
  const flat: Record<string, string> = {}
  const walk = (value: unknown, path: string): void => {
    if (isObject(value)) {
      for (const [key, member] of Object.entries(value)) {
        walk(member, path === '' ? key : `${path}.${key}`)
      }
      return
    }
    if (value === null) return
    flat[path.startsWith(prefix) ? path : `${prefix}${path}`] = String(value)
  }
  walk(settings, '')
  return flat
}

export interface NestedSettings {
  [key: string]: string | NestedSettings
}

/** Dotted keys as the objects they stand for; the inverse of `flatSettings`. */
export function nestedSettings(flat: Readonly<Record<string, string>>): NestedSettings {
  // A client may call a setting `__proto__`, which is nobody's prototype here.
  const empty = (): NestedSettings => Object.create(null)
  const root = empty()
  for (const [path, value] of Object.entries(flat)) {
    const keys = path.split('.')
    const last = keys.pop() ?? path
    let level = root
    for (const key of keys) {
      const next = level[key]
      const inner = typeof next === 'object' ? next : empty()
      level[key] = inner
      level = inner
    }
    level[last] = value
  }
  return root
}

export function malformed(reason: string): never {
  return refuse({ code: 'ARGUMENT_INVALID', reason })
}
