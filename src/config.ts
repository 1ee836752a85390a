/**
 * Flags, environment and file become one configuration, or one error that holds every complaint.
 * Nothing else reads any of the three, and nothing here touches the process.
 */
import { type Choice, choose } from './config/choice.js'
import { clashesOf } from './config/clashes.js'
import { type ClockConfig, clockOf } from './config/clock.js'
import { ConfigError } from './config/config-error.js'
import { controlComplaints } from './config/control.js'
import {
  type DeploymentRequest,
  deploymentComplaints,
  deploymentFor,
  requestOf
} from './config/deployment.js'
import { type DoorConfig, missingDoorComplaints, placeDoors } from './config/doors.js'
import { type EffectiveSettings, effectiveSettings } from './config/effective.js'
import { type Environment, fromEnvironment } from './config/environment.js'
import { fromFile } from './config/file.js'
import { fromFlags } from './config/flags.js'
import { type Findings, gather } from './config/given.js'
import { repositoryOf } from './config/repository.js'
import { settings } from './config/settings.js'
import type { Pace } from './domain/pace.js'

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
export { misfit } from './config/given.js'
export { flagOf, variableOf } from './config/names.js'
export { requests, type Setting, type SettingName, settingRows } from './config/settings.js'
export { suggestion } from './domain/nearest.js'

/** What the mock is to be. Frozen throughout. */
export interface Config extends DeploymentRequest {
  readonly clock: ClockConfig
  /** ISO 8601 in UTC; `null` for the machine's own time. */
  readonly startAt: string | null
  readonly pace: Pace
  readonly partitions: number
  readonly doors: readonly DoorConfig[]
  /** What the control door asks for; `null` for nothing. A secret: never printed, never logged. */
  readonly controlToken: string | null
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

  const request = requestOf(choice)
  const topology = deploymentFor(request)?.topology ?? 'standalone'
  const doors = placeDoors(choice, topology)
  const repository = repositoryOf(choice)
  const clock = clockOf(choice)
  const complaints = [
    ...choice.complaints,
    ...deploymentComplaints(choice),
    ...missingDoorComplaints(choice, topology),
    ...repository.complaints,
    ...clock.complaints,
    ...controlComplaints(choice),
    ...clashesOf(doors)
  ]
  if (complaints.length > 0) throw new ConfigError(complaints)

  const seed = choice.read(settings.seed) ?? sources.freshSeed()
  const config: Config = {
    ...request,
    clock: clock.mode,
    startAt: choice.read(settings.startAt),
    pace: choice.read(settings.pace),
    partitions: choice.read(settings.partitions),
    doors: doors.map(it => it.door),
    controlToken: choice.read(settings.controlToken),
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

/** Freezes what the value holds as well. */
function frozen<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) frozen(part)
  }
  return Object.freeze(value)
}
