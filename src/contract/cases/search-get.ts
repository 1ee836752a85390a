/** Reading snapshots: which are found, and what is missing. */
import { object, type Pattern, text } from '../pattern.js'
import { docs } from './evidence.js'
import { called, noRepository, noSnapshot } from './search-answers.js'
import {
  elastic,
  known,
  olderThan,
  openSearch,
  type SearchRow,
  searchCases
} from './search-rows.js'
import {
  aSnapshot,
  begun,
  endless,
  got,
  own,
  ownRepository,
  several,
  snapshots
} from './search-steps.js'

const found = elastic('TransportGetSnapshotsAction')
const openFound = openSearch('TransportGetSnapshotsAction')
const change = docs('camunda/camunda#29624')

const only = 'filter_path=snapshots.snapshot'
const page = (total: number) => ({ snapshots: [], total, remaining: 0 })
const empty: readonly (readonly [engine: string, body: Pattern])[] = [
  ['elasticsearch', page(0)],
  ['opensearch', { snapshots: [] }]
]

const abc = several('a1', 'a2', 'b')

interface Found {
  readonly id: string
  readonly title: string
  readonly path: string
  /** Ends of their names. */
  readonly names: readonly string[]
  readonly engines?: readonly string[]
}

const selections: readonly Found[] = [
  { id: 'name', title: 'a snapshot is found by its name', path: '{name}-b', names: ['b'] },
  {
    id: 'list',
    title: 'a list finds its snapshots in the order of their start',
    path: '{name}-b,{name}-a1',
    names: ['a1', 'b']
  },
  {
    id: 'pattern',
    title: 'a pattern finds what matches it',
    path: '{name}-a*',
    names: ['a1', 'a2']
  },
  {
    id: 'exclusion',
    title: 'a minus takes away behind a pattern',
    path: '{name}-a*,-{name}-a2',
    names: ['a1'],
    engines: ['elasticsearch']
  },
  {
    id: 'exclusion.pattern',
    title: 'what a minus takes away may be a pattern',
    path: '{name}-*,-{name}-a*',
    names: ['b'],
    engines: ['elasticsearch']
  }
]

const selected: readonly SearchRow[] = [
  ...selections.map(
    ({ id, title, path, names, ...rest }): SearchRow => ({
      id: `get.${id}`,
      title,
      ...rest,
      evidence: [found],
      steps: [
        ...abc,
        got(`${snapshots}/${path}?${only}`, called(...names.map(it => `{name}-${it}`)))
      ]
    })
  ),
  ...(['*', '_all'] as const).map(
    (path): SearchRow => ({
      id: `get.${path === '*' ? 'star' : 'all'}`,
      title: `${path} finds every snapshot of a repository`,
      evidence: [found],
      onlyWhere: ownRepository,
      steps: [
        aSnapshot('a', undefined, own),
        aSnapshot('b', undefined, own),
        got(`${own}/${path}?${only}`, called('a', 'b'))
      ]
    })
  ),
  {
    id: 'get.exclusion.first',
    title: 'a minus means nothing before a pattern',
    engines: ['elasticsearch'],
    evidence: [found],
    steps: [...abc, got(`${snapshots}/{name}-a1,-{name}-a1`, noSnapshot('-{name}-a1'))]
  },
  {
    id: 'get.exclusion.opensearch',
    title: 'a minus means nothing to OpenSearch, wherever it stands',
    engines: ['opensearch'],
    evidence: [known],
    steps: [...abc, got(`${snapshots}/{name}-a*,-{name}-a1`, noSnapshot('-{name}-a1'))]
  },
  {
    id: 'get.short.opensearch',
    title: 'the short form finds a snapshot as well',
    engines: ['opensearch'],
    evidence: [openFound],
    steps: [aSnapshot(), got(`${snapshots}/{name}?verbose=false&${only}`, called('{name}'))]
  },
  {
    id: 'get.current',
    title: 'what runs is found as the current ones, and among all',
    evidence: [found],
    mockOnly: endless('*-c'),
    steps: [
      aSnapshot('{name}-a'),
      begun('{name}-c'),
      got(`${snapshots}/_current?${only}`, called('{name}-c')),
      got(`${snapshots}/{name}-*?${only}`, called('{name}-a', '{name}-c'))
    ]
  },
  {
    id: 'get.no-repository',
    title: 'an unknown repository is told apart from an unknown snapshot',
    evidence: [elastic('RepositoryMissingException')],
    steps: [got('/_snapshot/{name}/_all', noRepository('{name}'))]
  }
]

const nothing: readonly SearchRow[] = [
  ...empty.flatMap(([engine, json]): SearchRow[] => [
    {
      id: `get.all.empty.${engine}`,
      title: 'all snapshots of an empty repository are an empty list, whether they may be missing',
      engines: [engine],
      evidence: [found, known],
      onlyWhere: ownRepository,
      steps: [
        got(`${own}/_all`, { status: 200, json }),
        got(`${own}/_all?ignore_unavailable=true`, { status: 200, json })
      ]
    },
    {
      id: `get.star.unavailable.${engine}`,
      title: 'any snapshot of an empty repository may be missing where that was said',
      engines: [engine],
      evidence: [found],
      onlyWhere: ownRepository,
      steps: [got(`${own}/*?ignore_unavailable=true`, { status: 200, json })]
    },
    {
      id: `get.current.none.${engine}`,
      title: 'nothing that runs is an empty list',
      engines: [engine],
      evidence: [found],
      steps: [
        { ...got(`${snapshots}/_current`, { status: 200, json }), eventually: true },
        got(`${snapshots}/_current?ignore_unavailable=true`, { status: 200, json })
      ]
    },
    {
      id: `get.pattern.unavailable.${engine}`,
      title: 'a pattern may match nothing where that was said',
      engines: [engine],
      evidence: [found],
      steps: [got(`${snapshots}/{name}-*?ignore_unavailable=true`, { status: 200, json })]
    }
  ]),
  {
    id: 'get.star.empty',
    title: 'any snapshot of an empty repository is an empty list to Elasticsearch',
    engines: ['elasticsearch'],
    evidence: [found, known],
    onlyWhere: ownRepository,
    steps: [got(`${own}/*`, { status: 200, json: page(0) })]
  },
  {
    id: 'get.star.missing',
    title: 'to OpenSearch only _all stands for whatever there is, and a star has to match',
    engines: ['opensearch'],
    evidence: [openFound],
    onlyWhere: ownRepository,
    steps: [got(`${own}/*`, noSnapshot('*', '{name}'))]
  },
  {
    id: 'get.pattern.missing',
    title: 'a pattern without a match was missing before Elasticsearch 8.16',
    engines: olderThan('8.15'),
    evidence: [found, openFound, change],
    steps: [got(`${snapshots}/{name}-*`, noSnapshot('{name}-*'))]
  },
  {
    id: 'get.pattern.missing.first',
    title: 'of several patterns without a match the first is told',
    engines: olderThan('8.15'),
    evidence: [found, openFound, change],
    steps: [got(`${snapshots}/{name}-a*,{name}-b*`, noSnapshot('{name}-a*'))]
  },
  {
    id: 'get.list.missing',
    title: 'a name in a list that is not there refuses the whole list',
    evidence: [found],
    steps: [
      aSnapshot('{name}-b'),
      got(`${snapshots}/{name}-b,{name}-nope`, noSnapshot('{name}-nope'))
    ]
  },
  {
    id: 'get.list.unavailable',
    title: 'a name in a list may be missing where that was said',
    evidence: [found],
    steps: [
      aSnapshot('{name}-b'),
      got(`${snapshots}/{name}-b,{name}-nope?ignore_unavailable=true&${only}`, called('{name}-b'))
    ]
  }
]

const paged: readonly SearchRow[] = [
  {
    id: 'get.envelope.more',
    title: 'where more remains, the next page is named and everything counted',
    engines: ['elasticsearch'],
    evidence: [elastic('GetSnapshotsResponse')],
    steps: [
      ...several('a', 'b'),
      got(`${snapshots}/{name}-*?size=1`, {
        status: 200,
        json: { snapshots: [object], next: text, total: 2, remaining: 1 }
      })
    ]
  },
  {
    id: 'get.envelope.last',
    title: 'where nothing remains, no next page is named',
    engines: ['elasticsearch'],
    evidence: [elastic('GetSnapshotsResponse')],
    steps: [
      ...several('a', 'b'),
      got(`${snapshots}/{name}-*?size=2`, {
        status: 200,
        json: { snapshots: [object, object], total: 2, remaining: 0 }
      })
    ]
  },
  {
    id: 'get.envelope.opensearch',
    title: 'OpenSearch counts nothing',
    engines: ['opensearch'],
    evidence: [known],
    steps: [aSnapshot(), got(`${snapshots}/{name}`, { status: 200, json: { snapshots: [object] } })]
  }
]

export const searchGetCases = searchCases([...selected, ...nothing, ...paged])
