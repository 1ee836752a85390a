import { assert } from '../domain/assert.js'
import { type Findings, type Given, misfit } from './given.js'
import type { Plain } from './kinds.js'
import { type Setting, type SettingName, settingRows } from './settings.js'

/** Where a value came from. A lower rank wins over a higher one. */
export interface Origin {
  readonly from: string
  /** The setting as the user wrote it. */
  readonly label: string
  readonly rank: number
}

/** What the sources come to, once the strongest has been heard on each setting. */
export interface Choice {
  /** Returns the value that holds: the given one, or the default. */
  read<T extends Plain, D extends T | null>(row: Setting<T, D>): T | D
  originOf(row: Setting): Origin
  /** Every value that is not allowed, including those that a stronger source overrules. */
  readonly complaints: readonly string[]
}

const nameByRow: ReadonlyMap<Setting, SettingName> = new Map(
  settingRows.map(([name, row]) => [row, name])
)

/** @param sources - the strongest first. */
export function choose(sources: readonly Findings[]): Choice {
  return {
    read(row) {
      const text = strongest(sources, nameOf(row))?.text
      // A bad value is a complaint already; the default lets the other checks go on.
      return text === undefined ? row.default : (row.kind.parse(text) ?? row.default)
    },
    originOf(row) {
      const name = nameOf(row)
      const given = strongest(sources, name)
      if (given === undefined) return { from: 'default', label: name, rank: sources.length }
      const rank = sources.findIndex(it => it.givens.has(name))
      return { from: given.from, label: given.label, rank }
    },
    complaints: sources.flatMap(complaintsOf)
  }
}

function strongest(sources: readonly Findings[], name: SettingName): Given | undefined {
  return sources.find(it => it.givens.has(name))?.givens.get(name)
}

function nameOf(row: Setting): SettingName {
  const name = nameByRow.get(row)
  assert(name !== undefined, 'a setting is a row of the table')
  return name
}

function complaintsOf({ givens, complaints }: Findings): readonly string[] {
  const misfits = settingRows.flatMap(([name, { kind }]) => {
    const given = givens.get(name)
    if (given === undefined || kind.parse(given.text) !== undefined) return []
    return [misfit(given.label, given.text, kind.allowed)]
  })
  return [...complaints, ...misfits]
}
