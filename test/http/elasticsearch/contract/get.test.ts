/** Reading snapshots: which are found, what is missing, in which order and on which page. */
import {
  endless,
  es,
  everywhere,
  failed,
  holds,
  illegal,
  invalid,
  later,
  noRepository,
  noSnapshot,
  os,
  type Row,
  repository,
  type Step,
  snapshot,
  under,
  wish
} from '../../../support/contract.js'

const only = 'filter_path=snapshots.snapshot'
const called = (...names: readonly string[]) => ({
  status: 200,
  body: names.length === 0 ? {} : { snapshots: names.map(snapshot => ({ snapshot })) }
})
const page = (total: number, remaining = 0) => ({ snapshots: [], total, remaining })

const envelopes: readonly Row[] = [
  {
    engines: es(),
    ask: ['GET', '/_snapshot/backups/_all'],
    status: 200,
    body: page(0),
    why: 'Elasticsearch counts'
  },
  {
    engines: os(),
    ask: ['GET', '/_snapshot/backups/_all'],
    status: 200,
    body: { snapshots: [] },
    why: 'OpenSearch does not'
  },
  {
    engines: es(),
    given: [snapshot('a'), snapshot('b')],
    ask: ['GET', '/_snapshot/backups/_all?size=1'],
    status: 200,
    keys: { '': 'snapshots next total remaining' },
    like: { total: 2, remaining: 1 },
    why: 'where more remains, the next page is named'
  },
  {
    engines: es(),
    given: [snapshot('a'), snapshot('b')],
    ask: ['GET', '/_snapshot/backups/_all?size=2'],
    status: 200,
    keys: { '': 'snapshots total remaining' },
    like: { total: 2, remaining: 0 },
    why: 'and where none does, it is not'
  }
]

const abc: readonly Step[] = [snapshot('a1'), snapshot('a2'), snapshot('b')]
const found = (
  path: string,
  names: readonly string[],
  why: string,
  engines: readonly string[] = everywhere
): Row => ({
  engines,
  given: abc,
  ask: ['GET', `/_snapshot/backups/${path}?${only}`],
  ...called(...names),
  why
})
const selected: readonly Row[] = [
  found('b', ['b'], 'one name'),
  found('b,a1', ['a1', 'b'], 'a list, in order of start and name'),
  found('a*', ['a1', 'a2'], 'a pattern'),
  found('*', ['a1', 'a2', 'b'], 'any'),
  found('_all', ['a1', 'a2', 'b'], 'all'),
  found('a*,-a2', ['a1'], 'a minus takes away behind a pattern', es()),
  found('*,-a*', ['b'], 'and may be a pattern', es()),
  found('_current', [], 'none runs'),
  {
    engines: everywhere,
    given: [...abc, endless, snapshot('c')],
    ask: ['GET', `/_snapshot/backups/_current?${only}`],
    ...called('c'),
    why: 'what runs'
  },
  {
    engines: everywhere,
    given: [...abc, endless, snapshot('c')],
    ask: ['GET', `/_snapshot/backups/_all?${only}`],
    ...called('a1', 'a2', 'b', 'c'),
    why: 'what runs is one of all'
  },
  {
    engines: es(),
    given: abc,
    ask: ['GET', '/_snapshot/backups/a1,-a1'],
    ...noSnapshot('-a1'),
    why: 'a minus means nothing before a pattern'
  },
  {
    engines: os(),
    given: abc,
    ask: ['GET', '/_snapshot/backups/a*,-a1'],
    ...noSnapshot('-a1'),
    why: 'nor anywhere in OpenSearch'
  },
  {
    engines: os(),
    given: [snapshot('one', { indices: [] })],
    ask: ['GET', `/_snapshot/backups/one?verbose=false&${only}`],
    ...called('one'),
    why: 'the short form'
  }
]

const two: readonly Step[] = [repository('other'), ['PUT', '/_snapshot/other/x'], snapshot('y')]
const repositories: readonly Row[] = [
  ...['backups,other', '_all', '*', '*,-zzz'].map(
    (names): Row => ({
      engines: es(),
      given: two,
      ask: ['GET', `/_snapshot/${names}/_all?filter_path=snapshots.repository,snapshots.snapshot`],
      status: 200,
      body: {
        snapshots: [
          { snapshot: 'x', repository: 'other' },
          { snapshot: 'y', repository: 'backups' }
        ]
      },
      why: 'several repositories at once'
    })
  ),
  ...['backups,other', '_all', 'b*'].map(
    (name): Row => ({
      engines: os(),
      given: two,
      ask: ['GET', `/_snapshot/${name}/_all`],
      ...noRepository(name),
      why: 'OpenSearch looks into one, of that very name'
    })
  ),
  {
    engines: everywhere,
    ask: ['GET', '/_snapshot/nope/_all'],
    ...noRepository('nope'),
    why: 'an unknown repository is told apart from an unknown snapshot'
  },
  ...es('7.17', '8.1', '8.13', '8.14').map(
    (engine): Row => ({
      engines: [engine],
      given: [...two, under({ repository: { kind: 'unverifiable' } })],
      ask: ['GET', '/_snapshot/backups,other/_all'],
      status: 200,
      keys: {
        '': 'snapshots failures total remaining',
        failures: 'backups',
        'failures.backups': 'type reason'
      },
      like: {
        snapshots: [{ snapshot: 'x', repository: 'other' }],
        failures: { backups: { type: 'repository_exception', reason: /^\[backups\] / } },
        total: 1,
        remaining: 0
      },
      why: 'one that cannot be read is told beside what was found'
    })
  ),
  {
    engines: es('7.17', '8.14'),
    given: two,
    ask: ['GET', '/_snapshot/backups,other/y'],
    status: 200,
    like: {
      snapshots: [{ snapshot: 'y' }],
      failures: {
        other: { type: 'snapshot_missing_exception', reason: '[other:y] is missing' }
      }
    },
    why: 'so is one that does not hold what was asked for'
  },
  {
    engines: es('8.10', '8.14'),
    given: two,
    ask: ['GET', '/_snapshot/other,nope/_all'],
    status: 200,
    like: {
      snapshots: [{ snapshot: 'x' }],
      failures: { nope: { type: 'repository_missing_exception', reason: '[nope] missing' } }
    },
    why: 'so is one that is not there, in some releases'
  },
  {
    engines: es('7.17', '8.1', '8.15', '9.0'),
    given: two,
    ask: ['GET', '/_snapshot/other,nope/_all'],
    ...noRepository('nope'),
    why: 'in others it refuses the whole'
  },
  {
    engines: es('7.17', '8.14'),
    given: two,
    ask: ['GET', '/_snapshot/backups,other/zz*'],
    status: 200,
    body: {
      snapshots: [],
      failures: {
        backups: { type: 'snapshot_missing_exception', reason: '[backups:zz*] is missing' },
        other: { type: 'snapshot_missing_exception', reason: '[other:zz*] is missing' }
      },
      total: 0,
      remaining: 0
    },
    why: 'all of them may fail'
  },
  {
    engines: es('7.17', '8.14'),
    given: [under({ repository: { kind: 'unverifiable' } })],
    ask: ['GET', '/_snapshot/backups/_all'],
    status: 500,
    like: { error: { type: 'repository_exception' } },
    why: 'the only one asked for fails the request'
  },
  {
    engines: es('8.15', '8.17', '9.0'),
    given: [...two, under({ repository: { kind: 'unverifiable' } })],
    ask: ['GET', '/_snapshot/backups,other/_all'],
    status: 500,
    like: { error: { type: 'repository_exception', reason: /^\[backups\] / } },
    why: 'later, one that fails is enough'
  },
  {
    engines: es('8.15', '8.17', '9.0'),
    given: two,
    ask: ['GET', '/_snapshot/backups,other/y'],
    ...noSnapshot('y', 'other'),
    why: 'or one that lacks a name'
  }
]

const olderEs = es('7.17', '8.1', '8.13', '8.15')
const newerEs = es('8.16', '8.17', '9.0')
const nothing = (engine: string) => (engine.startsWith('e') ? page(0) : { snapshots: [] })
const matrix: readonly (readonly [path: string, found: readonly string[], why: string])[] = [
  ['_all', everywhere, 'all of nothing'],
  ['_current', everywhere, 'nothing runs'],
  ['*', [...es(), ...newerEs], 'any of nothing'],
  ['no*', newerEs, 'a pattern without a match']
]
const missing: readonly Row[] = [
  ...matrix.flatMap(([path, engines, why]): Row[] => [
    {
      engines,
      ask: ['GET', `/_snapshot/backups/${path}`],
      status: 200,
      body: ({ engine }) => nothing(engine),
      why
    },
    {
      engines: [...everywhere, ...newerEs],
      ask: ['GET', `/_snapshot/backups/${path}?ignore_unavailable=true`],
      status: 200,
      body: ({ engine }) => nothing(engine),
      why: `${why}, which may be missing`
    }
  ]),
  {
    engines: os(),
    ask: ['GET', '/_snapshot/backups/*'],
    ...noSnapshot('*'),
    why: 'to OpenSearch only _all is special'
  },
  {
    engines: [...olderEs, ...os()],
    ask: ['GET', '/_snapshot/backups/no*'],
    ...noSnapshot('no*'),
    why: 'a pattern without a match was missing once'
  },
  {
    engines: [...olderEs, ...os()],
    given: abc,
    ask: ['GET', '/_snapshot/backups/no*,nil*'],
    ...noSnapshot('no*'),
    why: 'the first item is told'
  },
  {
    engines: [...everywhere, ...newerEs],
    ask: ['GET', '/_snapshot/backups/nope'],
    ...noSnapshot('nope'),
    why: 'a name'
  },
  {
    engines: [...everywhere, ...newerEs],
    given: abc,
    ask: ['GET', '/_snapshot/backups/b,nope'],
    ...noSnapshot('nope'),
    why: 'a name in a list'
  },
  {
    engines: [...everywhere, ...newerEs],
    given: abc,
    ask: ['GET', `/_snapshot/backups/b,nope?ignore_unavailable=true&${only}`],
    ...called('b'),
    why: 'which may be missing'
  }
]

/** Three that start one second after the other, each longer than the one before. */
const apart: readonly Step[] = ['c', 'b', 'a'].flatMap((name, at): Step[] => [
  wish({ snapshot: name, durationMs: 10 * (at + 1) }),
  snapshot(name),
  later(1_000)
])
const sorted = (query: string, names: readonly string[], why: string): Row => ({
  engines: es(),
  given: apart,
  ask: ['GET', `/_snapshot/backups/*?${query}&${only}`],
  ...called(...names),
  why
})
const cursorOf = (text: string) => Buffer.from(text).toString('base64url')
const pages: readonly Row[] = [
  sorted('', ['c', 'b', 'a'], 'by start'),
  sorted('order=desc', ['a', 'b', 'c'], 'the other way round'),
  sorted('sort=name', ['a', 'b', 'c'], 'by name'),
  sorted('sort=duration&order=desc', ['a', 'b', 'c'], 'by duration'),
  sorted('sort=repository', ['a', 'b', 'c'], 'ties by name'),
  sorted('sort=index_count', ['a', 'b', 'c'], 'by the number of indices'),
  sorted('sort=shard_count', ['a', 'b', 'c'], 'by the number of shards'),
  sorted('sort=failed_shard_count', ['a', 'b', 'c'], 'by the number of shards that failed'),
  sorted('size=-1', ['c', 'b', 'a'], 'without a limit'),
  sorted('size=2', ['c', 'b'], 'a page'),
  sorted('size=2&offset=1', ['b', 'a'], 'a page further on'),
  sorted('sort=name&from_sort_value=b', ['b', 'c'], 'from a value on'),
  sorted(`sort=name&after=${cursorOf('a,backups,a')}`, ['b', 'c'], 'behind a cursor'),
  sorted('slm_policy_filter=_none', ['c', 'b', 'a'], 'without a policy'),
  {
    engines: es(),
    given: [snapshot('x', { metadata: { policy: 'daily' } }), snapshot('y')],
    ask: ['GET', `/_snapshot/backups/*?slm_policy_filter=d*&${only}`],
    ...called('x'),
    why: 'by policy'
  },
  {
    engines: es(),
    given: [...apart],
    ask: ['GET', '/_snapshot/backups/*?sort=name&size=1&offset=1'],
    status: 200,
    like: { total: 3, remaining: 1, next: Buffer.from('b,backups,b').toString('base64url') },
    why: 'all that match are counted; a cursor holds value, repository and name'
  },
  {
    engines: es(),
    given: apart,
    ask: ['GET', '/_snapshot/backups/*?sort=name&from_sort_value=b&size=1'],
    status: 200,
    like: { total: 2, remaining: 1 },
    why: 'what the sort value leaves out is not counted'
  },
  {
    engines: es(),
    given: apart,
    ask: ['GET', `/_snapshot/backups/*?sort=name&after=${cursorOf('a,backups,a')}&size=1`],
    status: 200,
    like: { total: 3, remaining: 1 },
    why: 'what lies before a cursor is'
  }
]

const refused = (query: string, complaint: string): Row => ({
  engines: es(),
  ask: ['GET', `/_snapshot/backups/_all?${query}`],
  ...invalid(complaint),
  why: complaint
})
const cursor = cursorOf('1,backups,a')
const validation: readonly Row[] = [
  refused('size=0', 'size must be -1 or greater than 0'),
  refused('size=-2', 'size must be -1 or greater than 0'),
  refused('verbose=false&sort=name', "can't use non-default sort with verbose=false"),
  refused('verbose=false&size=1', "can't use size limit with verbose=false"),
  refused('verbose=false&offset=1', "can't use offset with verbose=false"),
  refused(`verbose=false&after=${cursor}`, "can't use after with verbose=false"),
  refused('verbose=false&order=desc', "can't use non-default sort order with verbose=false"),
  refused('verbose=false&slm_policy_filter=x', "can't use slm policy filter with verbose=false"),
  refused('verbose=false&from_sort_value=1', "can't use from_sort_value with verbose=false"),
  refused(`after=${cursor}&offset=1`, "can't use after and offset simultaneously"),
  refused(
    `after=${cursor}&from_sort_value=1`,
    "can't use after and from_sort_value simultaneously"
  ),
  {
    engines: es(),
    ask: ['GET', '/_snapshot/backups/_all?sort=x'],
    ...illegal('unknown sort order [x]'),
    why: 'an order nobody knows'
  },
  {
    engines: es(),
    ask: ['GET', '/_snapshot/backups/_all?after=x'],
    ...illegal('invalid ?after parameter [x]'),
    why: 'a cursor nobody made'
  }
]

const esParameters =
  'master_timeout=1s&ignore_unavailable&index_names&index_details&include_repository&sort=name' +
  `&size=1&order=asc&from_sort_value=a&offset=1&slm_policy_filter=_none&verbose`
const parameters: readonly Row[] = [
  {
    engines: es(),
    ask: ['GET', `/_snapshot/backups/_all?${esParameters}`],
    status: 200,
    why: 'what Elasticsearch takes'
  },
  {
    engines: os(),
    ask: [
      'GET',
      '/_snapshot/backups/_all?master_timeout=1s&cluster_manager_timeout=1s&ignore_unavailable&verbose'
    ],
    status: 200,
    why: 'what OpenSearch takes'
  },
  ...['index_names', 'include_repository', 'sort', 'size', 'order', 'after', 'offset'].map(
    (name): Row => ({
      engines: os(),
      ask: ['GET', `/_snapshot/backups/_all?${name}=1`],
      status: 400,
      like: {
        error: { type: 'illegal_argument_exception', reason: new RegExp(`: \\[${name}\\]`) }
      },
      why: 'what OpenSearch does not know'
    })
  ),
  {
    engines: es(),
    ask: ['GET', '/_snapshot/backups/_all?cluster_manager_timeout=1s'],
    ...failed(
      400,
      'illegal_argument_exception',
      'request [/_snapshot/backups/_all] contains unrecognized parameter: ' +
        '[cluster_manager_timeout] -> did you mean [master_timeout]?'
    ),
    why: 'what Elasticsearch does not know'
  }
]

holds([
  ...envelopes,
  ...selected,
  ...repositories,
  ...missing,
  ...pages,
  ...validation,
  ...parameters
])
