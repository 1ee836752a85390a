import { assert } from '../domain/assert.js'
import { type Findings, type Given, misfit } from './given.js'
import type { Plain } from './kinds.js'
import { flagOf } from './names.js'
import { hidden, type Setting } from './setting.js'
import { type SettingName, settingRows } from './settings.js'

/** Where a value came from. A lower rank wins over a higher one. */
export interface Origin {
  readonly from: string
  /** The setting as the user wrote it. */
  readonly label: string
  readonly rank: number
}

/** What the sources come to, once the strongest has been heard on each setting. */
export interface Choice {
  /** Returns the value that holds: the given one, or the default. The entries of a map are added up. */
  read<T extends Plain, D extends T | null>(row: Setting<T, D>): T | D
  originOf(row: Setting): Origin
  /** How the user would write a setting that a complaint speaks of. */
  spell(name: SettingName): string
  /** Every value that is not allowed, including those that a stronger source overrules. */
  readonly complaints: readonly string[]
}

const nameByRow: ReadonlyMap<Setting, SettingName> = new Map(
  settingRows.map(([name, row]) => [row, name])
)

/**
 * @param sources - the strongest first.
 * @param spell - how settings are written; as flags unless told otherwise.
 */
export function choose(
  sources: readonly Findings[],
  spell: (name: SettingName) => string = flagOf
): Choice {
  return {
    spell,
    read(row) {
      const { kind } = row
      // A bad value is a complaint already; what is left lets the other checks go on.
      const values = givensFor(sources, row)
        .map(it => kind.parse(it.text))
        .filter(it => it !== undefined)
      const [strongest] = values
      if (strongest === undefined) return row.default
      return kind.merge === undefined ? strongest : kind.merge(values)
    },
    originOf(row) {
      const name = nameOf(row)
      const givens = givensFor(sources, row)
      const [strongest] = givens
      if (strongest === undefined) return { from: 'default', label: name, rank: sources.length }
      const rank = sources.findIndex(it => it.givens.has(name))
      const heard = row.kind.merge === undefined ? [strongest] : givens
      return { from: heard.map(it => it.from).join(', '), label: strongest.label, rank }
    },
    complaints: sources.flatMap(complaintsOf)
  }
}

/** What the sources say on a setting, the strongest first. */
function givensFor(sources: readonly Findings[], row: Setting): readonly Given[] {
  const name = nameOf(row)
  return sources.map(it => it.givens.get(name)).filter(it => it !== undefined)
}

function nameOf(row: Setting): SettingName {
  const name = nameByRow.get(row)
  assert(name !== undefined, 'a setting is a row of the table')
  return name
}

function complaintsOf({ givens, complaints }: Findings): readonly string[] {
  const misfits = settingRows.flatMap(([name, { kind, secret }]) => {
    const given = givens.get(name)
    if (given === undefined || kind.parse(given.text) !== undefined) return []
    const { label, text } = given
    const faults = kind.faults?.(text)
    return (
      faults?.map(it => `${label}: ${it}`) ?? [misfit(label, secret ? hidden : text, kind.allowed)]
    )
  })
  return [...complaints, ...misfits]
}
