/** Who asks, and whether the search engine knows them. */
import type { FastifyRequest } from 'fastify'
import { refuse, type SearchRefusal } from '../../domain/refusal.js'
import type { SearchSubject } from '../../domain/search-credentials.js'
import type { SearchSecurity } from '../../domain/search-security.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import { readCredentials } from '../../wire/elasticsearch/credentials.js'
import { type KnownSubjects, login, nobody } from '../../world/search-login.js'
import type { World } from '../../world/world.js'

/** Who asks; whoever it is where nobody is asked for credentials. */
const anybody: SearchSubject = { kind: 'user', name: 'elastic' }

/** What a request shows of itself before anything of it is judged. */
type Arrival = Pick<FastifyRequest, 'raw'>

/** Refuses whom the cluster does not know. */
export function mustBeKnown(request: Arrival, world: World, traits: SearchTraits): SearchSubject {
  const found = whoAsks(request, world, traits)
  return 'subject' in found ? found.subject : refuse(found.refusal)
}

/**
 * Finds out who asks. Under the condition `unauthorized` nobody is known. Nobody is asked who only wants to know
 * what may be asked (`OPTIONS`).
 */
export function whoAsks(
  { raw }: Arrival,
  world: World,
  traits: SearchTraits
): { readonly subject: SearchSubject } | { readonly refusal: SearchRefusal } {
  const { searchSecurity } = world.setting
  const isNobodyKnown = world.conditions.current().elasticsearch.kind === 'unauthorized'
  const isOpen = searchSecurity === undefined && !isNobodyKnown
  if (isOpen || raw.method === 'OPTIONS') return { subject: anybody }
  const overTls = isOverTls({ raw })
  const takesApiKeys = hasApiKeys(searchSecurity, traits, overTls)
  const said = readCredentials(raw.headers.authorization)
  const isKey = said.kind === 'apiKey' || said.kind === 'unreadableApiKey'
  const credentials = isKey && !takesApiKeys ? ({ kind: 'none' } as const) : said
  const outcome = login(credentials, isNobodyKnown ? nobody : knownIn(world))
  if ('subject' in outcome) return outcome
  const { problem } = outcome
  const uri = raw.url ?? '/'
  const refusal = {
    code: 'UNAUTHENTICATED',
    uri,
    problem,
    isOverTls: overTls,
    takesApiKeys
  } as const
  return { refusal }
}

function knownIn({ apiKeys, clock, setting }: World): KnownSubjects {
  return { user: setting.searchSecurity?.user ?? null, apiKeys, nowMs: clock.nowMs() }
}

export function isOverTls({ raw: { socket } }: Arrival): boolean {
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
