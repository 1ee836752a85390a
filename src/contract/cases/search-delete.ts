/** Deleting and copying snapshots. */
import type { Expectation, Step } from '../case.js'
import {
  acknowledged,
  called,
  failed,
  noIndex,
  noRepository,
  noSnapshot,
  unrecognized
} from './search-answers.js'
import { elastic, known, newerThan, olderThan, type SearchRow, searchCases } from './search-rows.js'
import {
  anIndex,
  aSnapshot,
  begun,
  deleted,
  endless,
  got,
  of,
  own,
  ownRepository,
  put,
  removal,
  several,
  snapshots
} from './search-steps.js'

const source = elastic('SnapshotsService.deleteSnapshots')
const only = 'filter_path=snapshots.snapshot'
const three = several('a1', 'a2', 'b')

/** What is left of them. */
const left = (...ends: readonly string[]): Step =>
  got(`${snapshots}/{name}-*?${only}`, called(...ends.map(it => `{name}-${it}`)))

const deletions: readonly SearchRow[] = [
  {
    id: 'delete.name',
    title: 'a snapshot is deleted by its name, and the others stay',
    evidence: [source],
    steps: [...three, deleted(`${snapshots}/{name}-b`), left('a1', 'a2')]
  },
  {
    id: 'delete.list',
    title: 'a list of snapshots is deleted',
    evidence: [source],
    steps: [...three, deleted(`${snapshots}/{name}-a1,{name}-b`), left('a2')]
  },
  {
    id: 'delete.pattern',
    title: 'all snapshots that match a pattern are deleted',
    evidence: [source],
    steps: [...three, deleted(`${snapshots}/{name}-a*`), left('b')]
  },
  {
    id: 'delete.pattern.no-match',
    title: 'a pattern that matches nothing deletes nothing, and is acknowledged',
    evidence: [source],
    steps: [...three, deleted(`${snapshots}/{name}-no*`), left('a1', 'a2', 'b')]
  },
  {
    id: 'delete.star',
    title: 'a star deletes all that a repository has',
    evidence: [source],
    onlyWhere: ownRepository,
    steps: [
      aSnapshot('a', undefined, own),
      aSnapshot('b', undefined, own),
      deleted(`${own}/*`),
      got(`${own}/_all?${only}`, { status: 200 }),
      got(`${own}/a`, noSnapshot('a', '{name}')),
      got(`${own}/b`, noSnapshot('b', '{name}'))
    ]
  },
  {
    id: 'delete.list.missing',
    title: 'every snapshot of a list has to be there, or none is deleted',
    evidence: [source],
    steps: [
      ...three,
      deleted(`${snapshots}/{name}-a1,{name}-nope`, noSnapshot('{name}-nope')),
      left('a1', 'a2', 'b')
    ]
  },
  {
    id: 'delete.all',
    title: '_all is the name of a snapshot like any other, and not there',
    evidence: [source],
    onlyWhere: ownRepository,
    steps: [
      aSnapshot('a', undefined, own),
      deleted(`${own}/_all`, noSnapshot('_all', '{name}')),
      got(`${own}/a?${only}`, called('a'))
    ]
  },
  {
    id: 'delete.missing',
    title: 'a snapshot that is not there cannot be deleted',
    evidence: [source],
    steps: [deleted(`${snapshots}/{name}`, noSnapshot('{name}'))]
  },
  {
    id: 'delete.no-repository',
    title: 'nothing is deleted in a repository that is not there',
    evidence: [elastic('RepositoryMissingException')],
    steps: [deleted('/_snapshot/{name}/{name}', noRepository('{name}'))]
  },
  {
    id: 'delete.beside-running',
    title: 'a snapshot is deleted while another one goes on',
    evidence: [source],
    mockOnly: endless('*-c'),
    steps: [...three, begun('{name}-c'), deleted(`${snapshots}/{name}-b`), left('a1', 'a2', 'c')]
  },
  {
    id: 'delete.running',
    title: 'a snapshot that runs is aborted, and gone',
    evidence: [source],
    mockOnly: endless(),
    steps: [
      anIndex(),
      begun('{name}', of('{name}')),
      deleted(`${snapshots}/{name}`),
      got(`${snapshots}/{name}`, noSnapshot('{name}'))
    ]
  },
  {
    id: 'delete.without-waiting',
    title: 'nobody has to wait for a deletion',
    engines: newerThan('8.15'),
    evidence: [elastic('RestDeleteSnapshotAction')],
    steps: [aSnapshot(), deleted(`${snapshots}/{name}?wait_for_completion=false`)]
  },
  {
    id: 'delete.without-waiting.older',
    title: 'that nobody wants to wait for a deletion could not be said before Elasticsearch 8.15',
    engines: olderThan('8.14'),
    evidence: [elastic('RestDeleteSnapshotAction'), known],
    steps: [
      aSnapshot(),
      deleted(
        `${snapshots}/{name}?wait_for_completion=false`,
        unrecognized(`${snapshots}/{name}`, 'parameter: [wait_for_completion]')
      )
    ]
  }
]

const cloned = (
  from: string,
  to: string,
  indices = '{name}',
  expect: Expectation = acknowledged
): Step => ({
  ...put(`${snapshots}/${from}/_clone/${to}`, { indices }, expect),
  undo: [removal(`${snapshots}/${to}`)]
})

const ofOne = [anIndex(), aSnapshot('{name}-a', of('{name}'))] as const
const clones: readonly SearchRow[] = [
  {
    id: 'clone.indices',
    title: 'a copy of a snapshot holds the indices that were asked for',
    evidence: [elastic('TransportCloneSnapshotAction')],
    steps: [
      anIndex('{name}-x'),
      anIndex('{name}-y'),
      aSnapshot('{name}-a', of('{name}-*')),
      cloned('{name}-a', '{name}-b', '{name}-x'),
      {
        ...got(`${snapshots}/{name}-b?filter_path=snapshots.state,snapshots.indices`, {
          status: 200,
          json: { snapshots: [{ indices: ['{name}-x'], state: 'SUCCESS' }] }
        }),
        eventually: true
      }
    ]
  },
  {
    id: 'clone.missing',
    title: 'there is no copy of a snapshot that is not there',
    evidence: [known],
    steps: [cloned('{name}-a', '{name}-b', '{name}', noSnapshot('{name}-a'))]
  },
  ...(
    [
      ['', newerThan('8.2'), 'snapshot_name_already_in_use_exception'],
      ['.older', olderThan('8.1'), 'invalid_snapshot_name_exception']
    ] as const
  ).map(
    ([suffix, engines, type]): SearchRow => ({
      id: `clone.taken${suffix}`,
      title: 'a copy cannot have a name that is taken',
      engines,
      evidence: [known],
      steps: [
        ...ofOne,
        aSnapshot('{name}-b'),
        cloned(
          '{name}-a',
          '{name}-b',
          '{name}',
          failed(
            400,
            type,
            '[{repository}:{name}-b] Invalid snapshot name [{name}-b], ' +
              'snapshot with the same name already exists'
          )
        )
      ]
    })
  ),
  {
    id: 'clone.no-index',
    title: 'there is no copy of an index that is not in the snapshot',
    evidence: [known],
    steps: [...ofOne, cloned('{name}-a', '{name}-b', '{name}-nope', noIndex('{name}-nope'))]
  }
]

export const searchDeleteCases = searchCases([...deletions, ...clones])
