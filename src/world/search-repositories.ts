import type { RepositoryCondition } from '../domain/conditions.js'
import { isRecovering } from '../domain/index-facts.js'
import { nameMatcher, resolveNames } from '../domain/name-pattern.js'
import { refuse } from '../domain/refusal.js'
import { repositoryNameRule } from '../domain/search-names.js'
import type { SearchTraits } from '../domain/search-traits.js'
import type { Repository } from './repository.js'
import type { World } from './world.js'

/** The repository types of Elasticsearch and of the plugins that come with it. */
const knownTypes = new Set(['fs', 's3', 'gcs', 'azure', 'url', 'hdfs', 'source'])

/** Registers or replaces a repository, as Elasticsearch does on behalf of a client. */
export function putRepository(
  world: World,
  name: string,
  { type, settings }: { type: string; settings: Readonly<Record<string, string>> }
): void {
  const rule = repositoryNameRule(name)
  if (rule !== undefined) refuse({ code: 'REPOSITORY_NAME_INVALID', repository: name, rule })
  if (!knownTypes.has(type)) refuse({ code: 'REPOSITORY_TYPE_UNKNOWN', repository: name, type })
  const former = world.repositories.get(name)
  if (former !== undefined) {
    if (sameAs(former, { type, settings })) return
    mustBeIdle(world, name)
  }
  world.repositories.register(name, type, settings)
}

/**
 * Forgets every repository whose name matches, which is one at least unless all are meant. A comma list is no list
 * here. Source: Elasticsearch and OpenSearch, `RepositoriesService.unregisterRepository`.
 */
export function deleteRepositories(world: World, pattern: string): void {
  const repositories = world.repositories.all().filter(it => nameMatcher(pattern)(it.name))
  if (repositories.length === 0 && pattern !== '*') {
    refuse({ code: 'REPOSITORY_UNKNOWN', repositories: [pattern] })
  }
  for (const { name } of repositories) mustBeIdle(world, name)
  for (const { name } of repositories) world.repositories.unregister(name)
}

/** The repositories asked for by names and patterns; a name that is not registered refuses the whole. */
export function findRepositories(
  world: World,
  traits: SearchTraits,
  items: readonly string[]
): readonly Repository[] {
  const { repositories, missing } = resolveRepositories(world, traits, items)
  if (missing.length > 0) {
    const told = traits.namesAllMissing ? missing : missing.slice(0, 1)
    refuse({ code: 'REPOSITORY_UNKNOWN', repositories: told })
  }
  return repositories
}

/** The same, with the names that are not registered. */
export function resolveRepositories(
  world: World,
  { exclusions }: SearchTraits,
  items: readonly string[]
): { readonly repositories: readonly Repository[]; readonly missing: readonly string[] } {
  const all = world.repositories.all()
  if (items.length === 0) return { repositories: all, missing: [] }
  const names = all.map(it => it.name)
  const { found, missing } = resolveNames(items, names, exclusions)
  const asked = new Set(found)
  return { repositories: all.filter(it => asked.has(it.name)), missing }
}

/** The one repository of that name. */
export function theRepository(world: World, name: string): Repository {
  const repository = world.repositories.get(name)
  return repository ?? refuse({ code: 'REPOSITORY_UNKNOWN', repositories: [name] })
}

/** The same, and what it holds can be read. */
export function theReadableRepository(world: World, name: string): Repository {
  const repository = theRepository(world, name)
  mustBeReadable(world, name)
  return repository
}

/** Refuses to look into a repository whose storage cannot be reached. */
export function mustBeReadable(world: World, name: string): void {
  if (!isReadable(world, name)) refuse({ code: 'REPOSITORY_UNREADABLE', repository: name })
}

export function isReadable(world: World, name: string): boolean {
  return !isUnder(world, name, 'unverifiable')
}

/**
 * Lets the only node try whether it reaches the repository. A registration stands even where it does not.
 *
 * Source: Elasticsearch, `RepositoriesService.registerRepository` and `BlobStoreRepository.startVerification`;
 * what lies beneath the failure, a chain of the storage's own exceptions, is left out.
 */
export function verifyRepository(world: World, name: string): void {
  const { settings } = theRepository(world, name)
  if (!isUnder(world, name, 'unverifiable')) return
  const folders = (settings['base_path'] ?? '').split('/').filter(folder => folder !== '')
  const path = folders.map(folder => `[${folder}]`).join('')
  const reason = `path ${path} is not accessible on master node`
  refuse({ code: 'REPOSITORY_UNVERIFIED', repository: name, reason })
}

export function theWritableRepository(
  world: World,
  name: string,
  operation: 'create' | 'delete' | 'clean up'
): Repository {
  const repository = theReadableRepository(world, name)
  const readOnly =
    repository.type === 'url' ||
    isTrue(repository.settings['readonly']) ||
    isUnder(world, name, 'readOnly')
  return readOnly
    ? refuse({ code: 'REPOSITORY_READ_ONLY', repository: name, operation })
    : repository
}

function mustBeIdle(world: World, name: string): void {
  if (world.repositories.running(name).length > 0) {
    refuse({ code: 'REPOSITORY_IN_USE', repository: name, by: 'snapshot' })
  }
  const nowMs = world.clock.nowMs()
  const restoring = (index: Parameters<typeof isRecovering>[0]) =>
    index.recovery?.repository === name && isRecovering(index, nowMs)
  if (world.indices.all().some(restoring)) {
    refuse({ code: 'REPOSITORY_IN_USE', repository: name, by: 'snapshot restore' })
  }
}

function sameAs(one: Repository, other: Pick<Repository, 'type' | 'settings'>): boolean {
  const keys = Object.keys(one.settings)
  return (
    one.type === other.type &&
    keys.length === Object.keys(other.settings).length &&
    keys.every(key => one.settings[key] === other.settings[key])
  )
}

/** Whether the repository that the world has from the start is in a condition. */
export function isUnder(world: World, name: string, kind: RepositoryCondition['kind']): boolean {
  return name === world.setting.repository && world.conditions.current().repository.kind === kind
}

function isTrue(value: string | undefined): boolean {
  return value === 'true'
}
