/** What stands in the way of a restore. */
import type { Step } from '../case.js'
import { type Pattern, wording } from '../pattern.js'
import { docs } from './evidence.js'
import { accepted, cannotRestore, noIndex, noRepository } from './search-answers.js'
import { elastic, known, type SearchRow, searchCases } from './search-rows.js'
import {
  anIndex,
  aSnapshot,
  begun,
  closed,
  deleted,
  endless,
  got,
  indexWith,
  of,
  posted,
  removal,
  snapshots,
  uuidOfSnapshot
} from './search-steps.js'

type Body = Readonly<Record<string, Pattern>>

const service = elastic('RestoreService')
const path = `${snapshots}/{name}/_restore`
const undo = [removal('/{name}')]

/** A restore that has to be refused, with what the snapshot is called where it is known. */
const refused = (reason: string, body: Body = {}): Step => ({
  ...posted(path, body, cannotRestore(`[{repository}:{name}/{uuid}] ${reason}`)),
  undo
})

const taken = [anIndex(), aSnapshot('{name}', of('{name}'))] as const
const lost = [...taken, deleted('/{name}')] as const

const openIndex =
  'cannot restore index [{name}] because an open index with same name already exists in the ' +
  'cluster. Either close or delete the existing index or restore the index under a different ' +
  'name by providing a rename pattern and replacement name'

const failures = [{ shardId: 0, reason: 'no disk' }]
const partly = { plans: [{ app: 'elasticsearch', outcome: 'PARTIAL', failures }] }
const ofPart = [
  anIndex(),
  aSnapshot('{name}', { ...of('{name}'), partial: true }),
  deleted('/{name}')
] as const

const conflicts: readonly SearchRow[] = [
  {
    id: 'restore.missing',
    title: 'a snapshot that is not there is no 404 to who restores',
    evidence: [service],
    steps: [posted(path, {}, cannotRestore('[{repository}:{name}] snapshot does not exist'))]
  },
  {
    id: 'restore.no-repository',
    title: 'a repository that is not there is a 404 to who restores',
    evidence: [elastic('RepositoryMissingException')],
    steps: [posted('/_snapshot/{name}/{name}/_restore', {}, noRepository('{name}'))]
  },
  {
    id: 'restore.open-index',
    title: 'an open index of the same name stands in the way of a restore',
    evidence: [docs('reports from clusters where a restore was refused')],
    steps: [...taken, refused(openIndex)]
  },
  {
    id: 'restore.whole',
    title: 'one conflict keeps everything from coming back',
    evidence: [known],
    steps: [
      anIndex('{name}'),
      anIndex('{name}-b'),
      aSnapshot('{name}', of('{name},{name}-b')),
      deleted('/{name}-b'),
      { ...refused(openIndex), undo: [removal('/{name}-b')] },
      { send: { method: 'HEAD', path: '/{name}-b' }, expect: { status: 404 } }
    ]
  },
  {
    id: 'restore.renamed-alike',
    title: 'two indices cannot come back under the same name',
    evidence: [service],
    steps: [
      anIndex('{name}-a'),
      anIndex('{name}-b'),
      aSnapshot('{name}', of('{name}-a,{name}-b')),
      {
        ...posted(
          path,
          { rename_pattern: '.+', rename_replacement: '{name}-c' },
          cannotRestore(
            wording(
              '[{repository}:{name}] indices [*] and [*] are renamed into the same index [{name}-c]'
            )
          )
        ),
        undo: [removal('/{name}-c')]
      }
    ]
  },
  ...(['FAILED', 'INCOMPATIBLE'] as const).map(
    (outcome): SearchRow => ({
      id: `restore.${outcome.toLowerCase()}`,
      title: `a snapshot that became ${outcome} cannot be restored`,
      evidence: [service],
      mockOnly: { plans: [{ app: 'elasticsearch', outcome }] },
      steps: [...taken, refused(`unsupported snapshot state [${outcome}]`)]
    })
  ),
  {
    id: 'restore.running',
    title: 'a snapshot that has not ended cannot be restored',
    evidence: [service],
    mockOnly: endless(),
    steps: [
      anIndex(),
      begun('{name}', of('{name}')),
      uuidOfSnapshot,
      refused('unsupported snapshot state [IN_PROGRESS]')
    ]
  },
  {
    id: 'restore.global-state',
    title: 'a global state that was not stored cannot be restored',
    evidence: [service, known],
    steps: [
      ...lost,
      refused('cannot restore global state since the snapshot was created without global state', {
        include_global_state: true
      })
    ]
  },
  {
    id: 'restore.not-whole',
    title: 'an index that is not whole in a snapshot cannot be restored',
    evidence: [known],
    mockOnly: partly,
    steps: [...ofPart, refused("index [{name}] wasn't fully snapshotted - cannot restore")]
  },
  {
    id: 'restore.partial',
    title: 'an index that is not whole comes back where a part of it will do',
    evidence: [known],
    mockOnly: partly,
    steps: [
      ...ofPart,
      {
        ...posted(
          `${path}?wait_for_completion=true`,
          { partial: true },
          {
            status: 200,
            json: {
              snapshot: {
                snapshot: '{name}',
                indices: ['{name}'],
                shards: { total: 1, failed: 1, successful: 0 }
              }
            }
          }
        ),
        undo
      }
    ]
  },
  {
    id: 'restore.closed.other-shards',
    title: 'a closed index is written over only by as many shards as it has',
    evidence: [docs('Elasticsearch 8.17 reference, restore a snapshot')],
    steps: [
      ...lost,
      indexWith('{name}', { settings: { number_of_shards: 2, number_of_replicas: 0 } }),
      closed(),
      refused(
        'cannot restore index [{name}] with [2] shards from a snapshot of index [{name}] with [1] shards'
      )
    ]
  },
  {
    id: 'restore.no-index',
    title: 'an index that is not in a snapshot cannot be restored',
    evidence: [known],
    steps: [...lost, posted(path, { indices: '{name}-nope' }, noIndex('{name}-nope'))]
  },
  {
    id: 'restore.no-index.unavailable',
    title: 'an index that is not in a snapshot may be missing where that was said',
    evidence: [known],
    steps: [
      ...lost,
      {
        ...posted(path, { indices: ['{name}-nope', '{name}'], ignore_unavailable: true }, accepted),
        undo
      },
      {
        ...got('/_cat/indices/{name}?h=index&format=json', {
          status: 200,
          json: [{ index: '{name}' }]
        }),
        eventually: true
      }
    ]
  }
]

export const searchRestoreRefusalCases = searchCases(conflicts)
