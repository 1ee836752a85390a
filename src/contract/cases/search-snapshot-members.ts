/** How a snapshot looks: its members in order, in each product. */
import { each, instant, type Pattern, some, text, uuid, whole } from '../pattern.js'
import { docs } from './evidence.js'
import { elastic, openSearch, type SearchRow, searchCases } from './search-rows.js'
import { anIndex, aSnapshot, got, of, snapshots } from './search-steps.js'

const info = elastic('SnapshotInfo.toXContentExternal')
const openInfo = openSearch('SnapshotInfo.toXContent')
const pages = docs('Elasticsearch 8.17 reference, get snapshot API')
const openPages = docs('OpenSearch 2.19 documentation, get snapshot')

const version = { version_id: whole, version: text }
const start = { start_time: instant, start_time_in_millis: whole }
const end = { end_time: instant, end_time_in_millis: whole }
const featureStates = { feature_states: each(some({ feature_name: text, indices: each(text) })) }

/** From the data streams to the shards, of one index that has one shard. */
const tail = {
  data_streams: [],
  include_global_state: false,
  state: 'SUCCESS',
  ...start,
  ...end,
  duration_in_millis: whole,
  failures: [],
  shards: { total: 1, failed: 0, successful: 1 }
}
const head = { snapshot: '{name}', uuid }
const repository = { repository: '{repository}' }
const ofElasticsearch = {
  ...{ ...head, ...repository, ...version, indices: ['{name}'], ...tail },
  ...featureStates
}

const looks = (item: Pattern, query = '') =>
  got(`${snapshots}/{name}${query}`, { status: 200, json: some({ snapshots: [item] }) })
const ofOne = [anIndex(), aSnapshot('{name}', of('{name}'))] as const
const withMetadata = [
  anIndex(),
  aSnapshot('{name}', { ...of('{name}'), metadata: { a: 1 } })
] as const

const members: readonly SearchRow[] = [
  {
    id: 'members.elasticsearch',
    title: 'Elasticsearch tells a snapshot with its repository and the states of features',
    engines: ['elasticsearch'],
    evidence: [info, pages],
    steps: [...ofOne, looks(ofElasticsearch)]
  },
  {
    id: 'members.opensearch',
    title: 'OpenSearch names no repository, but says that a snapshot is no shallow copy',
    engines: ['opensearch:2.9-'],
    evidence: [openInfo, openPages],
    steps: [
      ...ofOne,
      looks({
        ...{ ...head, ...version, remote_store_index_shallow_copy: false },
        ...{ indices: ['{name}'], ...tail }
      })
    ]
  },
  {
    id: 'members.opensearch.older',
    title: 'OpenSearch did not know of shallow copies before 2.9',
    engines: ['opensearch:2.0-2.8'],
    evidence: [openInfo],
    steps: [...ofOne, looks({ ...head, ...version, indices: ['{name}'], ...tail })]
  },
  {
    id: 'members.short.elasticsearch',
    title: 'the short form has neither versions nor times nor shards',
    engines: ['elasticsearch'],
    evidence: [info],
    steps: [
      ...withMetadata,
      looks(
        {
          ...{ ...head, ...repository },
          ...{ indices: ['{name}'], data_streams: [], state: 'SUCCESS' }
        },
        '?verbose=false'
      )
    ]
  },
  {
    id: 'members.short.opensearch',
    title: 'the short form of OpenSearch is the same without a repository',
    engines: ['opensearch'],
    evidence: [openInfo],
    steps: [
      ...withMetadata,
      looks({ ...head, indices: ['{name}'], data_streams: [], state: 'SUCCESS' }, '?verbose=false')
    ]
  },
  {
    id: 'members.chosen',
    title: 'repository and indices may be left out, sizes of indices and readable twins added',
    engines: ['elasticsearch'],
    evidence: [info],
    steps: [
      ...withMetadata,
      looks(
        {
          ...{ ...head, ...version },
          index_details: {
            '{name}': {
              ...{ shard_count: 1, size: text, size_in_bytes: whole },
              max_segments_per_shard: whole
            }
          },
          ...{ data_streams: [], include_global_state: false, metadata: { a: 1 } },
          ...{ state: 'SUCCESS', ...start, ...end, duration: text, duration_in_millis: whole },
          ...{ failures: [], shards: tail.shards, ...featureStates }
        },
        '?index_names=false&include_repository=false&index_details=true&human'
      )
    ]
  },
  {
    id: 'members.index-details',
    title: 'sizes of indices come without readable twins unless they are asked for',
    engines: ['elasticsearch'],
    evidence: [info],
    steps: [
      ...ofOne,
      looks(
        some({
          index_details: {
            '{name}': { shard_count: 1, size_in_bytes: whole, max_segments_per_shard: whole }
          }
        }),
        '?index_details=true'
      )
    ]
  },
  {
    id: 'members.index-details.none',
    title: 'there are no details of no index',
    engines: ['elasticsearch'],
    evidence: [info],
    steps: [
      aSnapshot(),
      looks(
        {
          ...ofElasticsearch,
          indices: [],
          shards: { total: 0, failed: 0, successful: 0 }
        },
        '?index_details=true'
      )
    ]
  },
  {
    id: 'members.waiting',
    title: 'who waits is told of a snapshot with the same members',
    engines: ['elasticsearch'],
    evidence: [info, elastic('CreateSnapshotResponse')],
    steps: [
      anIndex(),
      {
        ...aSnapshot('{name}', of('{name}')),
        expect: { status: 200, json: { snapshot: ofElasticsearch } }
      }
    ]
  }
]

export const searchMemberCases = searchCases(members)
