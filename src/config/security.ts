/** Whom the search engine's door lets in. */
import type { SearchSecurity, SearchUser } from '../domain/search-security.js'
import type { Choice } from './choice.js'
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
    complaints: halfComplaints(choice, name, password)
  }
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
