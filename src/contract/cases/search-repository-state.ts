/** Repositories that are verified, cleaned up, out of reach or read-only. */
import type { Step } from '../case.js'
import { each, object, some, wording } from '../pattern.js'
import { acknowledged, failed, noRepository, repositoryFailed } from './search-answers.js'
import { elastic, known, newerThan, type SearchRow, searchCases } from './search-rows.js'
import {
  aRepository,
  deleted,
  got,
  ofNothing,
  own,
  ownRepository,
  posted,
  put,
  refusedStart,
  snapshots
} from './search-steps.js'

const service = elastic('RepositoriesService')
const unverifiable = { conditions: { repository: 'unverifiable' } }
const outOfReach = failed(
  500,
  'repository_verification_exception',
  wording('[{repository}] path * is not accessible on master node')
)
const fails = {
  status: 500,
  json: some({
    error: some({ type: 'repository_exception', reason: wording('[{repository}] *') })
  })
}
/** As the mock has registered it. */
const sameAgain = {
  type: 's3',
  settings: { bucket: '{repository}', base_path: 'backups' }
}

const verified: readonly SearchRow[] = [
  {
    id: 'repositories.verify',
    title: 'who has a repository verified is told which nodes reach it',
    evidence: [known],
    safety: 'deletes-what-it-created',
    steps: [posted(`${snapshots}/_verify`, undefined, { status: 200, json: { nodes: object } })]
  },
  {
    id: 'repositories.verify.missing',
    title: 'a repository that is not registered cannot be verified',
    evidence: [elastic('RepositoryMissingException')],
    steps: [posted('/_snapshot/{name}/_verify', undefined, noRepository('{name}'))]
  },
  {
    id: 'repositories.cleanup',
    title: 'where nothing was left behind nothing is cleaned up',
    evidence: [elastic('TransportCleanupRepositoryAction')],
    onlyWhere: ownRepository,
    steps: [
      posted(`${own}/_cleanup`, undefined, {
        status: 200,
        json: { results: { deleted_bytes: 0, deleted_blobs: 0 } }
      })
    ]
  },
  {
    id: 'repositories.verify.unreachable',
    title: 'a repository that is out of reach fails its verification',
    evidence: [service, known],
    safety: 'read-only',
    mockOnly: unverifiable,
    steps: [posted(`${snapshots}/_verify`, undefined, outOfReach)]
  },
  {
    id: 'repositories.put.unreachable',
    title: 'a repository out of reach is registered only where nobody has it verified',
    evidence: [service, known],
    safety: 'destructive',
    mockOnly: unverifiable,
    steps: [
      put(snapshots, sameAgain, outOfReach),
      put(`${snapshots}?verify=false`, sameAgain, acknowledged)
    ]
  },
  ...(
    [
      ['create', refusedStart('{name}', ofNothing, fails)],
      ['get', got(`${snapshots}/{name}`, fails)],
      ['delete', deleted(`${snapshots}/{name}`, fails)]
    ] as const satisfies readonly (readonly [string, Step])[]
  ).map(
    ([id, step]): SearchRow => ({
      id: `${id}.unreachable`,
      title: `what is out of reach fails later, on ${id}`,
      evidence: [service],
      mockOnly: unverifiable,
      steps: [step]
    })
  )
]

const readOnly = aRepository('{name}', { readonly: true })
const readOnlyText = '[{name}] repository is readonly'
const startedIn = (reason: string): Step => put(`${own}/one`, ofNothing, repositoryFailed(reason))

const guarded: readonly SearchRow[] = [
  {
    id: 'create.read-only.older',
    title: 'a read-only repository takes no snapshot, in older words',
    engines: ['elasticsearch:7.17', 'opensearch'],
    evidence: [elastic('SnapshotsService')],
    onlyWhere: ownRepository,
    steps: [readOnly, startedIn('[{name}] cannot create snapshot in a readonly repository')]
  },
  {
    id: 'create.read-only',
    title: 'a read-only repository takes no snapshot',
    engines: newerThan('8.0'),
    evidence: [elastic('SnapshotsService')],
    onlyWhere: ownRepository,
    steps: [readOnly, startedIn(readOnlyText)]
  },
  {
    id: 'delete.read-only',
    title: 'nothing is deleted in a read-only repository',
    evidence: [elastic('SnapshotsService')],
    onlyWhere: ownRepository,
    steps: [readOnly, deleted(`${own}/one`, repositoryFailed(readOnlyText))]
  },
  {
    id: 'delete.read-only.condition',
    title: 'nothing is deleted in a bucket that has become read-only',
    evidence: [elastic('SnapshotsService')],
    mockOnly: { conditions: { repository: 'readOnly' } },
    steps: [
      deleted(`${snapshots}/{name}`, repositoryFailed('[{repository}] repository is readonly'))
    ]
  },
  {
    id: 'cat.repositories',
    title: 'the table of repositories has their names and types',
    evidence: [known],
    steps: [
      got('/_cat/repositories?format=json', {
        status: 200,
        json: each(some({ id: wording('*'), type: wording('*') }), 1)
      }),
      got('/_cat/repositories?h=id', { status: 200, text: wording('*{repository}*') })
    ]
  }
]

export const searchRepositoryStateCases = searchCases([...verified, ...guarded])
