/** A known defect or surprise of real releases, as data. */
import type { Line } from '../release.js'
import type { SwitchValue } from './switch.js'

export type SwitchSettings = Readonly<Record<string, SwitchValue>>

export interface Quirk {
  readonly id: string
  /** What a client sees. */
  readonly effect: string
  /** First and last patch of each line that had it. */
  readonly affected: Readonly<Partial<Record<Line, PatchRange>>>
  readonly on: SwitchSettings
  /** What switching it off means where the release's own values are the quirk. */
  readonly off?: SwitchSettings
}

export type PatchRange = readonly [first: number, last: number]

/** Every patch of a line, those to come included. */
export const every: PatchRange = [0, Number.POSITIVE_INFINITY]

/** The patches before the one that brought the repair. */
export const before = (repaired: number): PatchRange => [0, repaired - 1]

/** A patch and those after it, as far as nobody knows of a repair. */
export const from = (patch: number): PatchRange => [patch, Number.POSITIVE_INFINITY]

/** 8.2 to 8.7: every line in which all endpoints are called backups. */
export function backupsLines(): Quirk['affected'] {
  return {
    '8.2': every,
    '8.3': every,
    '8.4': every,
    '8.5': every,
    '8.6': every,
    '8.7': every
  }
}
