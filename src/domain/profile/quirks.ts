/**
 * Known defects and surprises of real releases, by the number of their issue.
 *
 * A quirk that a release had is on when that release is pinned; every quirk can be switched on or off by
 * name. Where no patch number is known, `affected` is empty and the quirk waits to be asked for.
 */
import type { Line } from '../release.js'
import type { SwitchValue } from './switch.js'

export type SwitchSettings = Readonly<Record<string, SwitchValue>>

export interface Quirk {
  readonly id: string
  /** What a client sees. */
  readonly effect: string
  /** First and last patch of each line that had it. */
  readonly affected: Readonly<Partial<Record<Line, readonly [first: number, last: number]>>>
  readonly on: SwitchSettings
  /** What switching it off means where the release's own values are the quirk. */
  readonly off?: SwitchSettings
}

export const quirks: readonly Quirk[] = []
