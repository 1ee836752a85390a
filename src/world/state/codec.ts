/**
 * How values of the world are written as JSON and read again. One description does both, so that what is
 * written can be read, and whatever is read was copied.
 */
import type { Place } from './place.js'

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [name: string]: Json }

export interface Codec<T> {
  write(value: T): Json
  /** Reads a value, or tells the place what is wrong and gives `undefined`. */
  read(json: unknown, at: Place): T | undefined
}

/** A member that may be absent. */
export interface Optional<T> extends Codec<T> {
  readonly isOptional: true
}

/** One codec for each member, in the order in which they are written. */
export type Members<T> = {
  readonly [Name in keyof T]-?: object extends Pick<T, Name>
    ? Optional<Exclude<T[Name], undefined>>
    : Codec<T[Name]>
}

export function optional<T>(codec: Codec<T>): Optional<T> {
  const { write, read } = codec
  return { write, read, isOptional: true }
}

/** Whether JSON calls it an object. */
export function isRecord(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}

/** An object with exactly these members. */
export function shape<T extends object>(members: Members<T>): Codec<T> {
  const entries = Object.entries<Codec<unknown>>(members)
  const names = new Set(Object.keys(members))
  return {
    write: value => {
      const given = value as Readonly<Record<string, unknown>>
      const written = entries.filter(([name]) => given[name] !== undefined)
      return Object.fromEntries(written.map(([name, codec]) => [name, codec.write(given[name])]))
    },
    read: (json, at) => {
      if (!isRecord(json)) return at.complain('is not an object')
      const read: Record<string, unknown> = {}
      for (const [name, codec] of entries) {
        if (Object.hasOwn(json, name)) read[name] = codec.read(json[name], at.at(name))
        else if (!('isOptional' in codec)) at.at(name).complain('is missing')
      }
      for (const name of Object.keys(json)) {
        if (!names.has(name)) at.at(name).complain('is not known')
      }
      // What could not be read was complained of, and nothing is made of the rest.
      return read as T
    }
  }
}

/** Objects of several shapes; one of their members, whose values name them, says which. */
export function variants<T extends object>(
  tag: string,
  shapes: Readonly<Record<string, Codec<T>>>
): Codec<T> {
  const known = new Map(Object.entries(shapes))
  return {
    write: value => {
      const name = String((value as Readonly<Record<string, unknown>>)[tag])
      return known.get(name)?.write(value) ?? null
    },
    read: (json, at) => {
      if (!isRecord(json)) return at.complain('is not an object')
      const codec = known.get(String(json[tag]))
      return codec === undefined
        ? at.at(tag).complain(`is not one of ${[...known.keys()].join(', ')}`)
        : codec.read(json, at)
    }
  }
}

/** The members of each kind of something, beside its `kind`. */
export type Kinds<T extends { readonly kind: string }> = {
  readonly [Kind in T['kind']]: Members<Omit<Extract<T, { readonly kind: Kind }>, 'kind'>>
}

/** Objects whose `kind` says which members they have. */
export function kinds<T extends { readonly kind: string }>(table: Kinds<T>): Codec<T> {
  const shapes = Object.entries<object>(table).map(([kind, members]) => {
    return [kind, shape({ kind: word(kind), ...members } as unknown as Members<T>)] as const
  })
  return variants<T>('kind', Object.fromEntries(shapes))
}

/** An array. */
export function list<T>(codec: Codec<T>, countMax = Number.POSITIVE_INFINITY): Codec<readonly T[]> {
  return {
    write: values => values.map(value => codec.write(value)),
    read: (json, at) => {
      if (!Array.isArray(json)) return at.complain('is not an array')
      if (json.length > countMax) at.complain(`has more than ${countMax} elements`)
      // What could not be read was complained of, and nothing is made of the rest.
      return json.map((it, index) => codec.read(it, at.at(index)) as T)
    }
  }
}

/** An object of any members that are alike. */
export function record<T>(codec: Codec<T>): Codec<Readonly<Record<string, T>>> {
  return {
    write: value =>
      Object.fromEntries(Object.entries(value).map(([name, it]) => [name, codec.write(it)])),
    read: (json, at) => {
      if (!isRecord(json)) return at.complain('is not an object')
      const members = Object.entries(json)
      return Object.fromEntries(
        members.map(([name, it]) => [name, codec.read(it, at.at(name)) as T])
      )
    }
  }
}

/** An array of two. */
export function pair<A, B>(first: Codec<A>, second: Codec<B>): Codec<readonly [A, B]> {
  return {
    write: ([a, b]) => [first.write(a), second.write(b)],
    read: (json, at) => {
      if (!Array.isArray(json) || json.length !== 2) return at.complain('is not an array of two')
      const [a, b] = [first.read(json[0], at.at(0)), second.read(json[1], at.at(1))]
      return a === undefined || b === undefined ? undefined : [a, b]
    }
  }
}

/** One of these words. */
export function word<T extends string>(...words: readonly T[]): Codec<T> {
  return {
    write: value => value,
    read: (json, at) =>
      words.find(it => it === json) ?? at.complain(`is not one of ${words.join(', ')}`)
  }
}

/** What another codec reads, or nothing at all. */
export function nullable<T>(codec: Codec<T>): Codec<T | null> {
  return {
    write: value => (value === null ? null : codec.write(value)),
    read: (json, at) => (json === null ? null : codec.read(json, at))
  }
}
