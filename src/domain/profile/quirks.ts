/**
 * Known defects and surprises of real releases, by the number of their issue.
 *
 * A quirk that a release had is on when that release is pinned; every quirk can be switched on or off by
 * name. What a patch number could not be learned for is marked in the comment of its range.
 */
import type { Line } from '../release.js'
import type { SwitchSettings } from './profile.js'

export interface Quirk {
  readonly id: string
  /** What a client sees. */
  readonly effect: string
  /** What a tolerant client does. */
  readonly advice: string
  /** First and last patch of each line that had it. */
  readonly affected: Readonly<Partial<Record<Line, readonly [first: number, last: number]>>>
  readonly on: SwitchSettings
  /** What switching it off means; by default, that the release's own values hold. */
  readonly off?: SwitchSettings
}

/** Every patch of a line, those to come included. */
const always = [0, Number.POSITIVE_INFINITY] as const
const never = {}

export const quirks: readonly Quirk[] = []
