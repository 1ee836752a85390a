/** The search engine's door when it asks for credentials. */
import t, { type Test } from 'tap'
import { elasticsearch, failure, type Method, startMs } from '../../support/elasticsearch.js'

const coded = (text: string) => Buffer.from(text).toString('base64')
const basic = (text: string) => ({ authorization: `Basic ${coded(text)}` })
const apiKey = (text: string) => ({ authorization: `ApiKey ${coded(text)}` })

const user = { name: 'camunda', password: 'correct horse' }
const good = basic('camunda:correct horse')
const apiKeys = [{ id: 'backup-tool', key: 's3cret' }]

const aDoor = (t: Test, engine = 'elasticsearch:8.17') =>
  elasticsearch(t, { security: { user, apiKeys }, pace: 'instant', engine })

const header = { 'WWW-Authenticate': ['Basic realm="security", charset="UTF-8"', 'ApiKey'] }
const refusal = (reason: string, extra: object = {}) =>
  failure(401, 'security_exception', reason, { ...extra, header })
const rejected = (attempt: string) =>
  refusal(
    'unable to authenticate with provided credentials and anonymous access is not allowed for this request',
    { additional_unsuccessful_credentials: attempt }
  )
const stranger = (name: string) =>
  refusal(`unable to authenticate user [${name}] for REST request [/?a=b]`)

const rows: readonly [headers: Record<string, string>, body: object | undefined, why: string][] = [
  [good, undefined, 'the user with his password'],
  [apiKey('backup-tool:s3cret'), undefined, 'a key of the configuration'],
  [
    {},
    refusal('missing authentication credentials for REST request [/?a=b]'),
    'nobody without credentials'
  ],
  [basic('camunda:wrong horse'), stranger('camunda'), 'a wrong password'],
  [basic('camunda:correct horse '), stranger('camunda'), 'a password and a blank'],
  [basic('camunda:'), stranger('camunda'), 'an empty password'],
  [basic('elastic:correct horse'), stranger('elastic'), 'another user with the password'],
  [basic(':'), stranger(''), 'nobody by name'],
  [
    apiKey('other:s3cret'),
    rejected('API key: unable to find apikey with id other'),
    'a key nobody knows'
  ],
  [
    apiKey('backup-tool:S3cret'),
    rejected('API key: invalid credentials for API key [backup-tool]'),
    'a key with another secret'
  ],
  [
    { authorization: 'ApiKey backup-tool:s3cret' },
    rejected('API key: Illegal base64 character 2d'),
    'a key that is not encoded'
  ],
  [{ authorization: 'Bearer x' }, rejected('oauth2 token: invalid token'), 'a token']
]
for (const [headers, body, why] of rows) {
  t.test(`${body === undefined ? 'lets in' : 'refuses'}: ${why}`, async t => {
    const { call } = await aDoor(t)
    const { status, body: said, reply } = await call('GET', '/?a=b', undefined, headers)
    if (body === undefined) {
      // The parameter is one that nobody knows: who is let in gets as far as that.
      t.match(said, { error: { type: 'illegal_argument_exception' } })
      t.equal(reply.headers['www-authenticate'], undefined)
    } else {
      t.equal(status, 401)
      t.strictSame(said, body)
      t.strictSame(reply.headers['www-authenticate'], header['WWW-Authenticate'])
    }
  })
}

const anywhere: readonly [Method, string, unknown?][] = [
  ['HEAD', '/'],
  ['GET', '/_cluster/health'],
  ['PUT', '/_snapshot/backups/one'],
  ['PUT', '/_snapshot/backups/one', 'not JSON'],
  ['GET', '/a/b/c'],
  ['PATCH', '/_snapshot'],
  ['GET', '/%zz'],
  ['GET', '/_security/_authenticate']
]
t.test('it asks wherever one goes, and before anything else is judged', async t => {
  const { call } = await aDoor(t)
  const strange = { accept: 'application/vnd.elasticsearch+json; compatible-with=9' }
  for (const [method, url, body] of anywhere) {
    const { status, text } = await call(method, url, body, strange)
    t.equal(status, 401, `${method} ${url}`)
    t.equal(text === '', method === 'HEAD', `${method} ${url}`)
  }
  t.equal((await call('GET', '/', undefined, { ...strange, ...good })).status, 400)
  t.match((await call('GET', '/%zz', undefined, good)).body, {
    error: { reason: 'invalid escape sequence in [/%zz]' }
  })
  t.equal((await call('OPTIONS', '/_snapshot')).status, 200, 'what may be asked, anybody may ask')
  const { body } = await call('GET', '/_snapshot/backups/_all', undefined, good)
  t.equal(body.total, 0, 'nothing was done')
})

t.test(
  'the condition refuses those who would otherwise come in, and the key is forgotten',
  async t => {
    const { call, world } = await aDoor(t)
    world.conditions.set({ elasticsearch: { kind: 'unauthorized' } })
    const refused = async (headers: Record<string, string>) =>
      (await call('GET', '/', undefined, headers)).body.error
    t.match(await refused(good), { reason: /^unable to authenticate user \[camunda\]/ })
    t.match(await refused(apiKey('backup-tool:s3cret')), {
      additional_unsuccessful_credentials: 'API key: unable to find apikey with id backup-tool'
    })
    world.conditions.heal()
    t.equal((await call('GET', '/', undefined, good)).status, 200)
  }
)

t.test('without security the API for it is not there', async t => {
  const { call } = await elasticsearch(t)
  t.equal((await call('GET', '/', undefined, basic('any:body'))).status, 200)
  for (const [method, url] of [
    ['GET', '/_security/_authenticate'],
    ['POST', '/_security/api_key'],
    ['PATCH', '/_security/api_key']
  ] as const) {
    const { status, body } = await call(method, url)
    t.equal(status, 400)
    t.strictSame(body, { error: `no handler found for uri [${url}] and method [${method}]` })
  }
})

t.test('somebody makes a key, comes in with it, and takes it away', async t => {
  const { call, clock } = await aDoor(t)
  const wish = { name: 'nightly', expiration: '1h', metadata: { team: 'a' } }
  const { status, body: made } = await call('POST', '/_security/api_key', wish, good)
  t.equal(status, 200)
  const { id, api_key: key, expiration } = made
  t.strictSame(Object.keys(made), ['id', 'name', 'expiration', 'api_key', 'encoded'])
  t.equal(made.encoded, coded(`${id}:${key}`))
  t.equal(expiration, clock.nowMs() + 3_600_000)

  const mine = { authorization: `ApiKey ${made.encoded}` }
  t.match((await call('GET', '/_security/_authenticate', undefined, mine)).body, {
    username: 'camunda',
    authentication_type: 'api_key',
    authentication_realm: { name: '_es_api_key' },
    api_key: { id, name: 'nightly' }
  })
  t.match((await call('GET', '/_security/api_key?name=night*', undefined, mine)).body, {
    api_keys: [
      {
        id,
        name: 'nightly',
        type: 'rest',
        creation: clock.nowMs(),
        expiration,
        invalidated: false,
        username: 'camunda',
        metadata: { team: 'a' }
      }
    ]
  })

  const taken = await call('DELETE', '/_security/api_key', { ids: [id] }, good)
  const answer = { invalidated_api_keys: [id], previously_invalidated_api_keys: [], error_count: 0 }
  t.strictSame(taken.body, answer)
  t.strictSame(
    (await call('GET', '/', undefined, mine)).body,
    rejected(`API key: api key [${id}] has been invalidated`)
  )
  const again = await call('DELETE', '/_security/api_key', { name: 'nightly' }, good)
  t.match(again.body, { invalidated_api_keys: [], previously_invalidated_api_keys: [id] })
})

t.test('a key is of use until the instant at which it expires', async t => {
  const { call, clock } = await aDoor(t)
  const wish = { name: 'short', expiration: '1s' }
  const { body } = await call('PUT', '/_security/api_key', wish, good)
  const mine = { authorization: `ApiKey ${body.encoded}` }
  clock.advance(999)
  t.equal((await call('GET', '/', undefined, mine)).status, 200)
  clock.advance(1)
  t.strictSame(
    (await call('GET', '/', undefined, mine)).body,
    rejected('API key: api key is expired')
  )
})

t.test('the life of a key is counted in whole seconds, up to the last instant', async t => {
  const { call, world } = await aDoor(t)
  const lives = async (expiration: string) => {
    const wish = { name: 'k', expiration }
    return (await call('PUT', '/_security/api_key', wish, good)).body.expiration
  }
  t.equal(await lives('1999ms'), startMs + 1_000)
  t.equal(await lives('5nanos'), startMs)
  t.equal(await lives('999999999d'), 8_640_000_000_000_000)
  const other = await aDoor(t)
  t.strictSame(other.world.importState(JSON.parse(JSON.stringify(world.exportState()))), [])
})

t.test('keys are told apart by whoever asks for them', async t => {
  const { call } = await aDoor(t)
  const { body: made } = await call('POST', '/_security/api_key', { name: 'mine' }, good)
  const names = async (query: string, headers: Record<string, string> = good) => {
    const { body } = await call('GET', `/_security/api_key${query}`, undefined, headers)
    return body.api_keys.map((it: { name: string }) => it.name)
  }
  const own = { authorization: `ApiKey ${made.encoded}` }
  t.strictSame(await names(''), ['backup-tool', 'mine'])
  t.strictSame(await names('?owner=true'), ['backup-tool', 'mine'])
  t.strictSame(await names('?owner=true', own), ['mine'], 'of a key its own is itself')
  t.strictSame(await names('?username=camunda&name=m*'), ['mine'])
  t.strictSame(await names('?username=elastic'), [])
  t.strictSame(await names('?realm_name=default_file'), ['backup-tool', 'mine'])
  t.strictSame(await names('?realm_name=ldap1'), [])
  t.equal((await call('GET', '/_security/api_key?id=none', undefined, good)).status, 404)
  t.equal((await call('GET', '/_security/api_key?name=none', undefined, good)).status, 200)
})

const complaint = (text: string) =>
  failure(400, 'action_request_validation_exception', `Validation Failed: 1: ${text};`)
const bad: readonly [Method, object, object, why: string][] = [
  ['POST', {}, complaint('api key name is required'), 'no name'],
  [
    'POST',
    { name: '_x' },
    complaint('api key name may not begin with an underscore'),
    'a name of the house'
  ],
  [
    'POST',
    { name: 'x'.repeat(257) },
    complaint('api key name may not be more than 256 characters long'),
    'a name that is too long'
  ],
  [
    'POST',
    { name: ' x' },
    complaint('api key name may not begin or end with whitespace'),
    'a name with a blank'
  ],
  [
    'POST',
    { name: 'x', role: 1 },
    failure(400, 'x_content_parse_exception', '[api_key_request] unknown field [role]'),
    'a member nobody knows'
  ],
  [
    'DELETE',
    {},
    complaint(
      'One of [api key id(s), api key name, username, realm name] must be specified if [owner] flag is false'
    ),
    'no key in particular'
  ]
]
for (const [method, body, expected, why] of bad) {
  t.test(`${method} refuses ${why}`, async t => {
    const { call } = await aDoor(t)
    t.strictSame((await call(method, '/_security/api_key', body, good)).body, expected)
  })
}
t.test('a name of 256 characters is not too long', async t => {
  const { call } = await aDoor(t)
  const wish = { name: 'x'.repeat(256) }
  t.equal((await call('POST', '/_security/api_key', wish, good)).status, 200)
})

t.test(
  'keys belong to the world: the seed makes them, a reset forgets them, a copy has them',
  async t => {
    const [one, two] = [await aDoor(t), await aDoor(t)]
    const make = async ({ call }: typeof one) =>
      (await call('POST', '/_security/api_key', { name: 'k' }, good)).body
    const made = await make(one)
    const mine = { authorization: `ApiKey ${made.encoded}` }
    const isIn = async ({ call }: typeof one) =>
      (await call('GET', '/', undefined, mine)).status === 200
    t.notOk(await isIn(two))
    const state = one.world.exportState()
    t.notMatch(JSON.stringify(state), made.api_key, 'the secret itself is not written down')
    t.strictSame(two.world.importState(JSON.parse(JSON.stringify(state))), [])
    t.ok(await isIn(two))
    one.world.reset()
    t.notOk(await isIn(one))
    t.equal((await one.call('GET', '/', undefined, apiKey('backup-tool:s3cret'))).status, 200)
    t.strictSame(await make(one), made, 'the same seed makes the same key')
  }
)

t.test('a state that speaks of a digest that is none is refused', async t => {
  const { world } = await aDoor(t)
  const state = JSON.parse(JSON.stringify(world.exportState()))
  state.apiKeys[0].keyDigest = 'short'
  t.match(world.importState(state), [{ message: /64 hexadecimal digits/ }])
})

t.test(
  'Elasticsearch 7 asks where there is a route, and offers no keys that are turned off',
  async t => {
    const { call } = await elasticsearch(t, {
      security: { user, apiKeys: [] },
      engine: 'elasticsearch:7.17'
    })
    const challenge = 'Basic realm="security" charset="UTF-8"'
    const { status, body, reply } = await call('GET', '/_cluster/health')
    const reason = 'missing authentication credentials for REST request [/_cluster/health]'
    const plain = { header: { 'WWW-Authenticate': challenge } }
    t.equal(status, 401)
    t.strictSame(body, failure(401, 'security_exception', reason, plain))
    t.strictSame(reply.headers['www-authenticate'], [challenge])
    t.equal(
      (await call('GET', '/', undefined, apiKey('a:b'))).body.error.reason.slice(0, 7),
      'missing'
    )
    t.match((await call('GET', '/a/b/c')).body, { error: /^no handler found/ })
    t.equal((await call('GET', '/%zz')).status, 400)
    const text = { ...good, 'content-type': 'text/plain' }
    t.equal((await call('PUT', '/_snapshot/x', 'x', { ...text, authorization: '' })).status, 406)
    t.equal((await call('GET', '/_cluster/health', undefined, good)).status, 200)
    t.strictSame(
      (await call('POST', '/_security/api_key', { name: 'k' }, good)).body,
      failure(400, 'feature_not_enabled_exception', 'api keys are not enabled', {
        'disabled.feature': 'api_keys'
      })
    )
  }
)

t.test('with a key in its configuration Elasticsearch 7 takes keys', async t => {
  const { call } = await aDoor(t, 'elasticsearch:7.17')
  t.equal((await call('GET', '/', undefined, apiKey('backup-tool:s3cret'))).status, 200)
  t.equal((await call('POST', '/_security/api_key', { name: 'k' }, good)).status, 200)
})

t.test('OpenSearch says one word to everybody else, and has no API for keys', async t => {
  const { call } = await aDoor(t, 'opensearch:2.19')
  const strangers = [{}, basic('camunda:wrong'), apiKey('backup-tool:s3cret'), basic('no colon')]
  for (const headers of strangers) {
    const { status, text, reply } = await call('GET', '/a/b/c', undefined, headers)
    t.equal(status, 401)
    t.equal(text, 'Unauthorized')
    t.equal(reply.headers['content-type'], 'text/plain; charset=UTF-8')
    t.strictSame(reply.headers['www-authenticate'], ['Basic realm="OpenSearch Security"'])
    t.equal(reply.headers['x-elastic-product'], undefined)
  }
  const { status, text } = await call('HEAD', '/')
  t.strictSame([status, text], [401, ''])
  t.equal((await call('GET', '/', undefined, good)).status, 200)
  t.match((await call('GET', '/_security/api_key', undefined, good)).body, {
    error: 'no handler found for uri [/_security/api_key] and method [GET]'
  })
})
