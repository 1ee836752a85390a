/** The configuration as a value in a program: the keys of a configuration file, with types. */
import { suggestion } from '../domain/nearest.js'
import type { DoorSettings } from './door-settings.js'
import { type Findings, type Given, gather } from './given.js'
import { settingRows } from './settings.js'
import { textOf, type WorldWishes } from './world.js'

/** What is absent is as on the command line. */
export interface Options extends Omit<WorldWishes, 'clock' | 'startAt'>, DoorSettings {
  /** How time runs: as outside, only when told to, or so many times as fast. */
  readonly clock?: 'real' | 'manual' | `x${number}` | undefined
  /** What the clock shows first. */
  readonly startAt?: string | Date | undefined
  /** How many worlds there may be beside the default one, 0 to 100,000. */
  readonly worldsMax?: number | undefined
}

const names = settingRows.filter(([, row]) => row.inFile !== false).map(([name]) => name)

/** The settings among the options. A mistyped one is a complaint, not a default. */
export function fromOptions(options: Options): Findings {
  return gather(
    Object.entries(options).flatMap(([written, value]): (Given | string)[] => {
      if (value === undefined) return []
      const given = { label: written, from: `option ${written}` }
      if (written === 'repository' && value === null) {
        return [{ ...given, name: 'noRepository', text: 'true' }]
      }
      const name = names.find(it => it === written)
      if (name === undefined) return [`${written}: unknown option${suggestion(written, names)}`]
      return [{ ...given, name, text: textOf(value) }]
    })
  )
}
