/** Whom the search engine's door lets in. */
import { searchReleaseOf } from '../domain/search-engine.js'
import type { SearchSecurity, SearchUser } from '../domain/search-security.js'
import type { Choice } from './choice.js'
import { requestOf } from './deployment.js'
import { settings } from './settings.js'

/** What was given, or `null` for a door that is open to everybody; and what is missing. */
export function securityOf(choice: Choice): {
  readonly searchSecurity: SearchSecurity | null
  readonly complaints: readonly string[]
} {
  const name = choice.read(settings.elasticsearchUser)
  const password = choice.read(settings.elasticsearchPassword)
  const apiKeys = (choice.read(settings.elasticsearchApiKeys) ?? []).map(it => {
    const at = it.indexOf(':')
    return { id: it.slice(0, at), key: it.slice(at + 1) }
  })
  const user: SearchUser | null = name === null || password === null ? null : { name, password }
  const isOpen = user === null && apiKeys.length === 0
  return {
    searchSecurity: isOpen ? null : { user, apiKeys },
    complaints: [
      ...halfComplaints(choice, name, password),
      ...(apiKeys.length > 0 ? keyComplaints(choice) : [])
    ]
  }
}

/** What a world's search engine asks for, as a configuration file has it. */
interface WrittenCredentials {
  readonly elasticsearchUser?: string | undefined
  readonly elasticsearchPassword?: string | undefined
  readonly elasticsearchApiKeys?: readonly string[] | undefined
}

interface Wishes extends WrittenCredentials {
  readonly storage?: string | undefined
  readonly searchEngine?: string | undefined
}

/**
 * What a world has from another one where nothing of it is wished for. Keys stay behind where it goes without them:
 * when there is a user as well, and the other search engine takes none.
 */
export function credentialsLike(
  { searchSecurity }: { readonly searchSecurity: SearchSecurity | null },
  wishes: Wishes
): WrittenCredentials {
  const { elasticsearchUser, elasticsearchPassword, elasticsearchApiKeys } = wishes
  const own = [elasticsearchUser, elasticsearchPassword, elasticsearchApiKeys]
  if (searchSecurity === null || own.some(it => it !== undefined)) return {}
  const { user, apiKeys } = searchSecurity
  const { searchEngine, storage = '' } = wishes
  const goesWithout = user !== null && /^opensearch/.test(searchEngine ?? storage)
  return {
    elasticsearchUser: user?.name,
    elasticsearchPassword: user?.password,
    elasticsearchApiKeys: goesWithout ? undefined : apiKeys.map(({ id, key }) => `${id}:${key}`)
  }
}

function keyComplaints(choice: Choice): readonly string[] {
  const { searchEngine } = requestOf(choice)
  if (searchReleaseOf(searchEngine)?.product !== 'opensearch') return []
  const { label } = choice.originOf(settings.elasticsearchApiKeys)
  const user = choice.spell('elasticsearchUser')
  const password = choice.spell('elasticsearchPassword')
  return [`${label}: ${searchEngine} has no API keys; give ${user} and ${password} instead`]
}

/** A name and a password that were not even readable have their complaint already. */
function halfComplaints(
  choice: Choice,
  name: string | null,
  password: string | null
): readonly string[] {
  const given = (row: (typeof settings)['elasticsearchUser' | 'elasticsearchPassword']) =>
    choice.originOf(row).from !== 'default'
  const { elasticsearchUser, elasticsearchPassword } = settings
  if (name !== null && !given(elasticsearchPassword)) {
    const { label } = choice.originOf(elasticsearchUser)
    return [`${label}: has no password; give ${choice.spell('elasticsearchPassword')} as well`]
  }
  if (password !== null && !given(elasticsearchUser)) {
    const { label } = choice.originOf(elasticsearchPassword)
    return [`${label}: is nobody's; give ${choice.spell('elasticsearchUser')} as well`]
  }
  return []
}
