import {
  type ApiKeyFacts,
  type ApiKeySelection,
  type ApiKeyWish,
  searchRealms
} from '../domain/api-key.js'
import { lastInstantMs } from '../domain/instant.js'
import { nameMatcher } from '../domain/name-pattern.js'
import type { SearchSecurity } from '../domain/search-security.js'
import type { Clock } from './clock.js'
import { digestOf } from './secrets.js'
import type { Seed } from './seed.js'

/** A key that was just made, which is the only time that its secret is told. */
export interface NewApiKey {
  readonly facts: ApiKeyFacts
  readonly key: string
}

/** The API keys of the search engine: those of the configuration, and those that were made later. */
export class ApiKeys {
  readonly #security: SearchSecurity | null
  readonly #clock: Clock
  readonly #seed: Seed
  readonly #byId = new Map<string, ApiKeyFacts>()

  /** @param security - `null` where everybody may come in. */
  constructor(
    security: SearchSecurity | null,
    ground: { readonly clock: Clock; readonly seed: Seed }
  ) {
    this.#security = security
    this.#clock = ground.clock
    this.#seed = ground.seed
    this.#add(this.#configured())
  }

  /** In the order in which they were made. */
  all(): readonly ApiKeyFacts[] {
    return [...this.#byId.values()]
  }

  get(id: string): ApiKeyFacts | undefined {
    return this.#byId.get(id)
  }

  create({ name, lifetimeMs, metadata }: ApiKeyWish, owner: string): NewApiKey {
    // Both are 20 and 22 characters long in the original.
    const id = this.#seed.timeBasedId('api key id')
    const key = this.#seed.searchUuid('api key')
    const createdMs = this.#clock.nowMs()
    const facts: ApiKeyFacts = {
      id,
      name,
      keyDigest: digestOf(key),
      createdMs,
      ...(lifetimeMs !== undefined && {
        expiresMs: Math.min(createdMs + lifetimeMs, lastInstantMs)
      }),
      owner,
      ...(metadata !== undefined && { metadata })
    }
    this.#add([facts])
    return { facts, key }
  }

  find(selection: ApiKeySelection): readonly ApiKeyFacts[] {
    return this.all().filter(it => isMeant(it, selection))
  }

  /** Makes keys useless, and tells which of them were so before. */
  invalidate(keys: readonly ApiKeyFacts[]): {
    readonly now: readonly ApiKeyFacts[]
    readonly before: readonly ApiKeyFacts[]
  } {
    const now = keys.filter(it => it.invalidatedMs === undefined)
    this.#add(now.map(it => ({ ...it, invalidatedMs: this.#clock.nowMs() })))
    return { now, before: keys.filter(it => it.invalidatedMs !== undefined) }
  }

  reset(): void {
    this.restore([])
  }

  /** Those of the configuration stay, for whoever configured them has nothing else to come in with. */
  restore(keys: readonly ApiKeyFacts[]): void {
    this.#byId.clear()
    this.#add(this.#configured())
    this.#add(keys)
  }

  #configured(): readonly ApiKeyFacts[] {
    const { apiKeys = [], user = null } = this.#security ?? {}
    const owner = user?.name ?? 'elastic'
    const createdMs = this.#clock.nowMs()
    return apiKeys.map(({ id, key }) => ({
      id,
      name: id,
      keyDigest: digestOf(key),
      createdMs,
      owner
    }))
  }

  #add(keys: readonly ApiKeyFacts[]): void {
    for (const it of keys) this.#byId.set(it.id, it)
  }
}

function isMeant(key: ApiKeyFacts, { ids, name, owner, realm }: ApiKeySelection): boolean {
  return (
    (ids === undefined || ids.includes(key.id)) &&
    (name === undefined || nameMatcher(name)(key.name)) &&
    (owner === undefined || owner === key.owner) &&
    (realm === undefined || realm === searchRealms.user)
  )
}
