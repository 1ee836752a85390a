/** The security API of Elasticsearch, as far as clients need it to make keys of their own. */
import {
  type ApiKeyFacts,
  type ApiKeySelection,
  type ApiKeyWish,
  apiKeyNameComplaints,
  searchRealms
} from '../../domain/api-key.js'
import { refuse } from '../../domain/refusal.js'
import type { SearchSubject } from '../../domain/search-credentials.js'
import type { SecurityTraits } from '../../domain/search-security.js'
import { type JsonObject, readNames } from './body.js'
import { isObject } from './json.js'
import { readTimeMs } from './units.js'

/**
 * What a new key is to be. Privileges are read and not kept: whoever comes in may do everything.
 *
 * Source: Elasticsearch, `CreateApiKeyRequest`, and `ApiKeyService.getApiKeyExpiration`, which counts whole seconds.
 */
export function readApiKeyWish(body: JsonObject): ApiKeyWish {
  mustBeOf(body, ['name', 'expiration', 'role_descriptors', 'metadata'], 'api_key_request')
  const name = textIn(body, 'name') ?? ''
  const complaints = apiKeyNameComplaints(name)
  if (complaints.length > 0) refuse({ code: 'VALIDATION_FAILED', complaints })
  const expiration = textIn(body, 'expiration')
  const lifetimeMs = expiration === undefined ? undefined : readTimeMs(expiration)
  if (expiration !== undefined && (lifetimeMs === undefined || !Number.isFinite(lifetimeMs))) {
    const reason = `failed to parse setting [expiration] with value [${expiration}] as a time value`
    refuse({ code: 'ARGUMENT_INVALID', reason })
  }
  const metadata = body['metadata']
  return {
    name,
    ...(lifetimeMs !== undefined && { lifetimeMs: Math.trunc(lifetimeMs / 1_000) * 1_000 }),
    ...(isObject(metadata) && { metadata })
  }
}

/** Source: Elasticsearch, `InvalidateApiKeyRequest`. */
export function readInvalidation(body: JsonObject, caller: SearchSubject): ApiKeySelection {
  const known = ['id', 'ids', 'name', 'owner', 'username', 'realm_name']
  mustBeOf(body, known, 'invalidate_api_key')
  const id = textIn(body, 'id')
  const ids = readNames(body, 'ids') ?? (id === undefined ? undefined : [id])
  const selection = apiKeySelection(
    {
      ids,
      name: textIn(body, 'name'),
      username: textIn(body, 'username'),
      realm: textIn(body, 'realm_name'),
      isOwn: body['owner'] === true || body['owner'] === 'true'
    },
    caller
  )
  if (Object.keys(selection).length > 0) return selection
  const complaint =
    'One of [api key id(s), api key name, username, realm name] must be specified if [owner] flag is false'
  return refuse({ code: 'VALIDATION_FAILED', complaints: [complaint] })
}

export interface WrittenSelection {
  readonly ids: readonly string[] | undefined
  readonly name: string | undefined
  readonly username: string | undefined
  readonly realm: string | undefined
  /** Whether only the caller's own are meant. */
  readonly isOwn: boolean
}

/** A key's own keys are itself alone. */
export function apiKeySelection(
  { ids, name, username, realm, isOwn }: WrittenSelection,
  caller: SearchSubject
): ApiKeySelection {
  const ownIds = isOwn && caller.kind === 'apiKey' ? [caller.id] : ids
  const owner = isOwn && caller.kind === 'user' ? caller.name : username
  return {
    ...(ownIds !== undefined && { ids: ownIds }),
    ...(name !== undefined && { name }),
    ...(owner !== undefined && { owner }),
    ...(realm !== undefined && { realm })
  }
}

/** The only answer that tells the secret. */
export function createdApiKey({ id, name, expiresMs }: ApiKeyFacts, key: string) {
  return {
    id,
    name,
    ...(expiresMs !== undefined && { expiration: expiresMs }),
    api_key: key,
    encoded: Buffer.from(`${id}:${key}`).toString('base64')
  }
}

export function apiKeyList(keys: readonly ApiKeyFacts[], { keyTypes }: SecurityTraits) {
  return {
    api_keys: keys.map(it => ({
      id: it.id,
      name: it.name,
      ...(keyTypes && { type: 'rest' }),
      creation: it.createdMs,
      ...(it.expiresMs !== undefined && { expiration: it.expiresMs }),
      invalidated: it.invalidatedMs !== undefined,
      ...(keyTypes && it.invalidatedMs !== undefined && { invalidation: it.invalidatedMs }),
      username: it.owner,
      realm: searchRealms.user,
      metadata: it.metadata ?? {},
      role_descriptors: {}
    }))
  }
}

export function invalidatedApiKeys(
  now: readonly ApiKeyFacts[],
  before: readonly ApiKeyFacts[]
): object {
  return {
    invalidated_api_keys: now.map(it => it.id),
    previously_invalidated_api_keys: before.map(it => it.id),
    error_count: 0
  }
}

/** Source: Elasticsearch, `Authentication.toXContentFragment`. */
export function whoAmI(subject: SearchSubject) {
  const isUser = subject.kind === 'user'
  const realm = isUser
    ? { name: searchRealms.user, type: 'file' }
    : { name: searchRealms.apiKey, type: searchRealms.apiKey }
  return {
    username: isUser ? subject.name : subject.owner,
    roles: isUser ? ['superuser'] : [],
    full_name: null,
    email: null,
    metadata: {},
    enabled: true,
    authentication_realm: realm,
    lookup_realm: realm,
    authentication_type: isUser ? 'realm' : 'api_key',
    ...(!isUser && { api_key: { id: subject.id, name: subject.name } })
  }
}

function textIn(body: JsonObject, key: string): string | undefined {
  const value = body[key]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string') return value
  const reason = `[${key}] must be a text`
  return refuse({ code: 'PARSE_FAILED', reason })
}

/** The place of the member in the body, which the original puts in front, is left out. */
function mustBeOf(body: JsonObject, known: readonly string[], parser: string): void {
  const unknown = Object.keys(body).find(it => !known.includes(it))
  if (unknown !== undefined) {
    refuse({ code: 'PARSE_FAILED', reason: `[${parser}] unknown field [${unknown}]` })
  }
}
