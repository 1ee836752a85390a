/**
 * Flags, environment and file become one configuration, or one error that holds every complaint.
 * Nothing else reads any of the three, and nothing here touches the process.
 */
import { type Choice, choose } from './config/choice.js'
import { clashesOf } from './config/clashes.js'
import { ConfigError } from './config/config-error.js'
import { type DoorConfig, placeDoors } from './config/doors.js'
import { type EffectiveSettings, effectiveSettings } from './config/effective.js'
import { type Environment, fromEnvironment } from './config/environment.js'
import { fromFile } from './config/file.js'
import { fromFlags } from './config/flags.js'
import { type Findings, gather, misfit } from './config/given.js'
import { repositoryOf } from './config/repository.js'
import { settings } from './config/settings.js'

export { ConfigError } from './config/config-error.js'
export type { DoorConfig, Product } from './config/doors.js'
export type { EffectiveSettings } from './config/effective.js'
export type { Environment } from './config/environment.js'
export { misfit } from './config/given.js'
export { flagOf, variableOf } from './config/names.js'
export { suggestion } from './config/nearest.js'
export { requests, type Setting, type SettingName, settingRows } from './config/settings.js'

export type ClockConfig =
  | { readonly mode: 'real' | 'manual' }
  /** `factor` seconds pass inside while one passes outside: 1 to 100000. */
  | { readonly mode: 'scaled'; readonly factor: number }

/** What the mock is to be. Frozen throughout. */
export interface Config {
  /** As asked for, so possibly a line such as `8.7`. */
  readonly camunda: string
  readonly clock: ClockConfig
  readonly pace: 'instant' | 'realistic' | 'slow'
  readonly partitions: number
  readonly doors: readonly DoorConfig[]
  /** `null`: none is registered, and the apps have none configured. */
  readonly repository: string | null
  readonly readyFile: string | null
  readonly seed: string
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
}

export interface ConfigSources {
  readonly argv: readonly string[]
  readonly env: Environment
  /** Returns the text of a file, or throws. */
  readonly readFile: (path: string) => string
  /** Called only when nobody gave a seed. */
  readonly freshSeed: () => string
  readonly knownRelease: (version: string) => boolean
  /** What to offer instead of an unknown release. */
  readonly knownReleases: readonly string[]
}

export interface ReadConfig {
  readonly config: Config
  readonly effective: EffectiveSettings
  /** Whether the configuration is to be shown rather than served. */
  readonly printConfig: boolean
}

/**
 * Flags win over the environment, which wins over the file, which wins over the defaults.
 *
 * @throws {ConfigError} with all complaints at once.
 */
export function readConfig(sources: ConfigSources): ReadConfig {
  const flags = fromFlags(sources.argv)
  const environment = fromEnvironment(sources.env)
  const choice = choose([flags, environment, fileOf(choose([flags, environment]), sources)])

  const doors = placeDoors(choice)
  const repository = repositoryOf(choice)
  const complaints = [
    ...choice.complaints,
    ...releaseComplaints(choice, sources),
    ...repository.complaints,
    ...clashesOf(doors)
  ]
  if (complaints.length > 0) throw new ConfigError(complaints)

  const seed = choice.read(settings.seed) ?? sources.freshSeed()
  const config: Config = {
    camunda: choice.read(settings.camunda),
    clock: clockOf(choice.read(settings.clock)),
    pace: choice.read(settings.pace),
    partitions: choice.read(settings.partitions),
    doors: doors.map(it => it.door),
    repository: repository.name,
    readyFile: choice.read(settings.readyFile),
    seed,
    logLevel: choice.read(settings.logLevel)
  }
  const effective = effectiveSettings(choice, { doors, repository, seed })
  return { config: frozen(config), effective, printConfig: flags.printConfig }
}

/** The file that flags or environment name, which is empty when they name none. */
function fileOf(choice: Choice, { readFile }: ConfigSources): Findings {
  const path = choice.read(settings.config)
  if (path === null) return gather([])
  return fromFile({ path, label: choice.originOf(settings.config).label }, readFile)
}

function releaseComplaints(choice: Choice, sources: ConfigSources): readonly string[] {
  const release = choice.read(settings.camunda)
  if (sources.knownRelease(release)) return []
  const { label } = choice.originOf(settings.camunda)
  return [misfit(label, release, `one of ${sources.knownReleases.join(', ')}`)]
}

function clockOf(text: string): ClockConfig {
  if (text === 'real' || text === 'manual') return { mode: text }
  return { mode: 'scaled', factor: Number(text.slice('x'.length)) }
}

/** Freezes what the value holds as well. */
function frozen<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) frozen(part)
  }
  return Object.freeze(value)
}
