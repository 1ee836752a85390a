/** Restoring: what is brought back, under which name, and with what the request is refused. */
import type { Expectation, Step } from '../case.js'
import { type Pattern, some } from '../pattern.js'
import { docs } from './evidence.js'
import { accepted, illegal } from './search-answers.js'
import { elastic, known, type SearchRow, searchCases } from './search-rows.js'
import {
  anIndex,
  aSnapshot,
  closed,
  deleted,
  got,
  indexWith,
  of,
  posted,
  removal,
  snapshots
} from './search-steps.js'

type Body = Readonly<Record<string, Pattern>>

const request = elastic('RestoreSnapshotRequest')
const path = `${snapshots}/{name}/_restore`

/** Brings back what has the case's name, and waits for it; `as` is what has to go again. */
function restored(body: Body = {}, as = '{name}'): Step {
  return {
    ...posted(`${path}?wait_for_completion=true`, body, { status: 200 }),
    undo: [removal(`/${as}`)]
  }
}

const broughtBack = (body: Body | undefined, expect: Expectation, query = ''): Step => ({
  ...posted(`${path}${query}`, body, expect),
  undo: [removal('/{name}')]
})

/** An index that is in a snapshot and nowhere else any more. */
const lost = [
  anIndex('{name}', ['{name}-x']),
  aSnapshot('{name}', of('{name}')),
  deleted('/{name}')
] as const

const asked: readonly SearchRow[] = [
  {
    id: 'restore.no-body',
    title: 'a restore without a body is accepted',
    evidence: [known],
    steps: [...lost, broughtBack(undefined, accepted)]
  },
  {
    id: 'restore.not-waiting',
    title: 'a restore that nobody waits for is accepted',
    evidence: [known],
    steps: [...lost, broughtBack({}, accepted, '?wait_for_completion=false')]
  },
  {
    id: 'restore.waiting',
    title: 'who waits for a restore is told what came back',
    evidence: [known],
    steps: [
      ...lost,
      broughtBack(
        {},
        {
          status: 200,
          json: {
            snapshot: {
              snapshot: '{name}',
              indices: ['{name}'],
              shards: { total: 1, failed: 0, successful: 1 }
            }
          }
        },
        '?wait_for_completion=true'
      )
    ]
  },
  {
    id: 'restore.aliases',
    title: 'aliases come back with their index',
    evidence: [elastic('RestoreService')],
    steps: [
      ...lost,
      restored(),
      got('/{name}?filter_path=*.aliases', {
        status: 200,
        json: { '{name}': { aliases: { '{name}-x': {} } } }
      })
    ]
  },
  {
    id: 'restore.aliases.unwanted',
    title: 'aliases stay away where they are not wanted',
    evidence: [elastic('RestoreService')],
    steps: [
      ...lost,
      restored({ include_aliases: false }),
      got('/{name}', { status: 200, json: some({ '{name}': some({ aliases: {} }) }) })
    ]
  },
  {
    id: 'restore.renamed',
    title: 'names are replaced as Java replaces them',
    evidence: [request],
    steps: [
      ...lost,
      restored({ rename_pattern: '(.+)', rename_replacement: '$1-restored' }, '{name}-restored'),
      got('/_cat/indices/{name}*?h=index&format=json', {
        status: 200,
        json: [{ index: '{name}-restored' }]
      })
    ]
  },
  {
    id: 'restore.renamed.everywhere',
    title: 'a pattern is replaced wherever it stands in a name',
    evidence: [request],
    steps: [
      anIndex('{name}-zz'),
      aSnapshot('{name}', of('{name}-zz')),
      deleted('/{name}-zz'),
      restored({ rename_pattern: 'z', rename_replacement: 'xx' }, '{name}-xxxx'),
      got('/_cat/indices/{name}*?h=index&format=json', {
        status: 200,
        json: [{ index: '{name}-xxxx' }]
      })
    ]
  },
  {
    id: 'restore.settings',
    title: 'an index may come back with other settings',
    evidence: [request],
    steps: [
      ...lost,
      restored({ index_settings: { 'index.number_of_replicas': 2 } }),
      got('/_cat/indices/{name}?h=index,rep&format=json', {
        status: 200,
        json: [{ index: '{name}', rep: '2' }]
      })
    ]
  },
  {
    id: 'restore.settings.ignored',
    title: 'settings of an index may be left behind',
    evidence: [request],
    steps: [
      indexWith('{name}', { settings: { number_of_replicas: 0, refresh_interval: '5s' } }),
      aSnapshot('{name}', of('{name}')),
      deleted('/{name}'),
      restored({ ignore_index_settings: ['index.refresh_interval'] }),
      got('/{name}?filter_path=*.settings.index.refresh_interval', { status: 200, json: {} })
    ]
  },
  {
    id: 'restore.indices',
    title: 'of the indices in a snapshot those come back that were asked for',
    evidence: [request],
    steps: [
      anIndex('{name}'),
      anIndex('{name}-b'),
      aSnapshot('{name}', of('{name},{name}-b')),
      deleted('/{name}'),
      deleted('/{name}-b'),
      broughtBack(
        { indices: '{name}' },
        { status: 200, json: some({ snapshot: some({ indices: ['{name}'] }) }) },
        '?wait_for_completion=true'
      )
    ]
  },
  {
    id: 'restore.recovery',
    title: 'the shards of a restored index tell where they came from, and none is on its way',
    evidence: [elastic('RecoverySource and RecoveryState')],
    steps: [
      ...lost,
      restored(),
      got('/{name}/_recovery', {
        status: 200,
        json: { '{name}': { shards: [some({ id: 0, type: 'SNAPSHOT', stage: 'DONE' })] } }
      }),
      got('/{name}/_recovery?active_only=true', { status: 200, json: {} })
    ]
  },
  {
    id: 'restore.closed',
    title: 'a closed index is written over and opened again',
    evidence: [docs('Elasticsearch 8.17 reference, restore a snapshot')],
    steps: [
      anIndex(),
      aSnapshot('{name}', of('{name}')),
      closed(),
      restored(),
      got('/_cat/indices/{name}?h=index,status&format=json', {
        status: 200,
        json: [{ index: '{name}', status: 'open' }]
      })
    ]
  }
]

/** A body that is refused before anybody looks for the snapshot. */
const malformed = (
  id: string,
  body: Body,
  reason: string,
  engines?: readonly string[]
): SearchRow => ({
  id: `restore.refused.${id}`,
  title: `a restore is refused as ${reason.toLowerCase()}`,
  ...(engines !== undefined && { engines }),
  evidence: [request],
  steps: [posted(path, body, illegal(reason))]
})

const bodies: readonly SearchRow[] = [
  malformed('unknown', { foo: 1 }, 'Unknown parameter foo'),
  malformed('pattern', { rename_pattern: 1 }, 'malformed rename_pattern'),
  malformed('replacement', { rename_replacement: 1 }, 'malformed rename_replacement'),
  malformed('settings', { index_settings: [] }, 'malformed index_settings section'),
  malformed(
    'ignored-settings',
    { ignore_index_settings: 1 },
    'malformed ignore_index_settings section, should be an array of strings'
  ),
  {
    ...malformed('features', { feature_states: [] }, 'Unknown parameter feature_states', [
      'opensearch'
    ]),
    // A snapshot that is not there brings nothing back.
    ...{ evidence: [known], safety: 'read-only' }
  },
  {
    id: 'restore.features',
    title: 'Elasticsearch knows the states of features',
    engines: ['elasticsearch'],
    evidence: [request],
    steps: [...lost, broughtBack({ feature_states: ['none'] }, accepted)]
  },
  {
    id: 'restore.known-members',
    title: 'a restore takes all the members that it knows together',
    evidence: [request],
    steps: [
      ...lost,
      broughtBack(
        {
          ...{ indices: ['{name}'], include_global_state: false, include_aliases: true },
          ...{ partial: false, rename_pattern: '_', rename_replacement: 'y' },
          ...{ index_settings: {}, ignore_index_settings: [], ignore_unavailable: false },
          ...{ allow_no_indices: true, expand_wildcards: 'open' }
        },
        accepted
      )
    ]
  }
]

export const searchRestoreCases = searchCases([...asked, ...bodies])
