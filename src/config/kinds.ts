import { isIP } from 'node:net'

/** Values by name, as a mapping in a file holds them. */
export type PlainMap = Readonly<Record<string, string | number | boolean>>

/** What a setting can hold, in the form in which a JSON file would give it. */
export type Plain = string | number | boolean | readonly string[] | PlainMap

/**
 * What the text of a setting may be. Flags, environment variables and files all give text, so that
 * a value is judged by the same rule wherever it was written.
 */
export interface Kind<T extends Plain> {
  /** How help names the value, such as `<port>`. Empty for a switch, which takes none. */
  readonly placeholder: string
  /** What is allowed, in words that follow "give". */
  readonly allowed: string
  /** What a file may give as well as text with commas; a map may also be a list of its entries. */
  readonly shape: 'text' | 'list' | 'map'
  /** Whether its flag may be repeated; that of a map always may. */
  readonly repeats?: boolean
  /** Returns the value, or `undefined` when the text is not allowed. */
  parse(text: string): T | undefined
  /** For a map: what is wrong with each of its entries. Any other value is wrong as a whole. */
  faults?(text: string): readonly string[]
  /** For a map, to which every source adds: the entries of all of them. The strongest comes first. */
  merge?(values: readonly T[]): T
}

/** A decimal number without sign, exponent or leading zeros, both limits included. */
export function wholeNumber(placeholder: string, min: number, max: number): Kind<number> {
  return {
    placeholder,
    allowed: `a whole number from ${min} to ${max}`,
    shape: 'text',
    parse(text) {
      if (!/^(0|[1-9]\d{0,14})$/.test(text)) return undefined
      const value = Number(text)
      return value >= min && value <= max ? value : undefined
    }
  }
}

/** Ports that a door can be given. 0 lets the system choose a free one. */
export const port = wholeNumber('<port>', 0, 65_535)

/** 0 (ephemeral ports everywhere), or a first port that leaves room for the other doors above it. */
export const portBase: Kind<number> = {
  placeholder: '<port>',
  allowed: '0, or a whole number from 1024 to 65400',
  shape: 'text',
  parse: text => (text === '0' ? 0 : wholeNumber('<port>', 1024, 65_400).parse(text))
}

/** An instant in UTC, to the second or to the millisecond. */
export const instant: Kind<string> = {
  placeholder: '<instant>',
  allowed: 'an instant such as 2026-01-31T12:00:00Z',
  shape: 'text',
  parse(text) {
    const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/.test(text)
      ? Date.parse(text)
      : Number.NaN
    if (Number.isNaN(ms)) return undefined
    // Dates that do not exist, such as 31 February, are taken for others by some parsers.
    return new Date(ms).toISOString().startsWith(text.slice(0, 19)) ? text : undefined
  }
}

export function oneOf<const T extends string>(...values: readonly T[]): Kind<T> {
  return {
    placeholder: values.join('|').length <= 24 ? values.join('|') : '<name>',
    allowed: `one of ${values.join(', ')}`,
    shape: 'text',
    parse: text => values.find(it => it === text)
  }
}

export function matching(pattern: RegExp, placeholder: string, allowed: string): Kind<string> {
  const parse = (text: string) => (pattern.test(text) ? text : undefined)
  return { placeholder, allowed, shape: 'text', parse }
}

export const text = (placeholder: string, allowed: string) => matching(/\S/, placeholder, allowed)

/** A flag without a value, or a word that can only mean one thing. */
export const yesOrNo: Kind<boolean> = {
  placeholder: '',
  allowed: 'true, false, 1 or 0',
  shape: 'text',
  parse: text =>
    new Map([
      ['true', true],
      ['1', true],
      ['false', false],
      ['0', false]
    ]).get(text)
}

const HOST_NAME = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i

/** An address or a name to listen on. */
export const host: Kind<string> = {
  placeholder: '<address>',
  allowed: 'an IP address or a host name',
  shape: 'text',
  parse: text => (isIP(text) !== 0 || HOST_NAME.test(text) ? text : undefined)
}

/** Names are compared in lower case, as HTTP asks. None at all means: whatever the name. */
export const hostNames: Kind<readonly string[]> = {
  placeholder: '<names>',
  allowed: 'host names without ports, separated by commas, or nothing for any name',
  shape: 'list',
  parse(text) {
    if (text === '') return []
    const names = text.split(',').map(it => it.trim().toLowerCase())
    return names.every(it => HOST_NAME.test(it)) ? [...new Set(names)] : undefined
  }
}

export const basePath = matching(
  /^((\/[A-Za-z0-9._~-]+)+)?$/,
  '<path>',
  "a path such as /core, with '/' before and not after it, or nothing"
)

const API_KEY = /^[\w-]{1,100}:[\x21-\x2b\x2d-\x7e]{1,400}$/

/** API keys as `id:key`. */
export const apiKeys: Kind<readonly string[]> = {
  placeholder: '<id>:<key>',
  allowed:
    'API keys as ID:KEY, separated by commas: ids of letters, digits, - and _, each once, and keys of ASCII',
  shape: 'list',
  repeats: true,
  parse(text) {
    const keys = text === '' ? [] : text.split(',').map(it => it.trim())
    const ids = new Set(keys.map(it => it.split(':', 1)[0]))
    return keys.every(it => API_KEY.test(it)) && ids.size === keys.length ? keys : undefined
  }
}
