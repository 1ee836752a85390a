/** What a release is, switch by switch: its own values, its defects, and what somebody changed. */
import type { Release } from '../release.js'
import type { Storage } from '../storage.js'
import { edgeSwitches } from './edge-switches.js'
import { historyTables } from './history-switches.js'
import { optimizeSwitches } from './optimize-switches.js'
import { type Quirk, quirks, type SwitchSettings } from './quirks.js'
import { readSideSwitches } from './read-side-switches.js'
import { searchSwitches } from './search-switches.js'
import { storageSettings } from './storage-switches.js'
import { type Switch, type SwitchTable, type Traits, traitsAt } from './switch.js'
import { webappsSwitches } from './webapps-switches.js'
import { zeebeSwitches } from './zeebe-switches.js'

/** All switches, by component. */
export const switchTables = {
  operate: historyTables.operate,
  tasklist: historyTables.tasklist,
  webapps: webappsSwitches,
  zeebe: zeebeSwitches,
  optimize: optimizeSwitches,
  readSide: readSideSwitches,
  edge: edgeSwitches,
  elasticsearch: searchSwitches
} as const satisfies Readonly<Record<string, SwitchTable>>

export type Component = keyof typeof switchTables

export type Profile = {
  readonly [Name in Component]: Traits<(typeof switchTables)[Name]>
}

/** What somebody asked for beyond naming a release. */
export interface ProfileWishes {
  /** Defects switched on or off by name, whatever the release. */
  readonly quirks: ReadonlyMap<string, boolean>
  /** Single switches; they have the last word. */
  readonly switches: SwitchSettings
}

export const noWishes: ProfileWishes = { quirks: new Map(), switches: {} }

/**
 * Resolves every switch: the release's own value, then what its storage changes, then its quirks, then what was
 * asked for.
 */
export function profileOf(
  release: Release,
  wishes: ProfileWishes = noWishes,
  storage: Storage = 'elasticsearch'
): Profile {
  const own = storageSettings(storage, release)
  const settings = quirks.map(quirk => settingsOf(quirk, release, wishes.quirks.get(quirk.id)))
  const changes: SwitchSettings = Object.assign({}, own, ...settings, wishes.switches)
  const traits = Object.entries(switchTables).map(([component, table]) => [
    component,
    changed(component, traitsAt<SwitchTable>(table, release), changes)
  ])
  return Object.fromEntries(traits)
}

/** Whether a release had the defect by itself. */
export function hasQuirk({ affected }: Quirk, { line, patch }: Release): boolean {
  const range = affected[line]
  return range !== undefined && patch >= range[0] && patch <= range[1]
}

/** The switch of a name such as `operate.incomplete`, or `undefined`. */
export function switchNamed(name: string): Switch | undefined {
  const [component = '', member = '', ...rest] = name.split('.')
  if (rest.length > 0) return undefined
  const tables: Readonly<Record<string, SwitchTable>> = switchTables
  return Object.hasOwn(tables, component) && Object.hasOwn(tables[component] ?? {}, member)
    ? tables[component]?.[member]
    : undefined
}

function settingsOf(quirk: Quirk, release: Release, wish: boolean | undefined): SwitchSettings {
  const own = hasQuirk(quirk, release)
  if (wish ?? own) return quirk.on
  return wish === false ? (quirk.off ?? {}) : {}
}

function changed(component: string, traits: Traits<SwitchTable>, changes: SwitchSettings) {
  const own = Object.entries(changes)
    .filter(([name]) => name.startsWith(`${component}.`))
    .map(([name, value]) => [name.slice(component.length + 1), value])
  return { ...traits, ...Object.fromEntries(own) }
}
