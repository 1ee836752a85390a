/** How each release refuses whom it does not know. */
import t from 'tap'
import type { LoginProblem } from '../../../src/domain/search-credentials.js'
import { searchEngine, searchReleaseOf } from '../../../src/domain/search-engine.js'
import { loginFailure } from '../../../src/wire/elasticsearch/refusal-login.js'
import { failure } from '../../support/elasticsearch.js'
import { aDeployment } from '../../support/world.js'

function securityTraits(product: 'elasticsearch' | 'opensearch', line: string) {
  const release = searchReleaseOf(`${product}:${line}`)
  if (release === undefined) throw new Error(`${product}:${line} is no release`)
  return searchEngine(release, aDeployment('8.7').main.profile.elasticsearch).traits.security
}

const missing: LoginProblem = { kind: 'missing' }

interface Way {
  readonly isOverTls?: boolean
  readonly takesApiKeys?: boolean
  readonly problem?: LoginProblem
}

function refused(
  product: 'elasticsearch' | 'opensearch',
  line: string,
  { isOverTls = false, takesApiKeys = true, problem = missing }: Way = {}
) {
  const refusal = {
    code: 'UNAUTHENTICATED',
    uri: '/a?b',
    problem,
    isOverTls,
    takesApiKeys
  } as const
  return loginFailure(refusal, securityTraits(product, line))
}

const blank = 'Basic realm="security" charset="UTF-8"'
const comma = 'Basic realm="security", charset="UTF-8"'
const bearer = 'Bearer realm="security"'

const challenges: readonly [line: string, way: Way, expected: readonly string[], why: string][] = [
  ['8.14', {}, [blank, 'ApiKey'], 'without TLS'],
  ['8.14', { isOverTls: true }, [blank, bearer, 'ApiKey'], 'with TLS'],
  ['8.15', {}, [comma, 'ApiKey'], 'since the comma'],
  ['8.17', { isOverTls: true }, [comma, bearer, 'ApiKey'], 'since the comma, with TLS'],
  ['9.1', {}, [comma, 'ApiKey'], 'the next major'],
  ['7.17', { isOverTls: true }, [blank, bearer, 'ApiKey'], 'the former major with TLS'],
  ['7.17', { takesApiKeys: false }, [blank], 'the former major, whose keys are off']
]
for (const [line, way, expected, why] of challenges) {
  t.test(`${line} offers, ${why}: ${expected.join(' | ')}`, async t => {
    const { status, body, challenges } = refused('elasticsearch', line, way)
    const reason = 'missing authentication credentials for REST request [/a?b]'
    const said = expected.length === 1 ? expected[0] : expected
    t.equal(status, 401)
    t.strictSame(challenges, expected)
    const header = { 'WWW-Authenticate': said }
    t.strictSame(body, failure(401, 'security_exception', reason, { header }))
  })
}

t.test('OpenSearch says one word, whatever is the matter', async t => {
  const problems: readonly LoginProblem[] = [
    missing,
    { kind: 'user', user: 'u' },
    { kind: 'credentials', attempt: 'x' },
    { kind: 'unreadable', reason: 'x' }
  ]
  for (const line of ['2.0', '2.19', '3.3']) {
    for (const problem of problems) {
      t.strictSame(refused('opensearch', line, { problem, isOverTls: true }), {
        status: 401,
        text: 'Unauthorized',
        challenges: ['Basic realm="OpenSearch Security"']
      })
    }
  }
})

t.test('what cannot be read is refused before anything else is offered', async t => {
  const cause = { type: 'illegal_argument_exception', reason: 'Illegal base64 character 5f' }
  const problem: LoginProblem = { kind: 'unreadable', reason: 'no good', cause }
  const { body, challenges } = refused('elasticsearch', '8.17', { problem, isOverTls: true })
  const top = {
    type: 'security_exception',
    reason: 'no good',
    header: { 'WWW-Authenticate': comma }
  }
  t.strictSame(body, { error: { root_cause: [top], ...top, caused_by: cause }, status: 401 })
  t.strictSame(challenges, [comma])
})

t.test('who is judged first, and whether there are keys, depends on the release', async t => {
  const rows: readonly ['elasticsearch' | 'opensearch', string, string, string][] = [
    ['elasticsearch', '7.17', 'routes', 'with TLS'],
    ['elasticsearch', '8.6', 'routes', 'always'],
    ['elasticsearch', '8.7', 'everything', 'always'],
    ['elasticsearch', '9.0', 'everything', 'always'],
    ['opensearch', '2.10', 'routes', 'never'],
    ['opensearch', '2.11', 'everything', 'never']
  ]
  for (const [product, line, judges, apiKeys] of rows) {
    t.match(securityTraits(product, line), { judges, apiKeys }, `${product} ${line}`)
  }
})
