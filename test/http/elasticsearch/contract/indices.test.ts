/** Life and death of indices, and other sides of them. */
import {
  done,
  endless,
  es,
  everywhere,
  failed,
  failedAs,
  holds,
  illegal,
  index,
  noIndex,
  os,
  type Request,
  type Row,
  type Step,
  snapshot
} from '../../../support/contract.js'

const hidden: Request = ['PUT', '/.h', { settings: { hidden: true } }]
const two: readonly Step[] = [index('a1', ['x']), index('a2')]

const lives: readonly Row[] = [
  {
    engines: everywhere,
    ask: ['PUT', '/i'],
    status: 200,
    body: { acknowledged: true, shards_acknowledged: true, index: 'i' },
    why: 'a new one'
  },
  {
    engines: everywhere,
    given: [index('i')],
    ask: ['PUT', '/i'],
    status: 400,
    body: scene => {
      const index_uuid = scene.indexUuid('i')
      const reason = `index [i/${index_uuid}] already exists`
      const extra = { index_uuid, index: 'i' }
      return failed(400, 'resource_already_exists_exception', reason, { extra }).body
    },
    why: 'one that is there'
  },
  {
    engines: everywhere,
    given: [index('i')],
    ask: ['HEAD', '/i'],
    status: 200,
    body: '',
    why: 'it is'
  },
  { engines: everywhere, ask: ['HEAD', '/i'], status: 404, body: '', why: 'it is not' },
  { engines: everywhere, ask: ['GET', '/x'], ...noIndex('x'), why: 'the whole of the exception' },
  {
    engines: everywhere,
    given: [index('i', ['x'])],
    ask: ['GET', '/x'],
    status: 200,
    keys: { '': 'i', i: 'aliases mappings settings', 'i.settings': 'index' },
    like: { i: { settings: { index: { number_of_shards: '1', number_of_replicas: '0' } } } },
    why: 'by alias, under its own name, with strings for settings'
  },
  ...['/*', '/_all'].flatMap((path): Row[] => [
    { engines: everywhere, ask: ['GET', path], status: 200, body: {}, why: 'none' },
    {
      engines: everywhere,
      given: [...two, hidden],
      ask: ['GET', path],
      status: 200,
      keys: { '': 'a1 a2' },
      why: 'hidden ones are passed by'
    },
    {
      engines: everywhere,
      given: [...two, hidden],
      ask: ['GET', `${path}?expand_wildcards=all`],
      status: 200,
      keys: { '': '.h a1 a2' },
      why: 'unless all are asked for'
    }
  ]),
  {
    engines: everywhere,
    given: [...two, ['POST', '/a1/_close']],
    ask: ['GET', '/*?expand_wildcards=open,closed'],
    status: 200,
    keys: { '': 'a1 a2' },
    why: 'closed ones are found when they are asked for'
  },
  {
    engines: everywhere,
    given: two,
    ask: ['GET', '/a*,-a2'],
    status: 200,
    keys: { '': 'a1' },
    why: 'a minus takes away behind a pattern'
  },
  {
    engines: everywhere,
    given: two,
    ask: ['GET', '/a1,nope?ignore_unavailable=true'],
    status: 200,
    keys: { '': 'a1' },
    why: 'what may be missing'
  },
  {
    engines: everywhere,
    ask: ['GET', '/n*?allow_no_indices=false'],
    ...noIndex('n*'),
    why: 'a pattern that has to find something'
  }
]

const tooBroad = illegal('Wildcard expressions or all indices are not allowed')
const isAlias = illegal(
  'The provided expression [x] matches an alias, specify the corresponding concrete indices instead.'
)
const guards = es('8.1', '8.17', '9.0')
const lenient = [...es('7.17'), ...os()]
const freed: Request = [
  'PUT',
  '/_cluster/settings',
  { persistent: { 'action.destructive_requires_name': false } }
]
const left = (path: string, names: string, why: string): Row => ({
  engines: everywhere,
  given: [...two, ['DELETE', path]],
  ask: ['GET', '/*'],
  status: 200,
  keys: { '': names },
  why
})
const deaths: readonly Row[] = [
  { engines: everywhere, given: two, ask: ['DELETE', '/a1'], ...done, why: 'one' },
  { engines: everywhere, ask: ['DELETE', '/i'], ...noIndex('i'), why: 'one that is not there' },
  {
    engines: everywhere,
    ask: ['DELETE', '/i?ignore_unavailable=true'],
    ...done,
    why: 'which may be missing'
  },
  { engines: everywhere, given: two, ask: ['DELETE', '/x'], ...isAlias, why: 'not by alias' },
  left('/x?ignore_unavailable=true', 'a1 a2', 'an alias may be skipped'),
  left('/a1', 'a2', 'one is gone'),
  { engines: everywhere, given: two, ask: ['DELETE', '/a2,x'], ...isAlias, why: 'nor in a list' },
  ...['*', '_all', 'a*', 'a1,a*'].flatMap((path): Row[] => [
    {
      engines: guards,
      given: two,
      ask: ['DELETE', `/${path}`],
      ...tooBroad,
      why: 'a name is required'
    },
    { engines: lenient, given: two, ask: ['DELETE', `/${path}`], ...done, why: 'none is required' },
    {
      engines: everywhere,
      given: [...two, freed],
      ask: ['DELETE', `/${path}`],
      ...done,
      why: 'none is required any longer'
    }
  ]),
  { engines: guards, given: two, ask: ['DELETE', '/*,-*'], ...done, why: 'which means nothing' },
  {
    engines: everywhere,
    given: [index('a1', ['x1']), freed, ['DELETE', '/x*']],
    ask: ['GET', '/*'],
    status: 200,
    keys: { '': 'a1' },
    why: 'a pattern finds no alias, and may find nothing'
  },
  {
    engines: everywhere,
    given: [freed],
    ask: ['DELETE', '/x*?allow_no_indices=false'],
    ...noIndex('x*'),
    why: 'unless it has to find something'
  },
  {
    engines: everywhere,
    given: [index('a'), endless, snapshot('one')],
    ask: ['DELETE', '/a'],
    ...failedAs(
      400,
      'snapshot_in_progress_exception',
      scene =>
        `Cannot delete indices that are being snapshotted: [[a/${scene.indexUuid('a')}]]. ` +
        'Try again after snapshot finishes or cancel the currently running snapshot.'
    ),
    why: 'one that is being snapshotted stays'
  }
]

const settings: Row = {
  engines: everywhere,
  ask: freed,
  status: 200,
  body: {
    acknowledged: true,
    persistent: { action: { destructive_requires_name: 'false' } },
    transient: {}
  },
  why: 'what was set is told nested'
}

const views: readonly Row[] = [
  {
    engines: everywhere,
    given: [index('a', ['x'])],
    ask: ['GET', '/_resolve/index/*'],
    status: 200,
    keys: {
      '': 'indices aliases data_streams',
      'indices.0': 'name aliases attributes',
      'aliases.0': 'name indices'
    },
    body: {
      indices: [{ name: 'a', aliases: ['x'], attributes: ['open'] }],
      aliases: [{ name: 'x', indices: ['a'] }],
      data_streams: []
    },
    why: 'whatever there is'
  },
  {
    engines: everywhere,
    given: [index('a')],
    ask: ['GET', '/_resolve/index/a'],
    status: 200,
    body: {
      indices: [{ name: 'a', attributes: ['open'] }],
      aliases: [],
      data_streams: []
    },
    why: 'a name'
  },
  {
    engines: everywhere,
    ask: ['GET', '/_resolve/index/nope'],
    ...noIndex('nope'),
    why: 'a name of nothing'
  },
  {
    engines: everywhere,
    given: [index('a', ['x'])],
    ask: ['GET', '/_alias'],
    status: 200,
    body: { a: { aliases: { x: {} } } },
    why: 'the aliases'
  },
  {
    engines: everywhere,
    given: [index('a', ['x', 'y'])],
    ask: ['GET', '/_alias/x'],
    status: 200,
    body: { a: { aliases: { x: {} } } },
    why: 'one of them'
  },
  {
    engines: everywhere,
    ask: ['GET', '/_alias/a'],
    status: 404,
    body: { error: 'alias [a] missing', status: 404 },
    why: 'one that is not there'
  },
  {
    engines: everywhere,
    ask: ['GET', '/_index_template'],
    status: 200,
    keys: { '': 'index_templates', 'index_templates.0': 'name index_template' },
    why: 'the templates'
  },
  ...['operate', 'tasklist', 'optimize', 'zeebe'].map(
    (app): Row => ({
      engines: everywhere,
      ask: ['GET', `/_index_template/${app}*?filter_path=index_templates.name`],
      status: 200,
      like: { index_templates: [{ name: new RegExp(`^${app}-`) }] },
      why: `those of ${app}`
    })
  ),
  {
    engines: everywhere,
    ask: ['GET', '/_index_template/nope'],
    status: 404,
    like: {
      error: {
        type: 'resource_not_found_exception',
        reason: 'index template matching [nope] not found'
      }
    },
    why: 'a template that is not there'
  },
  {
    engines: everywhere,
    given: [index('a')],
    ask: ['GET', '/a/_count?filter_path=count'],
    status: 200,
    body: { count: 0 },
    why: 'how many documents'
  },
  {
    engines: everywhere,
    given: [index('a')],
    ask: ['GET', '/a/_recovery?active_only=true'],
    status: 200,
    body: {},
    why: 'no shard is on its way'
  }
]

holds([...lives, ...deaths, settings, ...views])
