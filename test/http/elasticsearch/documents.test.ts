import t from 'tap'
import { documentBytesMax } from '../../../src/world/document-writer.js'
import { elasticsearch, failure } from '../../support/elasticsearch.js'

const conflict = (reason: string, uuid: string) =>
  failure(409, 'version_conflict_engine_exception', `[1]: version conflict, ${reason}`, {
    index_uuid: uuid,
    shard: '0',
    index: 'i'
  })

const unknownIndex = (index: string) =>
  failure(404, 'index_not_found_exception', `no such index [${index}]`, {
    'resource.type': 'index_expression',
    'resource.id': index,
    index_uuid: '_na_',
    index
  })

t.test('a document is created with its index, read, overwritten and deleted', async t => {
  const { call } = await elasticsearch(t)
  const first = await call('PUT', '/i/_doc/1', '{ "a":  1.10 }')
  t.equal(first.status, 201)
  t.equal(
    first.text,
    '{"_index":"i","_id":"1","_version":1,"result":"created",' +
      '"_shards":{"total":2,"successful":1,"failed":0},"_seq_no":0,"_primary_term":1}'
  )
  t.equal(first.reply.headers['location'], '/i/_doc/1')
  t.equal(
    (await call('GET', '/i/_doc/1')).text,
    '{"_index":"i","_id":"1","_version":1,"_seq_no":0,"_primary_term":1,"found":true,"_source":{ "a":  1.10 }}',
    'byte for byte as it was sent'
  )
  t.equal((await call('GET', '/i/_source/1')).text, '{ "a":  1.10 }')
  const second = await call('POST', '/i/_doc/1?refresh=true', {})
  t.strictSame(
    [second.status, second.body.result, second.body.forced_refresh],
    [200, 'updated', true]
  )
  t.match((await call('DELETE', '/i/_doc/1')).body, { result: 'deleted', _version: 3, _seq_no: 2 })
  const gone = await call('DELETE', '/i/_doc/1')
  t.equal(gone.status, 404)
  t.match(gone.body, { result: 'not_found', _version: 1, _seq_no: 3 })
  const missing = await call('GET', '/i/_doc/1')
  t.strictSame([missing.status, missing.text], [404, '{"_index":"i","_id":"1","found":false}'])
  t.equal((await call('HEAD', '/i/_doc/1')).status, 404)
  t.strictSame(
    (await call('GET', '/i/_source/1')).body,
    failure(404, 'resource_not_found_exception', 'Document not found [i]/[1]')
  )
})

t.test('a document without an id is given one of 20 characters, another each time', async t => {
  const { call } = await elasticsearch(t)
  const ids = [await call('POST', '/i/_doc', {}), await call('POST', '/i/_doc', {})].map(
    it => it.body._id
  )
  t.match(ids[0], /^[\w-]{20}$/)
  t.not(ids[0], ids[1])
})

t.test('a write is refused whose terms are not met', async t => {
  const { call, world } = await elasticsearch(t)
  await call('PUT', '/i/_create/1', {})
  const uuid = world.indices.get('i')?.uuid ?? ''
  const exists = conflict('document already exists (current version [1])', uuid)
  t.strictSame((await call('PUT', '/i/_create/1', {})).body, exists)
  t.strictSame((await call('PUT', '/i/_doc/1?op_type=create', {})).body, exists)
  const stale = '/i/_doc/1?if_seq_no=7&if_primary_term=1'
  const reason =
    'required seqNo [7], primary term [1]. current document has seqNo [0] and primary term [1]'
  t.strictSame((await call('PUT', stale, {})).body, conflict(reason, uuid))
  t.equal((await call('PUT', '/i/_doc/1?if_seq_no=0&if_primary_term=1', {})).status, 200)
  t.equal((await call('PUT', '/i/_doc/1?version=5&version_type=external', {})).body._version, 5)
  const old = await call('PUT', '/i/_doc/1?version=5&version_type=external', {})
  t.strictSame(
    old.body,
    conflict('current version [5] is higher or equal to the one provided [5]', uuid)
  )
  t.equal((await call('PUT', '/i/_doc/1?version=5&version_type=external_gte', {})).status, 200)
  const lower = await call('DELETE', '/i/_doc/1?version=4&version_type=external_gte')
  t.strictSame(
    lower.body,
    conflict('current version [5] is higher than the one provided [4]', uuid)
  )
})

t.test('a client may count from 0, and a copy of the world counts on', async t => {
  const { call, world } = await elasticsearch(t)
  const external = (version: number) =>
    call('PUT', `/i/_doc/1?version_type=external&version=${version}`, {})
  t.equal((await external(0)).body._version, 0)
  const other = await elasticsearch(t)
  t.strictSame(other.world.importState(JSON.parse(JSON.stringify(world.exportState()))), [])
  t.equal((await other.call('GET', '/i/_doc/1')).body._version, 0)
  t.equal((await external(0)).status, 409)
  t.equal((await external(1)).body._version, 1)
})

t.test('fields are called as they like', async t => {
  const { call } = await elasticsearch(t)
  await call('PUT', '/i/_doc/1', { constructor: 1, valueOf: { a: true } })
  await call('PUT', '/i/_mapping', { properties: { more: { type: 'keyword' } } })
  t.equal(
    (await call('GET', '/i/_mapping')).text,
    '{"i":{"mappings":{"properties":{"constructor":{"type":"long"},' +
      '"valueOf":{"properties":{"a":{"type":"boolean"}}},"more":{"type":"keyword"}}}}}'
  )
  t.equal((await call('POST', '/i/_count', { query: { term: { constructor: 1 } } })).body.count, 1)
})

const deep = (levels: number, name = 'a') =>
  `{"${name}":`.repeat(levels) + '1'.padEnd(levels + 1, '}')
const depthReason = 'Document nesting depth (1001) exceeds the maximum allowed (1000, '

t.test('objects lie in each other up to a limit', async t => {
  const { call, world } = await elasticsearch(t)
  t.equal((await call('PUT', '/i/_doc/1', deep(20))).status, 201)
  const object = Array(20).fill('b').join('.')
  t.strictSame(
    (await call('PUT', '/i/_doc/2', deep(21, 'b'))).body,
    failure(
      400,
      'illegal_argument_exception',
      `Limit of mapping depth [20] has been exceeded due to object field [${object}]`
    )
  )
  const fields = (levels: number) =>
    `${'{"properties":{"c":'.repeat(levels)}{"type":"long"}${'}}'.repeat(levels)}`
  for (const path of ['/i/_mapping', '/j']) {
    const body = (levels: number) =>
      path === '/j' ? `{"mappings":${fields(levels)}}` : fields(levels)
    t.equal((await call('PUT', path, body(21))).status, 400, path)
    t.equal((await call('PUT', path, body(20))).status, 200, path)
  }
  const { documents } = world.indices.get('i') ?? {}
  t.equal(documents?.count, 1)
})

t.test('what lies a thousand levels deep is read, and nothing below it', async t => {
  const { call } = await elasticsearch(t)
  await call('PUT', '/i', { mappings: { dynamic: false } })
  const text = `{"a":"[{","b":${deep(999)}}`
  t.equal((await call('PUT', '/i/_doc/1', text)).status, 201)
  t.equal((await call('GET', '/i/_source/1')).text, text)
  t.equal((await call('GET', '/i/_search?pretty&_source=b*')).status, 200)
  const refused = await call('PUT', '/i/_doc/2', deep(30_000))
  t.match(refused.body, { status: 400, error: { caused_by: { reason: depthReason } } })
  const list = await call('PUT', '/i/_doc/2', `{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}`)
  t.match(list.body, { status: 400, error: { caused_by: { reason: depthReason } } })
  const query = await call('POST', '/i/_search', deep(30_000))
  t.match(query.body, { status: 400, error: { reason: depthReason } })
})

t.test('an update merges objects, and says when there is nothing to do', async t => {
  const { call } = await elasticsearch(t)
  await call('PUT', '/i/_doc/1', { a: { b: 1, c: [1] } })
  const update = (doc: object) => call('POST', '/i/_update/1', { doc })
  t.match((await update({ a: { c: [2] } })).body, { result: 'updated', _version: 2 })
  t.equal((await call('GET', '/i/_source/1')).text, '{"a":{"b":1,"c":[2]}}')
  const noop = (await update({ a: { b: 1 } })).body
  t.match(noop, { result: 'noop', _version: 2, _shards: { total: 0, successful: 0, failed: 0 } })
  const absent = await call('POST', '/i/_update/2', { doc: {} })
  t.strictSame([absent.status, absent.body.error.type], [404, 'document_missing_exception'])
  t.equal(absent.body.error.reason, '[2]: document missing')
  const upsert = await call('POST', '/i/_update/2', { doc: { a: 1 }, doc_as_upsert: true })
  t.strictSame([upsert.status, upsert.body.result], [201, 'created'])
  t.equal((await call('POST', '/i/_update/1', { script: 'x' })).status, 400)
})

const refused: [
  method: 'GET' | 'PUT' | 'POST' | 'DELETE',
  url: string,
  body: unknown,
  status: number,
  type: string,
  why: string
][] = [
  ['GET', '/nix/_doc/1', undefined, 404, 'index_not_found_exception', 'no such index'],
  ['DELETE', '/nix/_doc/1', undefined, 404, 'index_not_found_exception', 'a deletion creates none'],
  ['PUT', '/i/_doc/1', '', 400, 'parse_exception', 'no body'],
  ['PUT', '/i/_doc/1', '{"a":', 400, 'document_parsing_exception', 'no JSON'],
  ['PUT', '/i/_doc/1', '[]', 400, 'document_parsing_exception', 'no object'],
  ['PUT', '/B/_doc/1', {}, 400, 'invalid_index_name_exception', 'an index of that name cannot be'],
  ['PUT', `/i/_doc/${'x'.repeat(513)}`, {}, 400, 'action_request_validation_exception', 'too long'],
  ['PUT', '/i/_doc/1?version=2', {}, 400, 'action_request_validation_exception', 'no such version'],
  ['PUT', '/i/_doc/1?pipeline=p', {}, 400, 'illegal_argument_exception', 'there are no pipelines'],
  ['PUT', '/i/_doc/1?refresh=soon', {}, 400, 'illegal_argument_exception', 'no such moment'],
  ['PUT', '/closed/_doc/1', {}, 400, 'index_closed_exception', 'a closed index'],
  ['GET', '/closed/_doc/1', undefined, 400, 'index_closed_exception', 'a closed index'],
  ['GET', '/both/_doc/1', undefined, 400, 'illegal_argument_exception', 'an alias of two'],
  ['PUT', '/both/_doc/1', {}, 400, 'illegal_argument_exception', 'an alias of two'],
  ['PUT', '/still/_doc/1', {}, 403, 'cluster_block_exception', 'a write block'],
  ['PUT', '/full/_doc/1', {}, 429, 'cluster_block_exception', 'the block of the flood stage']
]

for (const [method, url, body, status, type, why] of refused) {
  t.test(`${method} ${url.slice(0, 40)} is refused: ${why}`, async t => {
    const { call } = await elasticsearch(t)
    await call('PUT', '/closed', { aliases: { both: {} } })
    await call('POST', '/closed/_close')
    await call('PUT', '/i2', { aliases: { both: {} } })
    await call('PUT', '/still', { settings: { 'index.blocks.write': true } })
    await call('PUT', '/full', { settings: { 'index.blocks.read_only_allow_delete': true } })
    const answer = await call(method, url, body)
    t.strictSame([answer.status, answer.body.error?.type], [status, type])
  })
}

t.test('the blocks of an index are told in full', async t => {
  const { call } = await elasticsearch(t)
  await call('PUT', '/still', { settings: { 'index.blocks.write': true } })
  const { body } = await call('PUT', '/still/_doc/1', {})
  const reason = 'index [still] blocked by: [FORBIDDEN/8/index write (api)];'
  t.strictSame(body, failure(403, 'cluster_block_exception', reason))
  t.strictSame((await call('GET', '/nix/_doc/1')).body, unknownIndex('nix'))
})

t.test('an index that a document needs is made from the templates that fit its name', async t => {
  const { call } = await elasticsearch(t)
  const template = { settings: { number_of_shards: 3 }, aliases: { all: {} } }
  await call('PUT', '/_index_template/t', { index_patterns: ['log-*'], template })
  await call('PUT', '/log-1/_doc/1', {})
  const { aliases, settings } = (await call('GET', '/log-1')).body['log-1']
  t.strictSame([Object.keys(aliases), settings.index.number_of_shards], [['all'], '3'])
})

t.test('an alias of several indices is written where it says', async t => {
  const { call } = await elasticsearch(t)
  await call('PUT', '/i1', { aliases: { a: {} } })
  await call('PUT', '/i2', { aliases: { a: { is_write_index: true } } })
  t.equal((await call('PUT', '/a/_doc/1', {})).body._index, 'i2')
  await call('PUT', '/i3', { aliases: { b: { is_write_index: false } } })
  t.match(
    (await call('PUT', '/b/_doc/1', {})).body.error.reason,
    /^no write index is defined for alias \[b\]/
  )
})

t.test('an alias of one index is written through', async t => {
  const { call } = await elasticsearch(t)
  await call('PUT', '/i', { aliases: { one: {} } })
  t.equal((await call('PUT', '/one/_doc/1', {})).body._index, 'i')
  t.equal((await call('GET', '/one/_doc/1')).body._index, 'i')
})

t.test(
  'nothing is written while the cluster is read-only; a full disk forbids new indices alone',
  async t => {
    const { call, world } = await elasticsearch(t)
    await call('PUT', '/i/_doc/1', {})
    world.conditions.set({ elasticsearch: { kind: 'readOnly' } })
    const reason = 'blocked by: [FORBIDDEN/6/cluster read-only (api)];'
    const readOnly = failure(403, 'cluster_block_exception', reason)
    t.strictSame((await call('PUT', '/i/_doc/1', {})).body, readOnly)
    t.strictSame(
      (await call('POST', '/_bulk', '{"delete":{"_index":"i","_id":"1"}}\n')).body,
      readOnly
    )
    t.equal((await call('GET', '/i/_doc/1')).status, 200)
    world.conditions.set({ elasticsearch: { kind: 'diskFull' } })
    t.equal((await call('PUT', '/i/_doc/1', {})).status, 200)
    t.equal((await call('PUT', '/new/_doc/1', {})).status, 403)
  }
)

t.test('a bulk answers line by line, and refuses what is wrong with one alone', async t => {
  const { call } = await elasticsearch(t)
  const lines = [
    { index: { _index: 'i', _id: '1' } },
    { a: 1 },
    { create: { _index: 'i', _id: '1' } },
    {},
    { update: { _id: '1' } },
    { doc: { b: 2 } },
    { index: { _index: 'B' } },
    {},
    { delete: { _id: '9' } },
    { index: { _id: '2' } }
  ].map(it => JSON.stringify(it))
  const { status, body } = await call('POST', '/i/_bulk', `${lines.join('\n')}\n{"a":\n`)
  t.strictSame([status, Object.keys(body), body.errors], [200, ['errors', 'took', 'items'], true])
  t.strictSame(
    body.items.map((item: Record<string, { status: number }>) => {
      const [word, it] = Object.entries(item)[0] ?? []
      return [word, it?.status]
    }),
    [
      ['index', 201],
      ['create', 409],
      ['update', 200],
      ['index', 400],
      ['delete', 404],
      ['index', 400]
    ]
  )
  t.strictSame(Object.keys(body.items[1].create), ['_index', '_id', 'status', 'error'])
  t.equal((await call('GET', '/i/_source/1')).text, '{"a":1,"b":2}')
  const fine = await call('PUT', '/_bulk', '{"index":{"_index":"i"}}\n{}\n\n', {
    'content-type': 'application/vnd.elasticsearch+x-ndjson; compatible-with=8'
  })
  t.equal(fine.body.errors, false)
})

const badBulks: [text: string, reason: string, why: string][] = [
  [
    '{"index":{"_index":"i"}}\n{}',
    'The bulk request must be terminated by a newline [\\n]',
    'no end'
  ],
  [
    '{"index":{"_index":"i"}}\n',
    'The bulk request must be terminated by a newline [\\n]',
    'no source'
  ],
  [
    '[]\n',
    'Malformed action/metadata line [1], expected START_OBJECT but found [START_ARRAY]',
    'list'
  ],
  [
    '{"put":{}}\n',
    'Malformed action/metadata line [1], expected field [create], [delete], [index] or [update] but found [put]',
    'no such action'
  ],
  [
    '{"index":{"_index":"i","x":1}}\n{}\n',
    'Action/metadata line [1] contains an unknown parameter [x]',
    'x'
  ],
  [
    '{"delete":{}}\n',
    'Validation Failed: 1: index is missing;2: id is missing;',
    'nothing is named'
  ],
  ['\n', 'Validation Failed: 1: no requests added;', 'nothing is asked for']
]
for (const [text, reason, why] of badBulks) {
  t.test(`a whole bulk is refused: ${why}`, async t => {
    const { call, world } = await elasticsearch(t)
    const { status, body } = await call('POST', '/_bulk', text)
    t.strictSame([status, body.error.reason], [400, reason])
    t.equal(world.indices.get('i'), undefined)
  })
}

t.test('what no memory is left for is refused, and nothing else', async t => {
  const { call, world } = await elasticsearch(t)
  const big = JSON.stringify({ text: 'x'.repeat(documentBytesMax / 2 - 1_024) })
  const lines = ['1', '2', '3'].map(id => `{"index":{"_index":"i","_id":"${id}"}}\n${big}\n`)
  const { body } = await call('POST', '/_bulk', `${lines.join('')}{"create":{"_index":"i"}}\n{}\n`)
  const statuses = body.items.map((it: object) => Object.values(it)[0].status)
  t.strictSame(statuses, [201, 201, 429, 201], 'two fit, and a small one beside them')
  const { error } = body.items[2].index
  t.match(error, { type: 'circuit_breaking_exception', bytes_limit: documentBytesMax })
  t.equal(world.indices.get('i')?.documents.count, 3)
  t.equal((await call('PUT', '/i/_doc/4', big)).status, 429)
  await call('DELETE', '/i/_doc/1')
  t.equal((await call('PUT', '/i/_doc/4', big)).status, 201, 'a deletion makes room')
})

t.test('several documents are read at once; what is wrong with one is told beside it', async t => {
  const { call } = await elasticsearch(t)
  await call('PUT', '/i/_doc/1', { a: 1, b: 2 })
  const docs = [{ _id: '1', _source: ['a'] }, { _id: '2' }, { _index: 'nix', _id: '1' }]
  const { body } = await call('POST', '/i/_mget', { docs })
  t.match(body.docs[0], { found: true, _source: { a: 1 } })
  t.strictSame(body.docs[1], { _index: 'i', _id: '2', found: false })
  const { error } = unknownIndex('nix')
  t.strictSame(body.docs[2], { _index: 'nix', _id: '1', error })
  t.equal((await call('GET', '/i/_mget', { ids: ['1'] })).body.docs.length, 1)
  t.equal(
    (await call('GET', '/_mget', {})).body.error.reason,
    'Validation Failed: 1: no documents to get;'
  )
})

const engines: [engine: string, name: string, bulk: string, unreadable: string][] = [
  ['elasticsearch:9.0', '_index _id', 'errors took items', 'document_parsing_exception'],
  ['elasticsearch:8.17', '_index _id', 'errors took items', 'document_parsing_exception'],
  ['elasticsearch:7.17', '_index _type _id', 'took errors items', 'mapper_parsing_exception'],
  ['opensearch:2.19', '_index _id', 'took errors items', 'mapper_parsing_exception']
]
for (const [engine, name, bulk, unreadable] of engines) {
  t.test(`${engine}: how a document is named, and a bulk answered`, async t => {
    const { call } = await elasticsearch(t, { engine })
    const written = (await call('PUT', '/i/_doc/1', {})).body
    t.equal(Object.keys(written).join(' '), `${name} _version result _shards _seq_no _primary_term`)
    const got = (await call('GET', '/i/_doc/1')).body
    t.equal(Object.keys(got).join(' '), `${name} _version _seq_no _primary_term found _source`)
    const [hit] = (await call('GET', '/i/_search')).body.hits.hits
    t.equal(Object.keys(hit).join(' '), `${name} _score _source`)
    const answer = await call('POST', '/_bulk', '{"index":{"_index":"i"}}\n{}\n')
    t.equal(Object.keys(answer.body).join(' '), bulk)
    t.equal((await call('PUT', '/i/_doc/1', '{')).body.error.type, unreadable)
  })
}
