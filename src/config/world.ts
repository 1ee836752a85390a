/** What one world is to be, wherever that was written down. */

import type { Pace } from '../domain/pace.js'
import type { SwitchValue } from '../domain/profile/switch.js'
import type { SearchSecurity } from '../domain/search-security.js'
import type { Storage } from '../domain/storage.js'
import { type Choice, choose } from './choice.js'
import { type ClockConfig, clockOf } from './clock.js'
import { type DeploymentRequest, deploymentComplaints, requestOf } from './deployment.js'
import { type Findings, gather } from './given.js'
import { repositoryOf } from './repository.js'
import { credentialsLike, securityOf } from './security.js'
import { type SettingName, settings } from './settings.js'

/** The settings of a world, without the doors that it stands behind. */
export interface WorldConfig extends DeploymentRequest {
  readonly clock: ClockConfig
  /** ISO 8601 in UTC; `null` for the machine's own time. */
  readonly startAt: string | null
  readonly pace: Pace
  readonly partitions: number
  /** `null`: none is registered, and the apps have none configured. */
  readonly repository: string | null
  /** What the search engine's door asks for; `null` for nothing. Secrets: never printed, never logged. */
  readonly searchSecurity: SearchSecurity | null
  readonly seed: string
}

/** What somebody wants to be otherwise, each as a configuration file in JSON would have it. */
export interface WorldWishes {
  readonly camunda?: string | undefined
  readonly storage?: Storage | undefined
  readonly searchEngine?: string | undefined
  readonly topology?: 'standalone' | 'unified' | undefined
  readonly quirks?: Readonly<Record<string, boolean>> | undefined
  readonly set?: Readonly<Record<string, SwitchValue>> | undefined
  readonly clock?: string | undefined
  readonly startAt?: string | undefined
  readonly pace?: Pace | undefined
  readonly partitions?: number | undefined
  /** `null` for none. */
  readonly repository?: string | null | undefined
  /** What its search engine asks for. Whoever names any of the three has nothing of the other world's. */
  readonly elasticsearchUser?: string | undefined
  readonly elasticsearchPassword?: string | undefined
  /** As `id:key`. */
  readonly elasticsearchApiKeys?: readonly string[] | undefined
  readonly seed?: string | undefined
}

/** What a choice says about the world; the seed is left to whoever has one. */
export function worldIn(choice: Choice): {
  readonly world: Omit<WorldConfig, 'seed'>
  readonly complaints: readonly string[]
} {
  const repository = repositoryOf(choice)
  const clock = clockOf(choice)
  const security = securityOf(choice)
  return {
    world: {
      ...requestOf(choice),
      clock: clock.mode,
      startAt: choice.read(settings.startAt),
      pace: choice.read(settings.pace),
      partitions: choice.read(settings.partitions),
      repository: repository.name,
      searchSecurity: security.searchSecurity
    },
    complaints: [
      ...deploymentComplaints(choice),
      ...repository.complaints,
      ...clock.complaints,
      ...security.complaints
    ]
  }
}

/**
 * A world like another one, but for what is wished for, by the rules of the configuration. Who names a release
 * gets that release as it is: topology, storage, search engine, quirks and switches are then not those of the other.
 *
 * @param like - its seed is used where none is wished for.
 */
export function worldLike(
  like: WorldConfig,
  wishes: WorldWishes
): WorldConfig | { readonly complaints: readonly string[] } {
  const choice = choose([wished(wishes), wished(inherited(like, wishes))], name => name)
  const { world, complaints } = worldIn(choice)
  const all = [...choice.complaints, ...complaints]
  if (all.length > 0) return { complaints: all }
  return { ...world, seed: choice.read(settings.seed) ?? like.seed }
}

/** What a world has from the other one, as if somebody had wished for it. */
function inherited(like: WorldConfig, wishes: WorldWishes): WorldWishes {
  const { camunda, pace } = wishes
  const { topology, quirks, switches, clock, startAt, partitions, repository } = like
  const release = {
    camunda: like.camunda,
    ...storageLike(like, wishes),
    topology: topology ?? undefined,
    quirks,
    set: switches
  }
  return {
    ...(camunda === undefined && release),
    // At a pace that is measured in polls the clock is manual, whatever that of the other is.
    ...(pace !== 'polls' && { clock: clockText(clock) }),
    startAt: startAt ?? undefined,
    pace: like.pace,
    partitions,
    repository,
    ...credentialsLike(like, wishes)
  }
}

/** Storage and search engine go together: who wishes for one has neither from the other world. */
function storageLike(
  { storage, searchEngine }: WorldConfig,
  wishes: WorldWishes
): Pick<WorldWishes, 'storage' | 'searchEngine'> {
  const isWished = wishes.storage !== undefined || wishes.searchEngine !== undefined
  return isWished ? {} : { storage, searchEngine }
}

function wished({ repository, ...wishes }: WorldWishes): Findings {
  const given = (name: SettingName, text: string) => ({ name, text, label: name, from: name })
  const found = Object.entries(wishes).flatMap(([name, value]) =>
    value === undefined || !isSetting(name) ? [] : [given(name, textOf(value))]
  )
  const none =
    repository === null ? [{ ...given('noRepository', 'true'), label: 'repository' }] : []
  const some = typeof repository === 'string' ? [given('repository', repository)] : []
  return gather([...found, ...none, ...some])
}

function isSetting(name: string): name is SettingName {
  return name in settings
}

/** As a flag would give it. */
export function textOf(value: unknown): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString()
  if (Array.isArray(value)) return value.join(',')
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(([name, it]) => `${name}=${it}`)
    .join(',')
}

function clockText(clock: ClockConfig): string {
  return clock.mode === 'scaled' ? `x${clock.factor}` : clock.mode
}
