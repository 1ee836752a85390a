/** Reading the snapshots of several repositories at once, and of those that cannot be read. */
import { type Pattern, some, wording } from '../pattern.js'
import { noRepository, noSnapshot } from './search-answers.js'
import { elastic, known, type SearchRow, searchCases } from './search-rows.js'
import { aSnapshot, got, own, ownRepository, snapshots } from './search-steps.js'

const found = elastic('TransportGetSnapshotsAction')
const withFailures = ['elasticsearch:7.17-8.14']
const allOrNothing = ['elasticsearch:8.15-']

/** One in each of two repositories. */
const two = [aSnapshot('{name}-x', undefined, own), aSnapshot('{name}-y')] as const
const x = { snapshot: '{name}-x', repository: '{name}' }
const y = { snapshot: '{name}-y', repository: '{repository}' }
const both = '/_snapshot/{repository},{name}'
const unreachable = { conditions: { repository: 'unverifiable' } }

const unreadable = {
  status: 500,
  json: some({
    error: some({ type: 'repository_exception', reason: wording('[{repository}] *') })
  })
}

const missingIn = (repository: string, name: string) => ({
  type: 'snapshot_missing_exception',
  reason: `[${repository}:${name}] is missing`
})

const together: readonly SearchRow[] = [
  ...(
    [
      ['list', '{repository},{name}', 'a list of repositories is looked into'],
      ['all', '_all', 'all repositories are looked into'],
      ['star', '*', 'any repository is looked into'],
      ['exclusion', '*,-{name}-no', 'repositories are looked into unless they were taken away']
    ] as const
  ).map(
    ([id, names, title]): SearchRow => ({
      id: `get.repositories.${id}`,
      title,
      engines: ['elasticsearch'],
      evidence: [found],
      onlyWhere: ownRepository,
      steps: [
        ...two,
        got(`/_snapshot/${names}/{name}-*?filter_path=snapshots.repository,snapshots.snapshot`, {
          status: 200,
          json: { snapshots: [x, y] }
        })
      ]
    })
  ),
  ...(
    [
      ['list', '{repository},{name}', 'a list'],
      ['all', '_all', 'the word for all'],
      ['pattern', '{name}*', 'a pattern']
    ] as const
  ).map(
    ([id, names, what]): SearchRow => ({
      id: `get.repositories.opensearch.${id}`,
      title: `OpenSearch looks into one repository, and takes ${what} for its name`,
      engines: ['opensearch'],
      evidence: [known],
      steps: [got(`/_snapshot/${names}/_all`, noRepository(names))]
    })
  )
]

const listed = (snapshot: Pattern, failures: Pattern): Pattern => ({
  ...{ snapshots: [some({ snapshot })], failures },
  ...{ total: 1, remaining: 0 }
})

const failing: readonly SearchRow[] = [
  {
    id: 'get.failures.snapshot',
    title: 'a repository that lacks what was asked for is told beside what was found',
    engines: withFailures,
    evidence: [found, known],
    onlyWhere: ownRepository,
    steps: [
      ...two,
      got(`${both}/{name}-y`, {
        status: 200,
        json: listed('{name}-y', { '{name}': missingIn('{name}', '{name}-y') })
      })
    ]
  },
  {
    id: 'get.failures.repository',
    title: 'a repository that is not there is told beside what was found',
    engines: ['elasticsearch:8.10-8.14'],
    evidence: [known],
    onlyWhere: ownRepository,
    steps: [
      ...two,
      got('/_snapshot/{name},{name}-no/_all', {
        status: 200,
        json: listed('{name}-x', {
          '{name}-no': { type: 'repository_missing_exception', reason: '[{name}-no] missing' }
        })
      })
    ]
  },
  {
    id: 'get.failures.all',
    title: 'every repository may lack what was asked for, and the list is empty then',
    engines: withFailures,
    evidence: [found, known],
    onlyWhere: ownRepository,
    steps: [
      got(`${both}/{name}-z*`, {
        status: 200,
        json: {
          snapshots: [],
          failures: some({
            '{repository}': missingIn('{repository}', '{name}-z*'),
            '{name}': missingIn('{name}', '{name}-z*')
          }),
          total: 0,
          remaining: 0
        }
      })
    ]
  },
  {
    id: 'get.failures.unreadable',
    title: 'a repository that cannot be read is told beside what was found',
    engines: withFailures,
    evidence: [found, known],
    mockOnly: unreachable,
    onlyWhere: ownRepository,
    steps: [
      aSnapshot('{name}-x', undefined, own),
      got(`${both}/_all`, {
        status: 200,
        json: listed('{name}-x', {
          '{repository}': { type: 'repository_exception', reason: wording('[{repository}] *') }
        })
      })
    ]
  },
  {
    id: 'get.failures.alone',
    title: 'a repository that cannot be read and is the only one fails the request',
    engines: withFailures,
    evidence: [found],
    mockOnly: unreachable,
    steps: [got(`${snapshots}/_all`, unreadable)]
  },
  {
    id: 'get.refused.repository',
    title: 'a repository that is not there refuses the whole list',
    engines: ['elasticsearch:7.17-8.9', 'elasticsearch:8.15-'],
    evidence: [known],
    steps: [got('/_snapshot/{repository},{name}/_all', noRepository('{name}'))]
  },
  {
    id: 'get.refused.unreadable',
    title: 'one repository that cannot be read is enough to fail',
    engines: allOrNothing,
    evidence: [found],
    mockOnly: unreachable,
    onlyWhere: ownRepository,
    steps: [aSnapshot('{name}-x', undefined, own), got(`${both}/_all`, unreadable)]
  },
  {
    id: 'get.refused.snapshot',
    title: 'one repository that lacks a name is enough to fail',
    engines: allOrNothing,
    evidence: [found],
    onlyWhere: ownRepository,
    steps: [...two, got(`${both}/{name}-y`, noSnapshot('{name}-y', '{name}'))]
  }
]

export const searchGetRepositoryCases = searchCases([...together, ...failing])
