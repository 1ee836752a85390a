import t from 'tap'
import { elasticsearch, failure } from '../../support/elasticsearch.js'

const ok = { acknowledged: true }
const argument = (reason: string) => failure(400, 'illegal_argument_exception', reason)
const unknown = (reason: string) => failure(404, 'resource_not_found_exception', reason)
const gone = (name: string) =>
  failure(404, 'index_template_missing_exception', `index_template [${name}] missing`)

const whole = {
  index_patterns: ['te*'],
  template: { settings: { number_of_shards: 2 }, aliases: { '{index}-x': { is_hidden: true } } },
  priority: 7,
  version: 3,
  _meta: { by: 'us' }
}

t.test('an index template is put, read, and deleted', async t => {
  const { call } = await elasticsearch(t)
  t.strictSame((await call('PUT', '/_index_template/t', whole)).body, ok)
  t.equal(
    (await call('GET', '/_index_template/t')).text,
    '{"index_templates":[{"name":"t","index_template":{"index_patterns":["te*"],"template":{"settings":' +
      '{"index":{"number_of_shards":"2"}},"aliases":{"{index}-x":{"is_hidden":true}}},"composed_of":[],' +
      '"priority":7,"version":3,"_meta":{"by":"us"}}}]}'
  )
  t.match(
    (await call('GET', '/_index_template/t?flat_settings')).text,
    '"index.number_of_shards":"2"'
  )
  t.equal((await call('HEAD', '/_index_template/t')).status, 200)
  t.equal((await call('HEAD', '/_index_template/u')).status, 404)
  t.strictSame((await call('DELETE', '/_index_template/t')).body, ok)
  t.strictSame((await call('DELETE', '/_index_template/t')).body, gone('t'))
  t.strictSame((await call('DELETE', '/_index_template/t,u')).body, gone('t,u'))
  t.strictSame((await call('DELETE', '/_index_template/t*u')).body, gone('t*u'))
  t.strictSame((await call('DELETE', '/_index_template/*')).body, ok, 'and the seeded ones with it')
  t.strictSame((await call('DELETE', '/_index_template/*')).body, ok, 'there need be none')
  t.strictSame((await call('GET', '/_index_template')).body, { index_templates: [] })
  t.strictSame((await call('GET', '/_index_template/t*')).body, { index_templates: [] })
  t.strictSame(
    (await call('GET', '/_index_template/t')).body,
    unknown('index template matching [t] not found')
  )
})

const refused: [body: object, expected: object, why: string][] = [
  [{}, argument('Required [index_patterns]'), 'no patterns'],
  [
    { index_patterns: 'a', foo: 1 },
    failure(400, 'x_content_parse_exception', '[index_template] unknown field [foo]'),
    'a member that nobody knows'
  ],
  [
    { index_patterns: 'a', composed_of: ['c'] },
    failure(
      400,
      'invalid_index_template_exception',
      'index_template [t] invalid, cause [index template [t] specifies component templates [c] that do not exist]'
    ),
    'a component that is not there'
  ],
  [
    { index_patterns: ['*est'], priority: 7 },
    argument(
      'index template [t] has index patterns [*est] matching patterns from existing templates [old] with ' +
        'patterns (old => [te*]) that have the same priority [7], multiple index templates may not match during ' +
        'index creation, please use a different priority'
    ),
    'as strong as another that fits the same index'
  ],
  [
    { index_patterns: 'a', template: { settings: { number_of_shards: 0 } } },
    argument('Failed to parse value [0] for setting [index.number_of_shards] must be >= 1'),
    'settings that no index may have'
  ]
]
for (const [body, expected, why] of refused) {
  t.test(`an index template is refused: ${why}`, async t => {
    const { call } = await elasticsearch(t)
    await call('PUT', '/_index_template/old', whole)
    t.strictSame((await call('PUT', '/_index_template/t', body)).body, expected)
    t.equal((await call('HEAD', '/_index_template/t')).status, 404)
  })
}

t.test(
  'templates that fit the same index are fine with another priority, and over themselves',
  async t => {
    const { call } = await elasticsearch(t)
    await call('PUT', '/_index_template/t', whole)
    t.equal((await call('PUT', '/_index_template/t', whole)).status, 200)
    t.equal((await call('POST', '/_index_template/u', { ...whole, priority: 8 })).status, 200)
    t.strictSame(
      (await call('PUT', '/_index_template/t?create', whole)).body,
      argument('index template [t] already exists')
    )
  }
)

t.test('component templates are put, read, kept while in use, and deleted', async t => {
  const { call } = await elasticsearch(t)
  const template = { settings: { refresh_interval: '5s' } }
  t.strictSame((await call('PUT', '/_component_template/c', { template, version: 1 })).body, ok)
  t.equal(
    (await call('GET', '/_component_template')).text,
    '{"component_templates":[{"name":"c","component_template":{"template":{"settings":{"index":' +
      '{"refresh_interval":"5s"}}},"version":1}}]}'
  )
  t.equal((await call('HEAD', '/_component_template/c')).status, 200)
  t.equal((await call('HEAD', '/_component_template/d')).status, 404)
  t.strictSame(
    (await call('PUT', '/_component_template/c?create=true', { template })).body,
    argument('component template [c] already exists')
  )
  t.strictSame(
    (await call('PUT', '/_component_template/d', {})).body,
    argument('Required [template]')
  )
  t.strictSame(
    (await call('GET', '/_component_template/d')).body,
    unknown('component template matching [d] not found')
  )
  await call('PUT', '/_index_template/t', { index_patterns: 'x', composed_of: ['c'] })
  t.strictSame(
    (await call('DELETE', '/_component_template/c')).body,
    argument(
      'component templates [c] cannot be removed as they are still in use by index templates [t]'
    )
  )
  await call('DELETE', '/_index_template/t')
  t.strictSame((await call('DELETE', '/_component_template/c')).body, ok)
  t.strictSame((await call('DELETE', '/_component_template/c')).body, unknown('c'))
})

t.test('templates of the older API', async t => {
  const { call } = await elasticsearch(t)
  const body = { index_patterns: ['o*'], settings: { number_of_replicas: 0 }, order: 2, version: 5 }
  t.strictSame((await call('PUT', '/_template/t', body)).body, ok)
  t.equal(
    (await call('GET', '/_template/t')).text,
    '{"t":{"order":2,"version":5,"index_patterns":["o*"],"settings":{"index":{"number_of_replicas":"0"}},' +
      '"mappings":{},"aliases":{}}}'
  )
  t.equal((await call('HEAD', '/_template/t')).status, 200)
  t.equal((await call('HEAD', '/_template/u')).status, 404)
  const absent = await call('GET', '/_template/u')
  t.equal(absent.status, 404)
  t.equal(absent.text, '{}')
  t.strictSame(
    (await call('PUT', '/_template/t?create', body)).body,
    argument('index_template [t] already exists')
  )
  t.equal(
    (await call('PUT', '/_template/u', {})).body.error.reason,
    'Validation Failed: 1: index patterns are missing;'
  )
  t.strictSame((await call('DELETE', '/_template/u')).body, gone('u'))
  t.strictSame((await call('DELETE', '/_template/t')).body, ok)
  const none = await call('GET', '/_template')
  t.equal(none.status, 200)
  t.equal(none.text, '{}', 'of all, none is an answer')
})

t.test('an index gets what its template says, under what it asks for itself', async t => {
  const { call } = await elasticsearch(t)
  await call('PUT', '/_component_template/c', {
    template: {
      settings: { refresh_interval: '5s', number_of_replicas: 2 },
      mappings: { properties: { a: { type: 'long' }, b: { type: 'text' } } }
    }
  })
  await call('PUT', '/_index_template/strong', { ...whole, composed_of: ['c'] })
  await call('PUT', '/_index_template/weak', {
    index_patterns: ['*'],
    template: { settings: { priority: 1 } }
  })
  await call('PUT', '/_template/old', { index_patterns: '*', settings: { priority: 2 } })
  const body = {
    settings: { number_of_replicas: 0 },
    mappings: { properties: { b: { type: 'keyword' } } }
  }
  await call('PUT', '/test', body)
  const { body: made } = await call('GET', '/test?flat_settings')
  t.match(made.test, {
    aliases: { 'test-x': { is_hidden: true } },
    mappings: { properties: { a: { type: 'long' }, b: { type: 'keyword' } } },
    settings: {
      'index.refresh_interval': '5s',
      'index.number_of_shards': '2',
      'index.number_of_replicas': '0'
    }
  })
  t.notOk('index.priority' in made.test.settings, 'neither the weaker template nor the old one')
  await call('DELETE', '/_index_template/weak')
  await call('PUT', '/other')
  t.match((await call('GET', '/other/_settings')).text, '"priority":"2"', 'the old one, now alone')
})

t.test('a template of the applications is obeyed like any other', async t => {
  const { call } = await elasticsearch(t)
  await call('PUT', '/operate-list-view-8.3.0_2024-01-01')
  const { body } = await call('GET', '/operate-list-view-8.3.0_2024-01-01')
  t.match(body['operate-list-view-8.3.0_2024-01-01'], {
    aliases: { 'operate-list-view-8.3.0_alias': {} },
    settings: { index: { number_of_replicas: '0' } }
  })
})

t.test('no index is made where a template makes data streams only', async t => {
  const { call } = await elasticsearch(t)
  await call('PUT', '/_index_template/d', { index_patterns: 'logs-*', data_stream: {} })
  t.strictSame(
    (await call('PUT', '/logs-a')).body,
    argument(
      'cannot create index with name [logs-a], because it matches with template [d] that creates data streams ' +
        'only, use create data stream api instead'
    )
  )
})

t.test('templates as a table', async t => {
  const { call } = await elasticsearch(t)
  await call('DELETE', '/_index_template/*')
  await call('PUT', '/_index_template/t', whole)
  await call('PUT', '/_template/old', { index_patterns: ['o*'], order: 1 })
  t.equal(
    (await call('GET', '/_cat/templates?v')).text,
    'name index_patterns order version composed_of\n' +
      'old  [o*]           1                        \n' +
      't    [te*]          7     3       []         \n'
  )
  t.match((await call('GET', '/_cat/templates/o*?h=name')).text, /^old\s*\n$/)
})
