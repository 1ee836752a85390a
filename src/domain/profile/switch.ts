/** What differs between releases, one difference at a time. */
import { assert } from '../assert.js'
import type { Release } from '../release.js'

export type SwitchValue = string | number | boolean

/**
 * One way in which releases differ. `steps` says from which release on a value holds: a line (`8.3`) speaks
 * for itself and every later line, a patch (`8.6.12`) only for the rest of its own line.
 */
export interface Switch<T extends SwitchValue = SwitchValue> {
  /** The values it can take; for a number the least and the greatest. */
  readonly values: readonly T[] | { readonly min: number; readonly max: number }
  readonly steps: readonly (readonly [from: string, value: T])[]
  /** What it decides, in a sentence for people. */
  readonly help: string
  /** Where the behaviour was learned. */
  readonly source: string
}

export type SwitchTable = Readonly<Record<string, Switch>>

/** The value of every switch of a table. */
export type Traits<Table extends SwitchTable> = {
  readonly [Name in keyof Table]: Table[Name] extends Switch<infer T> ? T : never
}

interface SwitchText {
  readonly help: string
  readonly source: string
}

/** A switch between words. */
export function words<const T extends string>(
  values: readonly T[],
  steps: readonly (readonly [from: string, value: T])[],
  text: SwitchText
): Switch<T> {
  return { values, steps, ...text }
}

/** A switch that is on or off. */
export function flag(
  steps: readonly (readonly [from: string, value: boolean])[],
  text: SwitchText
): Switch<boolean> {
  return { values: [true, false], steps, ...text }
}

/** A switch that is a whole number from `min` to `max`. */
export function count(
  { min, max }: { readonly min: number; readonly max: number },
  steps: readonly (readonly [from: string, value: number])[],
  text: SwitchText
): Switch<number> {
  return { values: { min, max }, steps, ...text }
}

/** The value of the last step that a release has reached, or `undefined` before the first one. */
export function stepAt<T extends SwitchValue>(
  steps: Switch<T>['steps'],
  release: Release
): T | undefined {
  return steps.findLast(([from]) => holdsFrom(from, release))?.[1]
}

/** The value that a release has by itself. Every table must speak for 8.1, the first line. */
export function valueAt<T extends SwitchValue>({ steps }: Switch<T>, release: Release): T {
  const value = stepAt(steps, release)
  assert(value !== undefined, `no step speaks for ${release.version}`)
  return value
}

/** Resolves a whole table for a release. */
export function traitsAt<Table extends SwitchTable>(table: Table, release: Release): Traits<Table> {
  const values = Object.entries(table).map(([name, it]) => [name, valueAt(it, release)])
  return Object.fromEntries(values)
}

function holdsFrom(from: string, { line, patch }: Release): boolean {
  const [, fromMinor = 0, fromPatch] = from.split('.').map(Number)
  const minor = Number(line.split('.')[1])
  if (fromPatch === undefined) return minor >= fromMinor
  return minor === fromMinor && patch >= fromPatch
}
