import type { ApiKeyFacts } from '../domain/api-key.js'
import type {
  LoginProblem,
  SearchCredentials,
  SearchSubject
} from '../domain/search-credentials.js'
import type { SearchUser } from '../domain/search-security.js'
import type { ApiKeys } from './api-keys.js'
import { digestOf, isSecretOf } from './secrets.js'

/** Whom the cluster knows. */
export interface KnownSubjects {
  readonly user: SearchUser | null
  readonly apiKeys: Pick<ApiKeys, 'get'>
  readonly nowMs: number
}

/** A cluster that knows nobody. */
export const nobody: KnownSubjects = { user: null, apiKeys: { get: () => undefined }, nowMs: 0 }

export type Login = { readonly subject: SearchSubject } | { readonly problem: LoginProblem }

/**
 * Finds out who somebody is.
 *
 * Source: Elasticsearch, `AuthenticatorChain`, `ApiKeyService.validateApiKeyCredentials`. What is said of a bearer's
 * token is assumed.
 */
export function login(credentials: SearchCredentials, known: KnownSubjects): Login {
  switch (credentials.kind) {
    case 'none':
      return { problem: { kind: 'missing' } }
    case 'basic': {
      const { user, password } = credentials
      return isUser(known.user, user, password)
        ? { subject: { kind: 'user', name: user } }
        : { problem: { kind: 'user', user } }
    }
    case 'apiKey': {
      const { id, key } = credentials
      const facts = known.apiKeys.get(id)
      if (facts === undefined) return failed(`API key: unable to find apikey with id ${id}`)
      const fault = faultOf(facts, key, known.nowMs)
      if (fault !== undefined) return failed(`API key: ${fault}`)
      return { subject: { kind: 'apiKey', id, name: facts.name, owner: facts.owner } }
    }
    case 'bearer':
      return failed('oauth2 token: invalid token')
    case 'unreadableBasic': {
      const { reason, cause } = credentials
      return { problem: { kind: 'unreadable', reason, ...(cause !== undefined && { cause }) } }
    }
    default:
      return failed(`API key: ${credentials.reason}`)
  }
}

const failed = (attempt: string): Login => ({ problem: { kind: 'credentials', attempt } })

/** Compares both, so that it takes as long to find out that there is no such user. */
function isUser(known: SearchUser | null, name: string, password: string): boolean {
  const isName = isSecretOf(name, digestOf(known?.name ?? ''))
  const isPassword = isSecretOf(password, digestOf(known?.password ?? ''))
  return known !== null && isName && isPassword
}

function faultOf(facts: ApiKeyFacts, key: string, nowMs: number): string | undefined {
  const { id, keyDigest, expiresMs = Number.POSITIVE_INFINITY, invalidatedMs } = facts
  if (invalidatedMs !== undefined) return `api key [${id}] has been invalidated`
  if (!isSecretOf(key, keyDigest)) return `invalid credentials for API key [${id}]`
  return expiresMs > nowMs ? undefined : 'api key is expired'
}
