/** Who is let in by a search engine that demands credentials, and what the others are told. */
import type { Expectation, Setup, Step } from '../case.js'
import { Like, matching, type Pattern, some, text, the, whole } from '../pattern.js'
import { docs } from './evidence.js'
import { failed, invalid } from './search-answers.js'
import { elastic, known, openSearch, type SearchRow, searchCases } from './search-rows.js'
import { deleted, got, posted } from './search-steps.js'

const field = docs('reports from clusters that demand credentials')

/** About a target that lets in nobody without credentials. */
const guarded: Setup = {
  send: { method: 'GET', path: '/', stranger: true },
  expect: { status: 401 },
  otherwise: 'lets in whoever comes'
}
/** About a target without a door. */
const open: Setup = {
  send: { method: 'GET', path: '/', stranger: true },
  expect: { status: 200 },
  otherwise: 'demands credentials'
}

/** What is offered to strangers; tokens are offered behind TLS only. */
function offers(...schemes: readonly string[]): Pattern {
  const [basic = '', ...others] = schemes
  const known = [schemes, [basic, 'Bearer realm="security"', ...others]]
  return new Like(schemes.join(' and '), it =>
    known.some(list => JSON.stringify(list) === JSON.stringify(it))
  )
}

/** The same as real headers. */
function challenges(...schemes: readonly string[]): Pattern {
  const [basic = '', ...others] = schemes
  const lists = [schemes, [basic, 'Bearer realm="security"', ...others]].map(it => it.join(', '))
  return new Like(schemes.join(' and '), it => lists.some(list => list === it))
}

interface Challenge {
  readonly engines: readonly string[]
  /** End of an id. */
  readonly name: string
  /** In the body, and as headers. */
  readonly told: Pattern
  readonly headers: Pattern
}

const blank = 'Basic realm="security" charset="UTF-8"'
const comma = 'Basic realm="security", charset="UTF-8"'

const single: Challenge = {
  engines: ['elasticsearch:7.17'],
  name: 'single',
  // One scheme is a text by itself; behind TLS there are more.
  told: new Like(`${blank}, or a list of that and more`, it =>
    Array.isArray(it) ? it[0] === blank : it === blank
  ),
  headers: matching(`${blank} first`, /^Basic realm="security" charset="UTF-8"(, |$)/)
}
const older: Challenge = {
  engines: ['elasticsearch:8.0-8.14'],
  name: 'blank',
  told: offers(blank, 'ApiKey'),
  headers: challenges(blank, 'ApiKey')
}
const newer: Challenge = {
  engines: ['elasticsearch:8.15-'],
  name: 'comma',
  told: offers(comma, 'ApiKey'),
  headers: challenges(comma, 'ApiKey')
}

function refused({ told, headers }: Challenge, reason: Pattern, beside = {}): Expectation {
  const extra = { ...beside, header: { 'WWW-Authenticate': told } }
  return {
    ...failed(401, 'security_exception', reason, { extra }),
    headers: { 'www-authenticate': headers }
  }
}

const missing = (path: string) => `missing authentication credentials for REST request [${path}]`

/** The words of somebody whom nobody knows. */
const nobody = `Basic ${Buffer.from('verify-nobody:guess').toString('base64')}`

function comesAs(authorization: string, path: string, expect: Expectation): Step {
  return { send: { method: 'GET', path, headers: { authorization } }, expect }
}
function comes(method: string, path: string, expect: Expectation): Step {
  return { send: { method, path, stranger: true }, expect }
}

const strangers = [single, older, newer].flatMap((challenge): readonly SearchRow[] => [
  {
    id: `security.missing.${challenge.name}`,
    title: 'who says nothing is told what to say, and where it was to be said, query and all',
    engines: challenge.engines,
    evidence: [field],
    onlyWhere: guarded,
    steps: [
      comes('GET', '/', refused(challenge, missing('/'))),
      comes('GET', '/?pretty=false', refused(challenge, missing('/?pretty=false'))),
      comes(
        'GET',
        '/_snapshot/{repository}/_all?verbose=false',
        refused(challenge, missing('/_snapshot/{repository}/_all?verbose=false'))
      )
    ]
  },
  {
    id: `security.wrong.${challenge.name}`,
    title: 'who says something wrong is told who he is not',
    engines: challenge.engines,
    evidence: [docs('Elasticsearch reference, security troubleshooting'), known],
    onlyWhere: guarded,
    steps: [
      comesAs(
        nobody,
        '/',
        refused(challenge, 'unable to authenticate user [verify-nobody] for REST request [/]')
      )
    ]
  }
])

const justUnauthorized: Expectation = {
  status: 401,
  headers: { 'www-authenticate': 'Basic realm="OpenSearch Security"' },
  text: 'Unauthorized'
}

const doors: readonly SearchRow[] = [
  {
    id: 'security.text',
    title: 'credentials that are missing or wrong are a word to OpenSearch',
    engines: ['opensearch'],
    evidence: [openSearch('Security plugin, HTTPBasicAuthenticator')],
    onlyWhere: guarded,
    steps: [comes('GET', '/', justUnauthorized), comesAs(nobody, '/', justUnauthorized)]
  },
  {
    id: 'security.head',
    title: 'who only asks whether there is something is refused without a word',
    evidence: [known],
    onlyWhere: guarded,
    steps: [comes('HEAD', '/', { status: 401, text: '' })]
  },
  {
    id: 'security.first',
    title: 'nothing is judged before who asks, neither paths nor types',
    engines: ['elasticsearch:8.7-'],
    evidence: [elastic('Netty4HttpHeaderValidator'), known],
    onlyWhere: guarded,
    steps: [
      comes('GET', '/a/b/c', { status: 401 }),
      comes('HEAD', '/_snapshot', { status: 401 }),
      {
        send: {
          method: 'GET',
          path: '/',
          stranger: true,
          headers: { accept: 'application/vnd.elasticsearch+json; compatible-with=9' }
        },
        expect: { status: 401 }
      }
    ]
  },
  {
    id: 'security.routes-first',
    title: 'a path that leads nowhere is told to whoever asks',
    engines: ['elasticsearch:7.17'],
    evidence: [elastic('SecurityRestFilter')],
    onlyWhere: guarded,
    steps: [
      comes('GET', '/a/b/c', {
        status: 400,
        json: { error: 'no handler found for uri [/a/b/c] and method [GET]' }
      })
    ]
  },
  {
    id: 'security.known',
    title: 'who is known is let in, and offered nothing',
    evidence: [known],
    onlyWhere: guarded,
    steps: [got('/', { status: 200, headers: { 'www-authenticate': null } })]
  },
  {
    id: 'security.who-am-i',
    title: 'who is let in can ask who that is',
    engines: ['elasticsearch'],
    evidence: [elastic('Authentication.toXContentFragment')],
    onlyWhere: guarded,
    steps: [
      got('/_security/_authenticate', {
        status: 200,
        json: some({
          username: text,
          enabled: true,
          authentication_realm: some({ name: text, type: text }),
          authentication_type: matching('kind of credentials', /^(realm|api_key|token)$/)
        })
      })
    ]
  },
  {
    id: 'security.absent',
    title: 'where nobody is asked for credentials there is no API about them',
    engines: ['elasticsearch'],
    evidence: [elastic('Security.getRestHandlers')],
    onlyWhere: open,
    steps: [
      got('/_security/_authenticate', {
        status: 400,
        json: { error: 'no handler found for uri [/_security/_authenticate] and method [GET]' }
      })
    ]
  }
]

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
        refused(
          newer,
          'unable to authenticate with provided credentials and anonymous access is not allowed for this request',
          {
            additional_unsuccessful_credentials: 'API key: api key [{keyid}] has been invalidated'
          }
        )
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

export const searchSecurityCases = searchCases([...strangers, ...doors, ...keyRows])
