import t from 'tap'
import { elasticsearch, failure } from '../../support/elasticsearch.js'

const ok = { acknowledged: true }
const missing = (...aliases: string[]) =>
  failure(404, 'aliases_not_found_exception', `aliases [${aliases.join(', ')}] missing`, {
    'resource.type': 'aliases',
    'resource.id': aliases.length === 1 ? aliases[0] : aliases
  })

/** Indices `a` with the aliases x and y, and `b` with y. */
async function twoIndices(t: Parameters<typeof elasticsearch>[0]) {
  const it = await elasticsearch(t)
  it.world.indices.clear()
  it.index('a', ['x', 'y'])
  it.index('b', ['y'])
  return it
}

const lookups: [path: string, status: number, body: unknown, why: string][] = [
  ['/_alias/x', 200, { a: { aliases: { x: {} } } }, 'indices without it are passed over'],
  ['/_alias/z', 404, { error: 'alias [z] missing', status: 404 }, 'one is missing'],
  ['/_alias/z,q', 404, { error: 'aliases [q,z] missing', status: 404 }, 'several, sorted'],
  [
    '/_alias/x,z',
    404,
    { error: 'alias [z] missing', status: 404, a: { aliases: { x: {} } } },
    'what was found is told beside'
  ],
  ['/_alias/z*', 200, {}, 'a pattern misses nothing'],
  ['/b/_alias', 200, { b: { aliases: { y: {} } } }, 'of one index'],
  ['/b/_alias/x', 404, { error: 'alias [x] missing', status: 404 }, 'not of this index'],
  ['/_alias/*,-y', 200, { a: { aliases: { x: {} } } }, 'an exclusion behind a pattern'],
  [
    '/_alias/z,*,-z',
    200,
    { a: { aliases: { x: {}, y: {} } }, b: { aliases: { y: {} } } },
    'excluded'
  ],
  ['/_alias/_all', 200, { a: { aliases: { x: {}, y: {} } }, b: { aliases: { y: {} } } }, 'all']
]
for (const [path, status, body, why] of lookups) {
  t.test(`GET ${path}: ${why}`, async t => {
    const { call } = await twoIndices(t)
    const answer = await call('GET', path)
    t.equal(answer.status, status)
    t.equal(answer.text, JSON.stringify(body))
    t.equal((await call('HEAD', path)).status, status)
  })
}

t.test('an alias says what it was given, in the order of the original, and keeps it', async t => {
  const { call, onlyIndex } = await elasticsearch(t)
  onlyIndex('a')
  const body = {
    is_write_index: true,
    routing: 1,
    search_routing: 's',
    filter: { term: { x: 1 } },
    is_hidden: false
  }
  t.strictSame((await call('PUT', '/a/_alias/x', body)).body, ok)
  const told =
    '{"x":{"filter":{"term":{"x":1}},"index_routing":"1","search_routing":"s","is_write_index":true,"is_hidden":false}}'
  t.equal((await call('GET', '/_alias')).text, `{"a":{"aliases":${told}}}`)
  t.match((await call('GET', '/a')).text, `{"a":{"aliases":${told},`)
  await call('PUT', '/a/_alias/x')
  t.equal((await call('GET', '/_alias')).text, '{"a":{"aliases":{"x":{}}}}', 'given anew')
  t.strictSame((await call('POST', '/_alias/y', { index: 'a' })).body, ok, 'index in the body')
  t.strictSame((await call('PUT', '/a/_alias', { alias: 'z' })).body, ok, 'alias in the body')
  t.strictSame(Object.keys((await call('GET', '/_alias')).body.a.aliases), ['x', 'y', 'z'])
})

t.test('aliases are taken from indices by name and pattern', async t => {
  const { call } = await twoIndices(t)
  t.strictSame((await call('DELETE', '/a/_alias/z')).body, missing('z'))
  t.strictSame((await call('DELETE', '/a/_alias/z,q')).body, missing('z', 'q'))
  t.equal((await call('DELETE', '/nope/_alias/y')).body.error.type, 'index_not_found_exception')
  t.strictSame((await call('DELETE', '/_all/_alias/y')).body, ok)
  t.equal((await call('GET', '/_alias')).text, '{"a":{"aliases":{"x":{}}},"b":{"aliases":{}}}')
  t.strictSame((await call('DELETE', '/a/_alias/*')).body, ok)
  t.strictSame((await call('DELETE', '/a/_aliases/*')).body, missing('*'), 'nothing is left')
})

t.test('several actions happen together, or not at all', async t => {
  const { call, world } = await twoIndices(t)
  const swap = [
    { remove: { index: 'a', alias: 'y' } },
    { add: { indices: ['b'], aliases: ['x', 'v'] } },
    { remove: { index: 'a', alias: 'x' } }
  ]
  t.strictSame((await call('POST', '/_aliases', { actions: swap })).body, ok)
  t.equal(
    (await call('GET', '/_alias')).text,
    '{"a":{"aliases":{}},"b":{"aliases":{"y":{},"x":{},"v":{}}}}'
  )
  const half = [{ add: { index: 'a', alias: 'n' } }, { add: { index: 'nope', alias: 'n' } }]
  t.equal((await call('POST', '/_aliases', { actions: half })).status, 404)
  t.strictSame(world.indices.get('a')?.aliases, [], 'nothing happened')
  const lenient = [{ add: { index: 'a', alias: 'n' } }, { remove: { index: 'a', alias: 'gone' } }]
  t.equal((await call('POST', '/_aliases', { actions: lenient })).status, 200)
  const strict = [
    { add: { index: 'a', alias: 'm' } },
    { remove: { index: 'a', alias: 'gone', must_exist: true } }
  ]
  t.strictSame((await call('POST', '/_aliases', { actions: strict })).body, missing('gone'))
  t.strictSame(world.indices.get('a')?.aliases, ['n'])
})

t.test('an index goes, and its name becomes an alias', async t => {
  const { call, clock, world } = await twoIndices(t)
  const actions = [{ remove_index: { index: 'a' } }, { add: { index: 'b', alias: 'a' } }]
  await call('PUT', '/_snapshot/backups/one', { indices: 'a' })
  t.equal(
    (await call('POST', '/_aliases', { actions })).body.error.type,
    'snapshot_in_progress_exception'
  )
  clock.advance(10_000)
  t.strictSame((await call('POST', '/_aliases', { actions })).body, ok)
  t.equal(world.indices.get('a'), undefined)
  t.strictSame(world.indices.get('b')?.aliases, ['y', 'a'])
  const again = await call('POST', '/_aliases', { actions: [{ remove_index: { index: 'a' } }] })
  t.match(again.body.error.reason, /^The provided expression \[a\] matches an alias/)
})

const refused: [actions: unknown, status: number, type: string, reason: string, why: string][] = [
  [
    [],
    400,
    'action_request_validation_exception',
    'Validation Failed: 1: Must specify at least one alias action;',
    'nothing to do'
  ],
  [
    [{ add: { index: 'a', alias: 'b' } }],
    400,
    'invalid_alias_name_exception',
    'Invalid alias name [b]: an index or data stream exists with the same name as the alias',
    'the name of an index'
  ],
  [
    [{ add: { index: 'a', alias: '_x' } }],
    400,
    'invalid_alias_name_exception',
    "Invalid alias name [_x]: must not start with '_', '-', or '+'",
    'no name'
  ],
  [
    [{ add: { index: 'a,b', alias: 'w', is_write_index: true } }],
    500,
    'illegal_state_exception',
    'alias [w] has more than one write index [a,b]',
    'two to write to'
  ],
  [
    [{ add: { index: 'a', alias: 'y', is_hidden: true } }],
    500,
    'illegal_state_exception',
    'alias [y] has is_hidden set to true on indices [a] but does not have is_hidden set to true on indices [b]; ' +
      'alias must have the same is_hidden setting on all indices',
    'hidden in part'
  ],
  [
    [{ rename: {} }],
    400,
    'x_content_parse_exception',
    '[alias_action] unknown field [rename]',
    'no such action'
  ],
  [
    [{ add: { index: 'a' } }],
    400,
    'illegal_argument_exception',
    'One of [alias] or [aliases] is required',
    'no alias'
  ],
  [
    [{ add: { alias: 'a' } }],
    400,
    'illegal_argument_exception',
    'One of [index] or [indices] is required',
    'no index'
  ]
]
for (const [actions, status, type, reason, why] of refused) {
  t.test(`refused: ${why}`, async t => {
    const { call, world } = await twoIndices(t)
    const before = world.indices.all()
    t.strictSame((await call('POST', '/_aliases', { actions })).body, failure(status, type, reason))
    t.strictSame(world.indices.all(), before)
  })
}

t.test('an alias may have capitals, which an index may not', async t => {
  const { call } = await twoIndices(t)
  t.equal((await call('PUT', '/a/_alias/X')).status, 200)
})

t.test('aliases and what they say come back with a restore, unless they are left out', async t => {
  const { call, clock, onlyIndex } = await elasticsearch(t)
  onlyIndex('a')
  await call('PUT', '/a/_alias/x', { is_write_index: true })
  await call('PUT', '/_snapshot/backups/one', { indices: 'a' })
  clock.advance(10_000)
  await call('DELETE', '/a')
  await call('POST', '/_snapshot/backups/one/_restore')
  t.equal((await call('GET', '/a/_alias')).text, '{"a":{"aliases":{"x":{"is_write_index":true}}}}')
  const clash = { rename_pattern: '(.+)', rename_replacement: 'b-$1' }
  t.equal(
    (await call('POST', '/_snapshot/backups/one/_restore', clash)).body.error.reason,
    'alias [x] has more than one write index [a,b-a]'
  )
  const without = { ...clash, include_aliases: false }
  t.equal((await call('POST', '/_snapshot/backups/one/_restore', without)).status, 200)
  t.equal((await call('GET', '/b-a/_alias')).text, '{"b-a":{"aliases":{}}}')
})

t.test('aliases as a table', async t => {
  const { call } = await twoIndices(t)
  await call('PUT', '/b/_alias/x', { filter: { term: {} }, routing: '7', is_write_index: false })
  t.equal(
    (await call('GET', '/_cat/aliases/x?v')).text,
    'alias index filter routing.index routing.search is_write_index\n' +
      'x     a     -      -             -              -             \n' +
      'x     b     *      7             7              false         \n'
  )
})
