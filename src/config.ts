/**
 * Flags, environment and file become one configuration, or one error that holds every complaint.
 * Nothing else reads any of the three, and nothing here touches the process.
 */
import { type Choice, choose } from './config/choice.js'
import { clashesOf } from './config/clashes.js'
import { ConfigError } from './config/config-error.js'
import { controlComplaints } from './config/control.js'
import { deploymentFor } from './config/deployment.js'
import { type DoorConfig, missingDoorComplaints, placeDoors } from './config/doors.js'
import { type EffectiveSettings, effectiveSettings } from './config/effective.js'
import { type Environment, fromEnvironment } from './config/environment.js'
import { fromFile } from './config/file.js'
import { fromFlags } from './config/flags.js'
import { type Findings, gather } from './config/given.js'
import { fromOptions, type Options } from './config/options.js'
import { repositoryOf } from './config/repository.js'
import { settings } from './config/settings.js'
import { tlsOf } from './config/tls.js'
import { type WorldConfig, worldIn } from './config/world.js'

export {
  type QuirkFacts,
  quirkFacts,
  type ReleaseFacts,
  releaseFacts,
  servedReleases
} from './config/catalog.js'
export type { ClockConfig } from './config/clock.js'
export { ConfigError } from './config/config-error.js'
export { type DeploymentRequest, deploymentFor } from './config/deployment.js'
export type { DoorConfig, Product } from './config/doors.js'
export type { EffectiveSettings } from './config/effective.js'
export type { Environment } from './config/environment.js'
export { freshSeed } from './config/fresh-seed.js'
export { misfit } from './config/given.js'
export { flagOf, variableOf } from './config/names.js'
export type { Options } from './config/options.js'
export type { Setting } from './config/setting.js'
export { requests, type SettingName, settingRows } from './config/settings.js'
export { type WorldConfig, type WorldWishes, worldLike } from './config/world.js'
export { suggestion } from './domain/nearest.js'

/** What the mock is to be. Frozen throughout. */
export interface Config extends WorldConfig {
  readonly doors: readonly DoorConfig[]
  /** What the control door asks for; `null` for nothing. A secret: never printed, never logged. */
  readonly controlToken: string | null
  /** How many worlds there may be beside the default one. */
  readonly worldsMax: number
  /** The name of a scenario, or the path of a file with one; `null` for none. */
  readonly scenario: string | null
  readonly readyFile: string | null
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
}

export interface ConfigSources {
  readonly argv: readonly string[]
  readonly env: Environment
  /** Returns the text of a file, or throws. */
  readonly readFile: (path: string) => string
  /** Called only when nobody gave a seed. */
  readonly freshSeed: () => string
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
  return { ...decided(choice, sources), printConfig: flags.printConfig }
}

/**
 * The same from a program, which neither environment nor file has a say in.
 *
 * @throws {ConfigError} with all complaints at once.
 */
export function configOf(
  options: Options,
  sources: Pick<ConfigSources, 'readFile' | 'freshSeed'>
): Config {
  return decided(
    choose([fromOptions(options)], name => name),
    sources
  ).config
}

function decided(
  choice: Choice,
  { readFile, freshSeed }: Pick<ConfigSources, 'readFile' | 'freshSeed'>
): Omit<ReadConfig, 'printConfig'> {
  const { world, complaints: ofWorld } = worldIn(choice)
  const topology = deploymentFor(world)?.topology ?? 'standalone'
  const { tls, complaints: ofTls } = tlsOf(choice, readFile)
  const doors = placeDoors(choice, topology, tls)
  const complaints = [
    ...choice.complaints,
    ...ofWorld,
    ...missingDoorComplaints(choice, topology),
    ...controlComplaints(choice),
    ...ofTls,
    ...clashesOf(doors)
  ]
  if (complaints.length > 0) throw new ConfigError(complaints)

  const seed = choice.read(settings.seed) ?? freshSeed()
  const config: Config = {
    ...world,
    seed,
    doors: doors.map(it => it.door),
    controlToken: choice.read(settings.controlToken),
    worldsMax: choice.read(settings.worldsMax),
    scenario: choice.read(settings.scenario),
    readyFile: choice.read(settings.readyFile),
    logLevel: choice.read(settings.logLevel)
  }
  const repository = repositoryOf(choice)
  return {
    config: frozen(config),
    effective: effectiveSettings(choice, { doors, repository, seed })
  }
}

/** The file that flags or environment name, which is empty when they name none. */
function fileOf(choice: Choice, { readFile }: ConfigSources): Findings {
  const path = choice.read(settings.config)
  if (path === null) return gather([])
  return fromFile({ path, label: choice.originOf(settings.config).label }, readFile)
}

/** Freezes what the value holds as well. */
function frozen<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) frozen(part)
  }
  return Object.freeze(value)
}
