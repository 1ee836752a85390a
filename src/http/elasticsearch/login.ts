/** Who asks, and whether the search engine knows them. */
import type { FastifyRequest } from 'fastify'
import { refuse } from '../../domain/refusal.js'
import type { SearchSubject } from '../../domain/search-credentials.js'
import type { SearchSecurity } from '../../domain/search-security.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import { readCredentials } from '../../wire/elasticsearch/credentials.js'
import { login, nobody } from '../../world/search-login.js'
import type { World } from '../../world/world.js'

/** Who asks; whoever it is where nobody is asked for credentials. */
const anybody: SearchSubject = { kind: 'user', name: 'elastic' }

/**
 * Refuses whom the cluster does not know. Under the condition `unauthorized` that is everybody. Nobody is asked who
 * only wants to know what may be asked (`OPTIONS`).
 */
export function mustBeKnown(
  { raw }: Pick<FastifyRequest, 'raw'>,
  world: World,
  traits: SearchTraits
): SearchSubject {
  if (raw.method === 'OPTIONS') return anybody
  const { searchSecurity } = world.setting
  const isNobodyKnown = world.conditions.current().elasticsearch.kind === 'unauthorized'
  if (searchSecurity === undefined && !isNobodyKnown) return anybody
  const overTls = isOverTls({ raw })
  const takesApiKeys = hasApiKeys(searchSecurity, traits, overTls)
  const said = readCredentials(raw.headers.authorization)
  const isKey = said.kind === 'apiKey' || said.kind === 'unreadableApiKey'
  const known = isNobodyKnown
    ? nobody
    : {
        user: searchSecurity?.user ?? null,
        apiKeys: world.apiKeys,
        nowMs: world.clock.nowMs()
      }
  const outcome = login(isKey && !takesApiKeys ? { kind: 'none' } : said, known)
  if ('subject' in outcome) return outcome.subject
  const uri = raw.url ?? '/'
  return refuse({
    code: 'UNAUTHENTICATED',
    uri,
    problem: outcome.problem,
    isOverTls: overTls,
    takesApiKeys
  })
}

export function isOverTls({ raw: { socket } }: Pick<FastifyRequest, 'raw'>): boolean {
  return 'encrypted' in socket && socket.encrypted === true
}

/** Whether API keys are taken: where somebody has configured one, the service for them is turned on. */
export function hasApiKeys(
  security: SearchSecurity | undefined,
  { security: { apiKeys } }: SearchTraits,
  isOverTls: boolean
): boolean {
  if (apiKeys === 'never') return false
  return apiKeys === 'always' || isOverTls || (security?.apiKeys.length ?? 0) > 0
}
