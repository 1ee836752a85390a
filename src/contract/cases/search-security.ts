/** Who is let in by a search engine that demands credentials, and what the others are told. */
import type { Expectation, Setup, Step } from '../case.js'
import { matching, some, text } from '../pattern.js'
import { docs } from './evidence.js'
import { elastic, known, openSearch, type SearchRow, searchCases } from './search-rows.js'
import { got } from './search-steps.js'
import { comesAs, guarded, newer, older, refused, single } from './search-strangers.js'

const field = docs('reports from clusters that demand credentials')

/** About a target without a door. */
const open: Setup = {
  send: { method: 'GET', path: '/', stranger: true },
  expect: { status: 200 },
  otherwise: 'demands credentials'
}

const missing = (path: string) => `missing authentication credentials for REST request [${path}]`

/** The words of somebody whom nobody knows. */
const nobody = `Basic ${Buffer.from('verify-nobody:guess').toString('base64')}`

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

export const searchSecurityCases = searchCases([...strangers, ...doors])
