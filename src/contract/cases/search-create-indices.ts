/** Of which indices a snapshot is taken, and what holds them. */
import { type Pattern, some } from '../pattern.js'
import { noIndex } from './search-answers.js'
import { elastic, known, type SearchRow, searchCases } from './search-rows.js'
import {
  anIndex,
  aSnapshot,
  begun,
  closed,
  got,
  of,
  put,
  refusedStart,
  removal,
  snapshots
} from './search-steps.js'

const undo = [removal(`${snapshots}/{name}`)]
const waiting = `${snapshots}/{name}?wait_for_completion=true`
const request = elastic('CreateSnapshotRequest')

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

export const searchCreateIndexCases = searchCases(indices)
