/** Who is let in, and how the others are refused; about clusters that ask for credentials, and no others. */
import type { Expectation, Setup, Step } from '../case.js'
import { each, including, matching, object, type Pattern, some, text, whole } from '../pattern.js'
import { docs } from './evidence.js'
import {
  elastic,
  known,
  newerThan,
  openSearch,
  type SearchRow,
  searchCases
} from './search-rows.js'
import { got, steps } from './search-steps.js'

/** Says no more than where it goes, so that nobody knows who asks. */
function stranger(path: string, expect: Expectation): Step {
  const raw = `GET {base}${path} HTTP/1.1\r\nHost: {host}\r\nAccept: */*\r\nConnection: close\r\n\r\n`
  return { send: { method: 'GET', path, raw }, expect }
}

function asking(path: string, authorization: string, expect: Expectation): Step {
  return { send: { method: 'GET', path, headers: { authorization } }, expect }
}

const basic = (words: string) => `Basic ${Buffer.from(words).toString('base64')}`
const apiKey = (words: string) => `ApiKey ${Buffer.from(words).toString('base64')}`

/** Whoever is asked for nothing is let in. */
const onlyWhere: Setup = {
  ...stranger('/', { status: 401 }),
  otherwise: 'asks nobody for credentials'
}

const challenge = matching(
  'challenge',
  /^(Basic realm="security",? charset="UTF-8"|Bearer realm="security"|ApiKey)$/
)

/** A refusal by Elasticsearch, with what it offers. */
function refusal(reason: string, offers: Pattern, extra: Readonly<Record<string, Pattern>> = {}) {
  const header = { 'WWW-Authenticate': offers }
  const top = { type: 'security_exception', reason, ...extra, header }
  return { status: 401, json: { error: { root_cause: [top], ...top }, status: 401 } }
}

const offers = each(challenge, 2)
const missing = (path: string, offered: Pattern = offers) =>
  refusal(`missing authentication credentials for REST request [${path}]`, offered)
const reports = docs('reports from clusters that ask for credentials')
const failureHandler = elastic('DefaultAuthenticationFailureHandler')
/** The releases in which API keys are always taken. */
const withKeys = newerThan('8.0')
const first = 'Elasticsearch 8.17 reference, create API key API'

const doors: readonly SearchRow[] = [
  {
    id: 'missing',
    title: 'who brings no credentials is told so, with the path and the query, and what is taken',
    engines: withKeys,
    evidence: [reports, failureHandler],
    steps: steps(['/', '/?pretty=false', '/_cluster/health', '/_snapshot'], path =>
      stranger(path, missing(path))
    )
  },
  {
    id: 'missing.one-scheme',
    title: 'where only passwords are taken that is told as a text, and not as a list',
    engines: ['elasticsearch:7.17'],
    evidence: [reports],
    steps: [stranger('/', missing('/', 'Basic realm="security" charset="UTF-8"'))]
  },
  {
    id: 'missing.comma',
    title: 'there is a comma in what is offered',
    engines: newerThan('8.15'),
    evidence: [docs('elastic/elasticsearch#110906')],
    steps: [stranger('/', missing('/', including('Basic realm="security", charset="UTF-8"')))]
  },
  {
    id: 'missing.no-comma',
    title: 'there is no comma in what is offered',
    engines: ['elasticsearch:8.0-8.14'],
    evidence: [docs('elastic/elasticsearch#110906')],
    steps: [stranger('/', missing('/', including('Basic realm="security" charset="UTF-8"')))]
  },
  {
    id: 'missing.header',
    title: 'what is offered stands in the header of the answer as well',
    engines: ['elasticsearch'],
    evidence: [reports],
    steps: [
      stranger('/', {
        status: 401,
        headers: {
          'www-authenticate': matching('challenge', /^Basic realm="security",? charset="UTF-8"/)
        }
      })
    ]
  },
  {
    id: 'missing.opensearch',
    title: 'OpenSearch has one word for whom it does not know, and one scheme',
    engines: ['opensearch'],
    evidence: [openSearch('security plugin, HTTPBasicAuthenticator')],
    steps: [
      stranger('/', unauthorized()),
      stranger('/_cluster/health', unauthorized()),
      asking('/', basic('verify-nobody:verify'), unauthorized())
    ]
  },
  {
    id: 'wrong-user',
    title: 'who gives a name that nobody has, or a wrong password, is told the name',
    engines: ['elasticsearch'],
    evidence: [docs('Elasticsearch 8.17 reference, security troubleshooting')],
    steps: [
      asking('/', basic('verify-nobody:verify'), {
        status: 401,
        json: some({
          error: some({
            type: 'security_exception',
            reason: 'unable to authenticate user [verify-nobody] for REST request [/]'
          }),
          status: 401
        })
      })
    ]
  },
  {
    id: 'wrong-key',
    title: 'a key that nobody knows is refused with what was tried',
    engines: withKeys,
    evidence: [known],
    steps: [
      asking(
        '/',
        apiKey('verify-nobody:verify'),
        refusal(
          'unable to authenticate with provided credentials and anonymous access is not allowed for this request',
          offers,
          {
            additional_unsuccessful_credentials:
              'API key: unable to find apikey with id verify-nobody'
          }
        )
      )
    ]
  }
]

const keysPath = '/_security/api_key'

const keys: readonly SearchRow[] = [
  {
    id: 'known',
    title: 'who is let in may ask who that is',
    engines: ['elasticsearch'],
    evidence: [known],
    steps: [
      got('/_security/_authenticate', {
        status: 200,
        json: some({ username: text, roles: object, enabled: true, authentication_type: text })
      })
    ]
  },
  {
    id: 'key.life',
    title: 'a key is made, lets in, is told without its secret, and taken away once',
    engines: withKeys,
    evidence: [docs(first), known],
    safety: 'deletes-what-it-created',
    steps: [
      {
        send: { method: 'POST', path: keysPath, body: { name: '{name}', expiration: '1h' } },
        expect: {
          status: 200,
          json: { id: text, name: '{name}', expiration: whole, api_key: text, encoded: text }
        },
        undo: [{ method: 'DELETE', path: keysPath, body: { name: '{name}' } }],
        keep: { key: '/id', secret: '/encoded' }
      },
      asking('/', 'ApiKey {secret}', { status: 200 }),
      got(`${keysPath}?name={name}`, {
        status: 200,
        json: { api_keys: [some({ id: '{key}', name: '{name}', invalidated: false })] }
      }),
      {
        send: { method: 'DELETE', path: keysPath, body: { ids: ['{key}'] } },
        expect: { status: 200, json: taken(['{key}'], []) }
      },
      asking('/', 'ApiKey {secret}', { status: 401 }),
      {
        send: { method: 'DELETE', path: keysPath, body: { ids: ['{key}'] } },
        expect: { status: 200, json: taken([], ['{key}']) }
      }
    ]
  },
  {
    id: 'key.unknown',
    title: 'a key that is asked for by an id that none has is a 404 with an empty list',
    engines: withKeys,
    evidence: [known],
    steps: [got(`${keysPath}?id={name}`, { status: 404, json: { api_keys: [] } })]
  }
]

function taken(now: readonly string[], before: readonly string[]): Pattern {
  return { invalidated_api_keys: now, previously_invalidated_api_keys: before, error_count: 0 }
}

function unauthorized(): Expectation {
  return {
    status: 401,
    headers: {
      'content-type': matching('plain text', /^text\/plain\b/),
      'www-authenticate': 'Basic realm="OpenSearch Security"'
    },
    text: 'Unauthorized'
  }
}

export const searchSecurityCases = searchCases(
  [...doors, ...keys].map(it => ({ ...it, id: `security.${it.id}`, onlyWhere }))
)
