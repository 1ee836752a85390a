import t from 'tap'
import { elasticsearch } from '../../support/elasticsearch.js'

async function filled(t: Parameters<typeof elasticsearch>[0]) {
  const it = await elasticsearch(t)
  const documents: Record<string, object> = {
    1: {
      name: 'Hello World',
      no: 3,
      at: '2001-02-01T00:00:00.000+0000',
      on: true,
      deep: { er: 'x' }
    },
    2: { name: 'hello there', no: 1, at: '2001-02-03T00:00:00Z', tags: ['a', 'b'] },
    3: { name: 'bye', key: 9_223_372_036_854_775n.toString() }
  }
  for (const [id, document] of Object.entries(documents)) {
    await it.call('PUT', `/i/_doc/${id}`, document)
  }
  await it.call('PUT', '/i/_doc/4', '{"no":9223372036854775807}')
  return it
}

const ids = (body: { hits: { hits: { _id: string }[] } }) =>
  body.hits.hits.map(hit => hit._id).join('')

const rows: [query: object, found: string, why: string][] = [
  [{ match_all: {} }, '1234', 'everything, as it was written'],
  [{ match_none: {} }, '', 'nothing'],
  [{ ids: { values: ['2', '9'] } }, '2', 'what is there'],
  [{ term: { name: 'hello' } }, '12', 'a text is found by its words'],
  [{ term: { name: 'Hello World' } }, '', 'and not as a whole'],
  [{ term: { 'name.keyword': 'Hello World' } }, '1', 'but by its keyword'],
  [{ term: { 'name.keyword': { value: 'HELLO WORLD', case_insensitive: true } } }, '1', 'folded'],
  [{ terms: { no: [1, 3] } }, '12', 'any of them'],
  [{ term: { no: 9_223_372_036_854_775_807n } }, '4', 'all digits count'],
  [{ term: { no: '3' } }, '1', 'a text of a number'],
  [{ term: { on: true } }, '1', 'a flag'],
  [{ term: { tags: 'b' } }, '2', 'an array has each of its values'],
  [{ term: { 'deep.er': 'x' } }, '1', 'below an object'],
  [{ term: { nobody: 1 } }, '', 'a field that nobody has'],
  [{ match: { name: 'world BYE' } }, '13', 'any of the words'],
  [{ match: { name: { query: 'hello world', operator: 'and' } } }, '1', 'all of them'],
  [{ exists: { field: 'deep' } }, '1', 'an object is there'],
  [{ exists: { field: 'no' } }, '124', 'a value is there'],
  [{ prefix: { 'name.keyword': 'Hel' } }, '1', 'capitals count'],
  [{ wildcard: { 'name.keyword': '*l?o*' } }, '12', 'a pattern'],
  [{ prefix: { _id: '1' } }, '1', 'ids are keywords'],
  [{ range: { no: { gte: 1, lt: 3 } } }, '2', 'with one end and without the other'],
  [
    { range: { at: { gte: 'now-1d/d' } } },
    '2',
    'since yesterday, as the clock of the world has it'
  ],
  [{ range: { at: { lt: '2001-02-02' } } }, '1', 'before a day'],
  [
    { bool: { must: [{ exists: { field: 'no' } }], must_not: { term: { no: 1 } } } },
    '14',
    'but not'
  ],
  [{ bool: { should: [{ term: { no: 1 } }, { term: { name: 'bye' } }] } }, '23', 'one at least'],
  [
    { bool: { filter: { exists: { field: 'no' } }, should: { term: { no: 1 } } } },
    '214',
    'better ones first'
  ],
  [
    { bool: { should: [{ term: { no: 3 } }, { term: { on: true } }], minimum_should_match: 2 } },
    '1',
    'two'
  ],
  [{ bool: {} }, '1234', 'nothing is asked for'],
  [{ constant_score: { filter: { term: { no: 3 } }, boost: 2 } }, '1', 'with a score of its own']
]
for (const [query, found, why] of rows) {
  const text = JSON.stringify({ query }, (_, it) =>
    typeof it === 'bigint' ? `${it}n` : it
  ).replace(/"(\d+)n"/, '$1')
  t.test(`${text} finds "${found}": ${why}`, async t => {
    const { call } = await filled(t)
    t.equal(ids((await call('POST', '/i/_search', text)).body), found)
    t.equal((await call('POST', '/i/_count', text)).body.count, found.length)
  })
}

t.test('an answer has the members of the original, in its order', async t => {
  const { call } = await filled(t)
  const { text } = await call('GET', '/i/_search?_source=no&size=1')
  t.equal(
    text,
    '{"took":1,"timed_out":false,"_shards":{"total":1,"successful":1,"skipped":0,"failed":0},' +
      '"hits":{"total":{"value":4,"relation":"eq"},"max_score":1.0,' +
      '"hits":[{"_index":"i","_id":"1","_score":1.0,"_source":{"no":3}}]}}'
  )
  const none = (await call('POST', '/i/_search', { query: { match_none: {} } })).body.hits
  t.strictSame(none, { total: { value: 0, relation: 'eq' }, max_score: null, hits: [] })
  const hits = async (query: string) => (await call('GET', `/i/_search?size=0&${query}`)).body.hits
  t.strictSame(await hits('track_total_hits=false'), { max_score: null, hits: [] })
  t.strictSame((await hits('track_total_hits=3')).total, { value: 3, relation: 'gte' })
  t.strictSame((await hits('track_total_hits=4')).total, { value: 4, relation: 'eq' })
  t.equal((await hits('rest_total_hits_as_int=true')).total, 4)
})

const sorts: [sort: unknown, found: string, values: unknown[], why: string][] = [
  [['no'], '2143', [1, 3, '9223372036854775807', '9223372036854775807'], 'what is missing last'],
  [[{ no: 'desc' }], '4123', ['9223372036854775807', 3, 1, '-9223372036854775808'], 'last again'],
  [
    [{ no: { missing: '_first' } }],
    '3214',
    ['-9223372036854775808', 1, 3, '9223372036854775807'],
    'first'
  ],
  [
    [{ at: 'desc' }],
    '2134',
    [981_158_400_000, 980_985_600_000, '-9223372036854775808', '-9223372036854775808'],
    'dates'
  ],
  [['name.keyword'], '1324', ['Hello World', 'bye', 'hello there', null], 'capitals first'],
  [[{ _id: 'desc' }], '4321', ['4', '3', '2', '1'], 'ids'],
  ['_doc', '1234', [0, 1, 2, 3], 'as they were written']
]
for (const [sort, found, values, why] of sorts) {
  t.test(`sorted by ${JSON.stringify(sort)}: ${why}`, async t => {
    const { call } = await filled(t)
    const { body } = await call('POST', '/i/_search', { sort })
    t.equal(ids(body), found)
    t.strictSame(
      body.hits.hits.map((hit: { sort: unknown[] }) => hit.sort[0]),
      values
    )
    t.strictSame([body.hits.max_score, body.hits.hits[0]._score], [null, null])
  })
}

t.test('pages follow each other, up to a window', async t => {
  const { call } = await elasticsearch(t)
  const page = async (query: string) => (await call('GET', `/operate-event*/_search?${query}`)).body
  const all = (await page('size=655')).hits.hits.map((hit: { _id: string }) => hit._id)
  t.equal(new Set(all).size, 655)
  t.equal((await page('from=650')).hits.hits.length, 5)
  t.equal((await page('from=650&size=1')).hits.hits[0]._id, all[650])
  t.equal((await page('from=9990&size=10')).hits.hits.length, 0)
  const { error, status } = await page('from=9991&size=10')
  t.strictSame([status, error.type], [400, 'search_phase_execution_exception'])
  t.match(error.root_cause[0].reason, /^Result window is too large.+but was \[10001\]/)
})

t.test('a boost of any height is told', async t => {
  const { call } = await filled(t)
  const scores: [boost: string, told: string][] = [
    ['2', '2.0'],
    ['0.5', '0.5'],
    ['1e30', '1.0E30'],
    ['1e400', '3.4028234663852886E38']
  ]
  for (const [boost, told] of scores) {
    const query = `{"query":{"match_all":{"boost":${boost}}}}`
    t.match((await call('POST', '/i/_search', query)).text, `"max_score":${told},`)
  }
})

t.test('a number that is too large is a number', async t => {
  const { call } = await filled(t)
  const bool = { minimum_should_match: 0, should: { match_all: {} } }
  const bodies = [
    JSON.stringify({ query: { bool } }).replace(':0', ':1e400'),
    '{"track_total_hits":1e400}',
    '{"size":1e400}',
    '{"query":{"range":{"no":{"lt":1e400}}}}'
  ]
  const answers = bodies.map(async body => (await call('POST', '/i/_search', body)).status)
  t.strictSame(await Promise.all(answers), [400, 400, 400, 200])
  const template = '{"index_patterns":["x"],"priority":1e400}'
  t.equal((await call('PUT', '/_index_template/x', template)).status, 400)
})

t.test('whoever does not want to know the total says so in two ways', async t => {
  const { call } = await filled(t)
  for (const none of [false, -1]) {
    const { status, body } = await call('POST', '/i/_search', { track_total_hits: none })
    t.strictSame([status, 'total' in body.hits], [200, false], String(none))
  }
  t.equal((await call('POST', '/i/_search', { track_total_hits: -2 })).status, 400)
})

t.test('indices that were sown hold as many documents as every view of them tells', async t => {
  const { call, world } = await elasticsearch(t)
  for (const { name, documents } of world.indices.all()) {
    const total = (await call('GET', `/${name}/_search?size=0`)).body.hits.total.value
    const count = (await call('GET', `/${name}/_count`)).body.count
    const scanned = (await call('POST', `/${name}/_count`, { query: { exists: { field: 'key' } } }))
      .body.count
    const told = Number((await call('GET', `/_cat/indices/${name}?h=dc`)).text)
    t.strictSame([total, count, scanned, told], Array(4).fill(documents.count), name)
  }
  const sum = world.indices.all().reduce((total, it) => total + it.documents.count, 0)
  t.equal((await call('GET', '/_count')).body.count, sum)
})

const refused: [body: unknown, type: string, reason: RegExp, why: string][] = [
  [
    { query: { mach: {} } },
    'parsing_exception',
    /^unknown query \[mach\] did you mean \[match\]\?$/,
    'a slip'
  ],
  [
    { query: { more_like_this: {} } },
    'parsing_exception',
    /^unknown query \[more_like_this\]$/,
    'not built'
  ],
  [{ query: {} }, 'illegal_argument_exception', /^query malformed, empty clause found$/, 'empty'],
  [{ query: { term: [] } }, 'parsing_exception', /no start_object after query name$/, 'no object'],
  [
    { query: { term: { a: 1, b: 2 } } },
    'parsing_exception',
    /doesn't support multiple fields, found \[a\] and \[b\]$/,
    'two'
  ],
  [
    { query: { match_all: { x: 1 } } },
    'parsing_exception',
    /^\[match_all\] query does not support \[x\]$/,
    'x'
  ],
  [
    { aggs: { a: {} } },
    'parsing_exception',
    /^Unknown key for a START_OBJECT in \[aggs\]\.$/,
    'not built'
  ],
  [
    { search_after: [1] },
    'parsing_exception',
    /^Unknown key for a START_ARRAY in \[search_after\]\.$/,
    'not built'
  ],
  [
    { size: -1 },
    'illegal_argument_exception',
    /^\[size\] parameter cannot be negative, found \[-1\]$/,
    'below 0'
  ],
  [{ sort: ['name'] }, 'search_phase_execution_exception', /^all shards failed$/, 'a text'],
  [
    { sort: ['nobody'] },
    'search_phase_execution_exception',
    /^all shards failed$/,
    'a field that nobody has'
  ]
]
for (const [body, type, reason, why] of refused) {
  t.test(`${JSON.stringify(body)} is refused: ${why}`, async t => {
    const { call } = await filled(t)
    const { status, body: answer } = await call('POST', '/i/_search', body)
    t.strictSame([status, answer.error.type], [400, type])
    t.match(answer.error.reason, reason)
  })
}

t.test('a GET may ask with a body, as long as it says what it is', async t => {
  const { call } = await filled(t)
  const text = '{"query":{"ids":{"values":["2"]}}}'
  t.equal(ids((await call('GET', '/i/_search', text)).body), '2')
  const plain = await call('GET', '/i/_search', text, { 'content-type': 'text/plain' })
  t.equal(plain.status, 406)
})

t.test('an unknown query is told with its place', async t => {
  const { call } = await filled(t)
  const { body } = await call('POST', '/i/_search', '{\n  "query": { "mach": {} }\n}')
  t.match(body.error, {
    line: 2,
    col: 22,
    caused_by: { type: 'named_object_not_found_exception', reason: '[2:22] unknown field [mach]' }
  })
})

t.test('what answers a query is deleted, and a query has to be there', async t => {
  const { call } = await filled(t)
  const query = { query: { exists: { field: 'no' } } }
  t.match((await call('POST', '/i/_delete_by_query', query)).body, {
    total: 3,
    deleted: 3,
    failures: []
  })
  t.equal((await call('GET', '/i/_count')).body.count, 1)
  const { body } = await call('POST', '/i/_delete_by_query', {})
  t.equal(body.error.reason, 'Validation Failed: 1: query is missing;')
})

t.test('refresh and flush count every copy of every shard', async t => {
  const { call } = await elasticsearch(t)
  await call('PUT', '/i', { settings: { number_of_shards: 3, number_of_replicas: 1 } })
  for (const path of ['/i/_refresh', '/i/_flush']) {
    const { text } = await call('POST', path)
    t.equal(text, '{"_shards":{"total":6,"successful":3,"failed":0}}', path)
  }
  t.equal((await call('GET', '/_refresh')).status, 200)
  t.equal((await call('POST', '/nix/_refresh')).status, 404)
})

t.test('parts of a source are shown by their paths', async t => {
  const { call } = await filled(t)
  const source = async (query: string) => (await call('GET', `/i/_source/1?${query}`)).body
  t.strictSame(await source('_source_includes=deep.*,no'), { no: 3, deep: { er: 'x' } })
  t.strictSame(await source('_source_excludes=deep,at,name'), { no: 3, on: true })
  t.strictSame(await source('_source=d*'), { deep: { er: 'x' } })
})
