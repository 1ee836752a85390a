import { refuse } from '../../domain/refusal.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import {
  apiKeyList,
  apiKeySelection,
  createdApiKey,
  invalidatedApiKeys,
  readApiKeyWish,
  readInvalidation,
  whoAmI
} from '../../wire/elasticsearch/api-key.js'
import type { World } from '../../world/world.js'
import type { SearchAnswer, SearchCall, SearchRoute } from './route.js'

const has = ({ security }: SearchTraits) => security.apiKeys !== 'never'
/** The whole API is only there where security is turned on. */
const isOffered = ({ setting }: World) => setting.searchSecurity !== undefined

function mustTakeApiKeys({ takesApiKeys }: SearchCall): void {
  if (!takesApiKeys) refuse({ code: 'API_KEYS_OFF' })
}

/** An id that nobody has is not found; any other question may have an empty answer. */
function listApiKeys(call: SearchCall): SearchAnswer {
  mustTakeApiKeys(call)
  const { query, subject, traits, world } = call
  const id = query.text('id')
  const written = {
    ids: id === undefined ? undefined : [id],
    name: query.text('name'),
    username: query.text('username'),
    realm: query.text('realm_name'),
    isOwn: query.flag('owner', false)
  }
  const keys = world.apiKeys.find(apiKeySelection(written, subject))
  const isGone = id !== undefined && keys.length === 0
  return { status: isGone ? 404 : 200, json: apiKeyList(keys, traits.security) }
}

/** Who comes in, and with which key. */
export const securityRoutes: readonly SearchRoute[] = [
  {
    operationId: 'elasticsearch.authenticate',
    demand: 'nothing',
    methods: ['GET'],
    paths: ['/_security/_authenticate'],
    parameters: [],
    has,
    isOffered,
    answer: ({ subject }) => ({ json: whoAmI(subject) })
  },
  {
    operationId: 'elasticsearch.createApiKey',
    demand: 'change',
    methods: ['PUT', 'POST'],
    paths: ['/_security/api_key'],
    parameters: ['refresh'],
    has,
    isOffered,
    answer(call) {
      mustTakeApiKeys(call)
      const { world, subject, body } = call
      const owner = subject.kind === 'user' ? subject.name : subject.owner
      const { facts, key } = world.apiKeys.create(readApiKeyWish(body()), owner)
      return { json: createdApiKey(facts, key) }
    }
  },
  {
    operationId: 'elasticsearch.getApiKeys',
    demand: 'read',
    methods: ['GET'],
    paths: ['/_security/api_key'],
    parameters: ['id', 'name', 'username', 'realm_name', 'owner'],
    has,
    isOffered,
    answer: listApiKeys
  },
  {
    operationId: 'elasticsearch.invalidateApiKeys',
    demand: 'change',
    methods: ['DELETE'],
    paths: ['/_security/api_key'],
    parameters: [],
    has,
    isOffered,
    answer(call) {
      mustTakeApiKeys(call)
      const { world, subject, body } = call
      const { apiKeys } = world
      const { now, before } = apiKeys.invalidate(apiKeys.find(readInvalidation(body(), subject)))
      return { json: invalidatedApiKeys(now, before) }
    }
  }
]
