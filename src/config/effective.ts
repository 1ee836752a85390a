import type { Choice } from './choice.js'
import { requestOf } from './deployment.js'
import type { PlacedDoor } from './doors.js'
import type { Plain } from './kinds.js'
import type { RepositoryChoice } from './repository.js'
import { hidden, type Setting } from './setting.js'
import { type SettingName, settingRows, settings } from './settings.js'

/** A setting's value as a file would give it, and where it came from. */
export interface EffectiveSetting {
  readonly value: Plain | null
  /** `default`, `flag --x`, `environment C8_BACKUP_MOCK_X`, or `file` and its path. */
  readonly from: string
}

/** Every setting in the order of the table. */
export type EffectiveSettings = ReadonlyMap<SettingName, EffectiveSetting>

/**
 * Shows what the settings came to. Where one was left open, it shows what decided it: the port of a
 * door comes from the layout, unless somebody gave it.
 */
export function effectiveSettings(
  choice: Choice,
  outcome: { doors: readonly PlacedDoor[]; repository: RepositoryChoice; seed: string }
): EffectiveSettings {
  const { doors, repository, seed } = outcome
  const { from: paceFrom } = choice.originOf(settings.pace)
  const { storage, searchEngine } = requestOf(choice)
  const clock = choice.read(settings.pace) === 'polls' ? 'manual' : undefined
  const decided = new Map<SettingName, EffectiveSetting>([
    ...(clock === undefined ? [] : [['clock', { value: clock, from: paceFrom }] as const]),
    ['storage', { value: storage, from: fromEither(choice, 'storage', 'searchEngine') }],
    ['searchEngine', { value: searchEngine, from: fromEither(choice, 'searchEngine', 'storage') }],
    ['seed', { value: seed, from: choice.originOf(settings.seed).from }],
    ['repository', { value: repository.name, from: repository.from }],
    ['noRepository', { value: repository.name === null, from: repository.noneFrom }]
  ])
  for (const { door, settingsOf, portFrom, hostNamesFrom } of doors) {
    decided.set(`${settingsOf}Port`, { value: door.port, from: portFrom })
    decided.set(`${settingsOf}HostNames`, { value: door.hostNames, from: hostNamesFrom })
  }
  const given = (row: Setting) => {
    const value = choice.read(row)
    const isHidden = row.secret === true && value !== null
    return { value: isHidden ? hidden : value, from: choice.originOf(row).from }
  }
  return new Map(settingRows.map(([name, row]) => [name, decided.get(name) ?? given(row)]))
}

/** Where a setting comes from that another one decides where nobody gave it. */
function fromEither(
  choice: Choice,
  name: 'storage' | 'searchEngine',
  other: 'storage' | 'searchEngine'
): string {
  const row: Setting<string, null> = settings[name]
  return choice.originOf(choice.read(row) === null ? settings[other] : row).from
}
