/** Taking snapshots: how they are asked for, and with which options. */
import { type Pattern, some } from '../pattern.js'
import { accepted, failed, invalid, noRepository } from './search-answers.js'
import { elastic, known, openSearch, type SearchRow, searchCases } from './search-rows.js'
import {
  anIndex,
  aSnapshot,
  begun,
  deleted,
  endless,
  got,
  of,
  ofNothing,
  posted,
  put,
  refusedStart,
  removal,
  snapshots,
  uuidOfIndex
} from './search-steps.js'

const request = elastic('CreateSnapshotRequest')
const rest = elastic('RestCreateSnapshotAction')
const waiting = `${snapshots}/{name}?wait_for_completion=true`
const undo = [removal(`${snapshots}/{name}`)]

const asked: readonly SearchRow[] = [
  {
    id: 'create.put',
    title: 'a snapshot is asked for with PUT, and accepted',
    evidence: [rest],
    steps: [begun()]
  },
  {
    id: 'create.post',
    title: 'a snapshot is asked for with POST as well',
    evidence: [rest],
    steps: [{ ...posted(`${snapshots}/{name}?master_timeout=1s`, ofNothing, accepted), undo }]
  },
  {
    id: 'create.cluster-manager-timeout',
    title: 'the elected node of OpenSearch has another name in the timeout',
    engines: ['opensearch'],
    evidence: [openSearch('RestCreateSnapshotAction')],
    steps: [{ ...put(`${snapshots}/{name}?cluster_manager_timeout=1s`, ofNothing, accepted), undo }]
  },
  {
    id: 'create.waiting',
    title: 'who waits for a snapshot is told how it went',
    evidence: [rest, known],
    steps: [
      anIndex(),
      {
        ...put(waiting, of('{name}'), {
          status: 200,
          json: {
            snapshot: some({ snapshot: '{name}', state: 'SUCCESS', indices: ['{name}'] })
          }
        }),
        undo
      }
    ]
  },
  ...(['PARTIAL', 'FAILED'] as const).map(
    (outcome): SearchRow => ({
      id: `create.waiting.${outcome.toLowerCase()}`,
      title: `a snapshot that becomes ${outcome} is a 200 for who waits`,
      evidence: [rest, known],
      mockOnly: {
        plans: [{ app: 'elasticsearch', outcome, failures: [{ shardId: 0, reason: 'no disk' }] }]
      },
      steps: [
        anIndex(),
        {
          ...put(
            waiting,
            { ...of('{name}'), partial: true },
            { status: 200, json: { snapshot: some({ state: outcome }) } }
          ),
          undo
        }
      ]
    })
  ),
  {
    id: 'create.no-repository',
    title: 'a snapshot in a repository that is not there is a 404',
    evidence: [elastic('RepositoryMissingException')],
    steps: [put('/_snapshot/{name}/{name}', ofNothing, noRepository('{name}'))]
  },
  {
    id: 'create.concurrent',
    title: 'several snapshots may run at once',
    evidence: [elastic('SnapshotsService')],
    mockOnly: endless(),
    steps: [begun('{name}-a'), begun('{name}-b')]
  }
]

const told = (
  id: string,
  title: string,
  body: Readonly<Record<string, Pattern>>,
  member: string,
  value: Pattern
): SearchRow => ({
  id: `create.${id}`,
  title,
  evidence: [request],
  steps: [
    aSnapshot('{name}', { indices: '-*', ...body }),
    got(`${snapshots}/{name}?filter_path=snapshots.${member}`, {
      status: 200,
      json: { snapshots: [{ [member]: value }] }
    })
  ]
})

/** Metadata that are so long when they are written as JSON. */
const metadata = (bytes: number) => ({ metadata: { x: 'y'.repeat(bytes - '{"x":""}'.length) } })

const options: readonly SearchRow[] = [
  told(
    'global-state',
    'the global state is stored unless somebody does not want it',
    {},
    'include_global_state',
    true
  ),
  told(
    'global-state.unwanted',
    'the global state is left out where it is not wanted',
    { include_global_state: false },
    'include_global_state',
    false
  ),
  told(
    'metadata',
    'metadata are told as they were given',
    { include_global_state: false, metadata: { a: { b: 1 } } },
    'metadata',
    { a: { b: 1 } }
  ),
  {
    id: 'create.metadata.long',
    title: 'metadata of nearly 1024 bytes are accepted',
    evidence: [known],
    steps: [begun('{name}', { ...ofNothing, ...metadata(1_023) })]
  },
  {
    id: 'create.metadata.too-long',
    title: 'metadata of more than 1024 bytes are refused with their length',
    evidence: [known],
    steps: [
      refusedStart(
        '{name}',
        { ...ofNothing, ...metadata(1_025) },
        invalid('metadata must be smaller than 1024 bytes, but was [1025]')
      )
    ]
  },
  {
    id: 'create.unknown-member',
    title: 'a member that it does not know is passed over',
    evidence: [known],
    steps: [begun('{name}', { ...ofNothing, foo: 1 })]
  },
  {
    id: 'create.known-members',
    title: 'the members that it knows are accepted together',
    evidence: [request],
    steps: [
      begun('{name}', {
        ...ofNothing,
        feature_states: ['none'],
        allow_no_indices: true,
        partial: true
      })
    ]
  },
  {
    id: 'create.holds-indices',
    title: 'an index stays while a snapshot of it runs',
    evidence: [elastic('SnapshotInProgressException and SnapshotsService')],
    mockOnly: endless(),
    steps: [
      anIndex(),
      uuidOfIndex,
      begun('{name}', of('{name}')),
      deleted(
        '/{name}',
        failed(
          400,
          'snapshot_in_progress_exception',
          'Cannot delete indices that are being snapshotted: [[{name}/{indexuuid}]]. ' +
            'Try again after snapshot finishes or cancel the currently running snapshot.'
        )
      )
    ]
  },
  {
    id: 'create.partial.holds-nothing',
    title: 'an index may go while a partial snapshot of it runs',
    evidence: [elastic('SnapshotsService')],
    mockOnly: endless(),
    steps: [anIndex(), begun('{name}', { ...of('{name}'), partial: true }), deleted('/{name}')]
  }
]

export const searchCreateCases = searchCases([...asked, ...options])
