/** Keys that let in who has them, of a search engine that demands credentials. */
import type { Step } from '../case.js'
import { some, text, the, whole } from '../pattern.js'
import { docs } from './evidence.js'
import { invalid } from './search-answers.js'
import { elastic, known, type SearchRow, searchCases } from './search-rows.js'
import { deleted, got, posted } from './search-steps.js'
import { comesAs, guarded, newer, refused } from './search-strangers.js'

const keys = '/_security/api_key'
/** Makes a key under the name of the case. Its secret is told once. */
const aKey: Step = {
  ...posted(
    keys,
    { name: '{name}', expiration: '1h' },
    {
      status: 200,
      json: { id: text, name: '{name}', expiration: whole, api_key: text, encoded: text }
    }
  ),
  keep: { keyid: '/id', key: '/encoded' },
  undo: [{ method: 'DELETE', path: keys, body: { name: '{name}' } }]
}

const notLetIn =
  'unable to authenticate with provided credentials and anonymous access is not allowed for this request'

const keyRows: readonly SearchRow[] = [
  {
    id: 'security.key.life',
    title: 'a key lets in who has it, until it is taken away',
    engines: ['elasticsearch:8.0-'],
    evidence: [docs('Elasticsearch reference, create API key'), known],
    onlyWhere: guarded,
    steps: [
      aKey,
      comesAs('ApiKey {key}', '/_security/_authenticate', {
        status: 200,
        json: some({
          authentication_type: 'api_key',
          authentication_realm: some({ name: '_es_api_key' }),
          api_key: some({ id: the('keyid'), name: '{name}' })
        })
      }),
      got(`${keys}?id={keyid}`, {
        status: 200,
        json: {
          api_keys: [some({ id: the('keyid'), name: '{name}', invalidated: false })]
        }
      }),
      {
        send: { method: 'DELETE', path: keys, body: { ids: ['{keyid}'] } },
        expect: {
          status: 200,
          json: {
            invalidated_api_keys: ['{keyid}'],
            previously_invalidated_api_keys: [],
            error_count: 0
          }
        }
      },
      comesAs('ApiKey {key}', '/', { status: 401 }),
      {
        send: { method: 'DELETE', path: keys, body: { name: '{name}' } },
        expect: {
          status: 200,
          json: some({ invalidated_api_keys: [], previously_invalidated_api_keys: ['{keyid}'] })
        }
      }
    ]
  },
  {
    id: 'security.key.invalidated',
    title: 'who comes with a key that was taken away is told so',
    engines: ['elasticsearch:8.15-'],
    evidence: [known],
    onlyWhere: guarded,
    steps: [
      aKey,
      {
        send: { method: 'DELETE', path: keys, body: { ids: ['{keyid}'] } },
        expect: { status: 200 }
      },
      comesAs(
        'ApiKey {key}',
        '/',
        refused(newer, notLetIn, {
          additional_unsuccessful_credentials: 'API key: api key [{keyid}] has been invalidated'
        })
      )
    ]
  },
  {
    id: 'security.key.stranger',
    title: 'who comes with a key that nobody has is told what was tried',
    engines: ['elasticsearch:8.15-'],
    evidence: [known],
    onlyWhere: guarded,
    steps: [
      comesAs(
        `ApiKey ${Buffer.from('verify-nobody:guess').toString('base64')}`,
        '/',
        refused(newer, notLetIn, {
          additional_unsuccessful_credentials:
            'API key: unable to find apikey with id verify-nobody'
        })
      )
    ]
  },
  {
    id: 'security.key.unknown',
    title: 'a key that nobody has is not found by its id, and is nothing by its name',
    engines: ['elasticsearch:8.0-'],
    evidence: [known],
    onlyWhere: guarded,
    steps: [
      got(`${keys}?id={name}`, { status: 404, json: { api_keys: [] } }),
      got(`${keys}?name={name}`, { status: 200, json: { api_keys: [] } })
    ]
  },
  {
    id: 'security.key.names',
    title: 'a key needs a name, which begins neither with an underscore nor with a blank',
    engines: ['elasticsearch:8.0-'],
    evidence: [elastic('CreateApiKeyRequest.validate')],
    onlyWhere: guarded,
    steps: [
      posted(keys, {}, invalid('api key name is required')),
      posted(keys, { name: '_x' }, invalid('api key name may not begin with an underscore')),
      posted(keys, { name: ' x' }, invalid('api key name may not begin or end with whitespace'))
    ]
  },
  {
    id: 'security.key.none-in-particular',
    title: 'who takes away keys has to say which',
    engines: ['elasticsearch:8.0-'],
    evidence: [elastic('InvalidateApiKeyRequest.validate')],
    onlyWhere: guarded,
    steps: [
      {
        ...deleted(
          keys,
          invalid(
            'One of [api key id(s), api key name, username, realm name] must be specified if [owner] flag is false'
          )
        ),
        send: { method: 'DELETE', path: keys, body: {} }
      }
    ]
  }
]

export const searchKeyCases = searchCases(keyRows)
