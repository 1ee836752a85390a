/** Lists of snapshots, in order and page by page. */
import type { Step } from '../case.js'
import { some } from '../pattern.js'
import { called } from './search-answers.js'
import { elastic, type SearchRow, searchCases } from './search-rows.js'
import { aSnapshot, got, ofNothing, several, snapshots } from './search-steps.js'

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
      steps: [
        ...apart,
        got(`${snapshots}/{name}-*?${[query, only].filter(it => it !== '').join('&')}`, names(ends))
      ]
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

export const searchListCases = searchCases(pages)
