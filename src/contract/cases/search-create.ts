/** Taking snapshots: how they are asked for, and of what. */

import { type Pattern, some } from '../pattern.js'
import { accepted, failed, invalid, noIndex, noRepository } from './search-answers.js'
import { elastic, known, openSearch, type SearchRow, searchCases } from './search-rows.js'
import {
  anIndex,
  aSnapshot,
  begun,
  closed,
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

/** What a snapshot holds that was asked for with `body`. */
const held = (
  id: string,
  title: string,
  indices: Pattern,
  names: readonly string[]
): SearchRow => ({
  id: `create.indices.${id}`,
  title,
  evidence: [elastic('CreateSnapshotRequest.source and IndexNameExpressionResolver')],
  steps: [
    anIndex('{name}-a', ['{name}-x']),
    anIndex('{name}-b'),
    aSnapshot('{name}', { indices, include_global_state: false }),
    got(`${snapshots}/{name}?filter_path=snapshots.indices`, {
      status: 200,
      json: { snapshots: [{ indices: names }] }
    })
  ]
})

const indices: readonly SearchRow[] = [
  held('name', 'a snapshot holds the index that was named', '{name}-b', ['{name}-b']),
  held('list', 'the indices of a snapshot may be a comma list', '{name}-a,{name}-b', [
    '{name}-a',
    '{name}-b'
  ]),
  held(
    'array',
    'the indices of a snapshot may be an array',
    ['{name}-a', '{name}-b'],
    ['{name}-a', '{name}-b']
  ),
  held('alias', 'an alias stands for the index behind it', '{name}-x', ['{name}-a']),
  held('wildcard', 'a wildcard stands for the indices that it finds', '{name}-a*', ['{name}-a']),
  {
    id: 'create.indices.missing',
    title: 'an index that is not there refuses the snapshot',
    evidence: [elastic('IndexNotFoundException')],
    steps: [refusedStart('{name}', of('{name}'), noIndex('{name}'))]
  },
  {
    id: 'create.indices.unavailable',
    title: 'an index that may be missing leaves an empty snapshot',
    evidence: [elastic('SnapshotsService')],
    steps: [
      {
        ...put(
          waiting,
          { ...of('{name}'), ignore_unavailable: true },
          {
            status: 200,
            json: some({
              snapshot: some({
                state: 'SUCCESS',
                shards: { total: 0, failed: 0, successful: 0 },
                indices: []
              })
            })
          }
        ),
        undo
      }
    ]
  },
  {
    id: 'create.indices.no-match',
    title: 'a wildcard that finds no index takes a snapshot all the same',
    evidence: [elastic('SnapshotsService')],
    steps: [begun('{name}', of('{name}-*'))]
  },
  {
    id: 'create.indices.expanding',
    title: 'a wildcard finds closed indices only when it is told to',
    evidence: [request, known],
    steps: [
      anIndex('{name}-a'),
      anIndex('{name}-b'),
      closed('{name}-a'),
      aSnapshot('{name}', { ...of('{name}-*'), expand_wildcards: 'open' }),
      got(`${snapshots}/{name}?filter_path=snapshots.indices`, {
        status: 200,
        json: { snapshots: [{ indices: ['{name}-b'] }] }
      })
    ]
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

export const searchCreateCases = searchCases([...asked, ...indices, ...options])
