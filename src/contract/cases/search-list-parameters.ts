/** The parameters that a list of snapshots takes, and those with which it is refused. */
import { some, wording } from '../pattern.js'
import { illegal, invalid, unrecognized } from './search-answers.js'
import { elastic, known, type SearchRow, searchCases } from './search-rows.js'
import { got, snapshots, steps } from './search-steps.js'

const engines = ['elasticsearch']

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

export const searchListParameterCases = searchCases([...validation, ...parameters])
