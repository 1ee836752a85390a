/** What a cluster says of itself: its root, and its health. */
import { Like, matching, oneOf, type Pattern, some, text, uuid, whole } from '../pattern.js'
import { docs } from './evidence.js'
import { known, newerThan, openSearch, type SearchRow, searchCases } from './search-rows.js'
import { anIndex, got, indexWith, put } from './search-steps.js'

const builds = {
  ...{ build_hash: text, build_date: text, build_snapshot: false, lucene_version: text },
  ...{ minimum_wire_compatibility_version: text, minimum_index_compatibility_version: text }
}
const number = matching('three numbers', /^\d+\.\d+\.\d+$/)

const root = (version: Pattern, tagline: string): Pattern => ({
  ...{ name: text, cluster_name: text, cluster_uuid: uuid, version, tagline }
})

const compatible = (
  id: string,
  engines: readonly string[],
  wire: string,
  index: string
): SearchRow => ({
  id: `root.compatible.${id}`,
  title: `the root tells that ${wire} is the oldest release on the wire`,
  engines,
  evidence: [known],
  steps: [
    got('/?filter_path=version.minimum*', {
      status: 200,
      json: {
        version: {
          minimum_wire_compatibility_version: wire,
          minimum_index_compatibility_version: index
        }
      }
    })
  ]
})

const settings = '/_cluster/settings'
const override = 'compatibility.override_main_response_version'

const roots: readonly SearchRow[] = [
  {
    id: 'root.elasticsearch',
    title: 'Elasticsearch names its release and its flavor',
    engines: ['elasticsearch'],
    evidence: [known],
    steps: [
      got('/', {
        status: 200,
        json: root(
          { number, build_flavor: 'default', build_type: text, ...builds },
          'You Know, for Search'
        )
      })
    ]
  },
  {
    id: 'root.opensearch',
    title: 'OpenSearch names its distribution and its release, and no flavor',
    engines: ['opensearch'],
    evidence: [openSearch('MainResponse'), docs('OpenSearch documentation, quickstart')],
    steps: [
      got('/', {
        status: 200,
        json: root(
          { distribution: 'opensearch', number, build_type: text, ...builds },
          'The OpenSearch Project: https://opensearch.org/'
        )
      })
    ]
  },
  compatible('elasticsearch-8', ['elasticsearch:8.0-8.19'], '7.17.0', '7.0.0'),
  compatible('opensearch-2', ['opensearch:2.0-2.19'], '7.10.0', '7.0.0'),
  {
    id: 'root.overridden',
    title: 'OpenSearch 2 calls itself by the last number that others know where it was told to',
    engines: ['opensearch:2.0-2.19'],
    evidence: [docs('OpenSearch documentation, agents and ingestion tools'), known],
    safety: 'destructive',
    steps: [
      {
        ...put(settings, { persistent: { [override]: true } }, { status: 200 }),
        undo: [{ method: 'PUT', path: settings, body: { persistent: { [override]: null } } }]
      },
      got('/?filter_path=version.number,version.distribution', {
        status: 200,
        json: { version: { distribution: 'opensearch', number: '7.10.2' } }
      })
    ]
  },
  {
    id: 'root.head',
    title: 'whether a cluster is there is a status without a body',
    evidence: [docs('Elasticsearch 8.17 specification, ping')],
    steps: [{ send: { method: 'HEAD', path: '/' }, expect: { status: 200, text: '' } }]
  }
]

const color = oneOf('green', 'yellow', 'red')
const percent = new Like('number', it => typeof it === 'number')
const head = {
  ...{ cluster_name: text, status: color, timed_out: false },
  ...{ number_of_nodes: whole, number_of_data_nodes: whole }
}
const shards = {
  ...{ active_primary_shards: whole, active_shards: whole, relocating_shards: whole },
  ...{ initializing_shards: whole, unassigned_shards: whole }
}
const tail = {
  ...{ delayed_unassigned_shards: whole, number_of_pending_tasks: whole },
  ...{ number_of_in_flight_fetch: whole, task_max_waiting_in_queue_millis: whole },
  active_shards_percent_as_number: percent
}

const health = (
  id: string,
  title: string,
  engines: readonly string[],
  json: Pattern
): SearchRow => ({
  id: `health.${id}`,
  title,
  engines,
  evidence: [known],
  steps: [got('/_cluster/health', { status: 200, json })]
})

const healths: readonly SearchRow[] = [
  health(
    'elasticsearch.older',
    'the health of a cluster has its members in order',
    ['elasticsearch:7.17-8.15'],
    { ...head, ...shards, ...tail }
  ),
  health(
    'elasticsearch',
    'later, primary shards without a place are counted in the health of a cluster',
    newerThan('8.16'),
    { ...head, ...shards, unassigned_primary_shards: whole, ...tail }
  ),
  health(
    'opensearch',
    'the health of a cluster of OpenSearch tells that the elected node was found, twice',
    ['opensearch'],
    {
      ...{ ...head, discovered_master: true, discovered_cluster_manager: true },
      ...{ ...shards, ...tail }
    }
  ),
  {
    id: 'health.index',
    title: 'the health of one index is waited for and told by index',
    evidence: [known],
    steps: [
      anIndex(),
      got('/_cluster/health/{name}?wait_for_status=green&timeout=5s&level=indices', {
        status: 200,
        json: some({
          ...{ status: 'green', timed_out: false },
          indices: { '{name}': some({ status: 'green' }) }
        })
      })
    ]
  },
  {
    id: 'health.timeout',
    title: 'a health that did not come in time is a 408',
    evidence: [known],
    steps: [
      // More copies than any cluster has nodes.
      indexWith('{name}', { settings: { number_of_replicas: 100 } }),
      got('/_cluster/health/{name}?wait_for_status=green&timeout=0s', {
        status: 408,
        json: some({ status: oneOf('yellow', 'red'), timed_out: true })
      })
    ]
  }
]

export const searchClusterCases = searchCases([...roots, ...healths])
