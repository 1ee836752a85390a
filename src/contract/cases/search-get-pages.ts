/** Lists of snapshots in order and page by page, and the parameters that a list takes. */
import type { Step } from '../case.js'
import { some, wording } from '../pattern.js'
import { called, illegal, invalid, unrecognized } from './search-answers.js'
import { elastic, known, type SearchRow, searchCases } from './search-rows.js'
import { aSnapshot, got, ofNothing, several, snapshots, steps } from './search-steps.js'

const order = elastic('TransportGetSnapshotsAction and SnapshotSortKey')
const engines = ['elasticsearch']
const only = 'filter_path=snapshots.snapshot'
const names = (ends: readonly string[]) => called(...ends.map(it => `{name}-${it}`))

/** Looks once more, so that the next one begins at a later instant. */
const looked = (name: string): Step => got(`${snapshots}/{name}-${name}`, { status: 200 })

/** Three, one after the other, the last of the alphabet first. */
const apart: readonly [Step, ...Step[]] = [
  aSnapshot('{name}-c'),
  looked('c'),
  looked('c'),
  aSnapshot('{name}-b'),
  looked('b'),
  looked('b'),
  aSnapshot('{name}-a')
]

interface Order {
  readonly id: string
  readonly title: string
  readonly query: string
  readonly ends: readonly string[]
}

const orders: readonly Order[] = [
  {
    id: 'start',
    title: 'snapshots come in the order of their start',
    query: '',
    ends: ['c', 'b', 'a']
  },
  {
    id: 'descending',
    title: 'snapshots come the other way round where that was said',
    query: 'order=desc',
    ends: ['a', 'b', 'c']
  },
  {
    id: 'name',
    title: 'snapshots come in the order of their names',
    query: 'sort=name',
    ends: ['a', 'b', 'c']
  },
  {
    id: 'name.descending',
    title: 'snapshots come in the order of their names from the last on',
    query: 'sort=name&order=desc',
    ends: ['c', 'b', 'a']
  },
  {
    id: 'repository',
    title: 'of the same repository snapshots come in the order of their names',
    query: 'sort=repository',
    ends: ['a', 'b', 'c']
  },
  {
    id: 'index-count',
    title: 'snapshots come by the number of their indices, then by name',
    query: 'sort=index_count',
    ends: ['a', 'b', 'c']
  },
  {
    id: 'shard-count',
    title: 'snapshots come by the number of their shards, then by name',
    query: 'sort=shard_count',
    ends: ['a', 'b', 'c']
  },
  {
    id: 'failed-shard-count',
    title: 'snapshots come by the number of shards that failed, then by name',
    query: 'sort=failed_shard_count',
    ends: ['a', 'b', 'c']
  },
  {
    id: 'no-limit',
    title: 'a size of minus one is no limit',
    query: 'size=-1',
    ends: ['c', 'b', 'a']
  },
  { id: 'page', title: 'a page has so many snapshots', query: 'size=2', ends: ['c', 'b'] },
  {
    id: 'page.further',
    title: 'a page further on begins behind an offset',
    query: 'size=2&offset=1',
    ends: ['b', 'a']
  },
  {
    id: 'from-value',
    title: 'a list may begin at a value',
    query: 'sort=name&from_sort_value={name}-b',
    ends: ['b', 'c']
  },
  {
    id: 'without-policy',
    title: 'snapshots without a policy are found by that',
    query: 'slm_policy_filter=_none',
    ends: ['c', 'b', 'a']
  }
]

const counted = (total: number, remaining: number) => ({
  status: 200,
  json: some({ total, remaining })
})

const pages: readonly SearchRow[] = [
  ...orders.map(
    ({ id, title, query, ends }): SearchRow => ({
      id: `list.${id}`,
      ...{ title, engines },
      evidence: [order],
      steps: [...apart, got(`${snapshots}/{name}-*?${query}&${only}`, names(ends))]
    })
  ),
  {
    id: 'list.duration',
    title: 'snapshots come by the time that they took',
    engines,
    evidence: [order],
    mockOnly: {
      plans: (['a', 'b', 'c'] as const).map((name, at) => ({
        app: 'elasticsearch',
        snapshot: `*-${name}`,
        duration: `${(3 - at) * 20}ms`
      }))
    },
    steps: [
      ...several('a', 'b', 'c'),
      got(`${snapshots}/{name}-*?sort=duration&order=desc&${only}`, names(['a', 'b', 'c'])),
      got(`${snapshots}/{name}-*?sort=duration&${only}`, names(['c', 'b', 'a']))
    ]
  },
  {
    id: 'list.policy',
    title: 'snapshots are found by the policy that their metadata name',
    engines,
    evidence: [order],
    steps: [
      aSnapshot('{name}-x', { ...ofNothing, metadata: { policy: '{name}' } }),
      aSnapshot('{name}-y'),
      got(`${snapshots}/{name}-*?slm_policy_filter={name}*&${only}`, names(['x']))
    ]
  },
  {
    id: 'list.cursor',
    title: 'the next page begins behind the last one, and what lies before it is counted',
    engines,
    evidence: [order],
    steps: [
      ...several('a', 'b', 'c'),
      {
        ...got(`${snapshots}/{name}-*?sort=name&size=1`, counted(3, 2)),
        keep: { cursor: '/next' }
      },
      got(`${snapshots}/{name}-*?sort=name&after={cursor}&${only}`, names(['b', 'c'])),
      got(`${snapshots}/{name}-*?sort=name&after={cursor}&size=1`, counted(3, 1))
    ]
  },
  {
    id: 'list.from-value.counted',
    title: 'what lies before the value at which a list begins is not counted',
    engines,
    evidence: [order],
    steps: [
      ...several('a', 'b', 'c'),
      got(`${snapshots}/{name}-*?sort=name&from_sort_value={name}-b&size=1`, counted(2, 1))
    ]
  }
]

/** A text that could be a cursor. */
const cursor = Buffer.from('1,backups,a').toString('base64url')

const complaints: readonly (readonly [id: string, query: string, complaint: string])[] = [
  ['size-zero', 'size=0', 'size must be -1 or greater than 0'],
  ['size-negative', 'size=-2', 'size must be -1 or greater than 0'],
  ['short.sort', 'verbose=false&sort=name', "can't use non-default sort with verbose=false"],
  ['short.size', 'verbose=false&size=1', "can't use size limit with verbose=false"],
  ['short.offset', 'verbose=false&offset=1', "can't use offset with verbose=false"],
  ['short.after', `verbose=false&after=${cursor}`, "can't use after with verbose=false"],
  [
    'short.order',
    'verbose=false&order=desc',
    "can't use non-default sort order with verbose=false"
  ],
  [
    'short.policy',
    'verbose=false&slm_policy_filter=x',
    "can't use slm policy filter with verbose=false"
  ],
  [
    'short.from-value',
    'verbose=false&from_sort_value=1',
    "can't use from_sort_value with verbose=false"
  ],
  ['after.offset', `after=${cursor}&offset=1`, "can't use after and offset simultaneously"],
  [
    'after.from-value',
    `after=${cursor}&from_sort_value=1`,
    "can't use after and from_sort_value simultaneously"
  ]
]

const all = `${snapshots}/_all`
const validation: readonly SearchRow[] = [
  ...complaints.map(
    ([id, query, complaint]): SearchRow => ({
      id: `list.refused.${id}`,
      title: `a list with ${query.replaceAll('&', ' and ')} is refused`,
      engines,
      evidence: [elastic('GetSnapshotsRequest.validate')],
      steps: [got(`${all}?${query}`, invalid(complaint))]
    })
  ),
  {
    id: 'list.refused.numbered',
    title: 'all that is wrong with a request is numbered',
    engines,
    evidence: [known],
    steps: [
      got(
        `${all}?size=0&verbose=false&sort=name`,
        invalid(
          'size must be -1 or greater than 0',
          "can't use non-default sort with verbose=false"
        )
      )
    ]
  },
  {
    id: 'list.refused.order',
    title: 'an order that nobody knows is refused',
    engines,
    evidence: [elastic('SnapshotSortKey')],
    steps: [got(`${all}?sort=x`, illegal('unknown sort order [x]'))]
  },
  {
    id: 'list.refused.cursor',
    title: 'a cursor that nobody made is refused',
    engines,
    evidence: [elastic('GetSnapshotsRequest.After')],
    steps: [got(`${all}?after=x`, illegal('invalid ?after parameter [x]'))]
  }
]

const everything =
  'master_timeout=1s&ignore_unavailable&index_names&index_details&include_repository&sort=name' +
  '&size=1&order=asc&from_sort_value=a&offset=1&slm_policy_filter=_none&verbose'

const parameters: readonly SearchRow[] = [
  {
    id: 'list.parameters.elasticsearch',
    title: 'Elasticsearch takes every parameter that its specification names',
    engines,
    evidence: [elastic('REST specification of snapshot.get')],
    steps: [got(`${all}?${everything}`, { status: 200 })]
  },
  {
    id: 'list.parameters.opensearch',
    title: 'OpenSearch takes a few parameters, and the timeout under two names',
    engines: ['opensearch'],
    evidence: [known],
    steps: steps(['master_timeout=1s&verbose', 'cluster_manager_timeout=1s'], query =>
      got(`${snapshots}/{name}-*?ignore_unavailable&${query}`, { status: 200 })
    )
  },
  {
    id: 'list.parameters.refused.opensearch',
    title: 'OpenSearch knows neither orders nor pages',
    engines: ['opensearch'],
    evidence: [known],
    steps: steps(
      ['index_names', 'include_repository', 'sort', 'size', 'order', 'after', 'offset'],
      name =>
        got(`${all}?${name}=1`, {
          status: 400,
          json: some({
            error: some({
              type: 'illegal_argument_exception',
              reason: wording(`request [${all}] contains unrecognized parameter: [${name}]*`)
            })
          })
        })
    )
  },
  {
    id: 'list.parameters.refused.elasticsearch',
    title: 'Elasticsearch does not know the timeout by the name that OpenSearch has for it',
    engines,
    evidence: [known],
    steps: [
      got(
        `${all}?cluster_manager_timeout=1s`,
        unrecognized(all, 'parameter: [cluster_manager_timeout] -> did you mean [master_timeout]?')
      )
    ]
  }
]

export const searchListCases = searchCases([...pages, ...validation, ...parameters])
