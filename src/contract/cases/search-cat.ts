/** Tables for people: indices and snapshots. */
import { including, matching, oneOf, type Pattern, some, wording } from '../pattern.js'
import { illegal, noIndex, noRepository } from './search-answers.js'
import { elastic, known, newerThan, olderThan, type SearchRow, searchCases } from './search-rows.js'
import {
  anIndex,
  aSnapshot,
  begun,
  closed,
  endless,
  got,
  indexWith,
  of,
  ofNothing,
  own,
  ownRepository
} from './search-steps.js'

const indices = elastic('RestIndicesAction')
const snapshotTable = elastic('RestSnapshotAction')
const cat = '/_cat/indices/{name}'
const two = [anIndex('{name}-a'), anIndex('{name}-bb')] as const
const without = indexWith('{name}-y', { settings: { number_of_replicas: 100 } })

const columns =
  'health status index* uuid* pri rep docs.count docs.deleted store.size pri.store.size'
const line = 'green *open *{name} * 1 *0 *0 *0 *b *b'

const tables: readonly SearchRow[] = [
  {
    id: 'cat.indices.columns',
    title: 'the table of indices has a column for the size without copies',
    engines: newerThan('8.11'),
    evidence: [indices],
    steps: [
      anIndex(),
      got(`${cat}?v`, { status: 200, text: wording(`${columns} dataset.size\n${line} *b\n`) })
    ]
  },
  {
    id: 'cat.indices.columns.older',
    title: 'the table of indices had ten columns once, and has them in OpenSearch',
    engines: olderThan('8.10'),
    evidence: [indices],
    steps: [anIndex(), got(`${cat}?v`, { status: 200, text: wording(`${columns}\n${line}\n`) })]
  },
  {
    id: 'cat.indices.line',
    title: 'a table is text without a head unless it is asked for, a line for an index',
    evidence: [indices],
    steps: [
      anIndex(),
      got(cat, { status: 200, text: wording('green open {name} * 1 0 0 0 *b *b*\n') })
    ]
  },
  {
    id: 'cat.indices.none',
    title: 'a table of no index is empty',
    evidence: [indices],
    steps: [got(`${cat}-*`, { status: 200, text: '' })]
  },
  {
    id: 'cat.indices.closed',
    title: 'a closed index has neither documents nor sizes in the table',
    evidence: [indices],
    steps: [
      anIndex(),
      closed(),
      got(`${cat}?h=index,status,docs.count,store.size&format=json`, {
        status: 200,
        json: [
          some({ index: '{name}', status: 'close', 'docs.count': blank(), 'store.size': blank() })
        ]
      })
    ]
  },
  {
    id: 'cat.indices.order',
    title: 'lines come in the order of a column, and columns have short names',
    evidence: [indices],
    steps: [
      ...two,
      got(`${cat}-*?h=index&s=index`, { status: 200, text: wording('{name}-a*\n{name}-bb*\n') }),
      got(`${cat}-*?h=i&s=index:desc`, { status: 200, text: wording('{name}-bb*\n{name}-a*\n') })
    ]
  },
  {
    id: 'cat.indices.json',
    title: 'a table as JSON has objects with the columns that were asked for, all of them texts',
    evidence: [known],
    steps: [
      ...two,
      got(`${cat}-*?h=index&s=index&format=json`, {
        status: 200,
        json: [{ index: '{name}-a' }, { index: '{name}-bb' }]
      }),
      got(`${cat}-a?h=i,cd,pri&format=json`, {
        status: 200,
        json: [{ i: '{name}-a', cd: matching('digits', /^\d+$/), pri: '1' }]
      })
    ]
  },
  {
    id: 'cat.indices.health',
    title: 'indices are found by their health',
    evidence: [indices],
    steps: [
      anIndex('{name}-g'),
      without,
      {
        ...got(`${cat}-*?h=index&health=yellow`, { status: 200, text: wording('{name}-y*\n') }),
        eventually: true
      }
    ]
  },
  {
    id: 'cat.indices.health.strange',
    title: 'a health that is none is refused',
    evidence: [indices],
    steps: [got('/_cat/indices?health=blue', illegal('unknown cluster health status [blue]'))]
  },
  {
    id: 'cat.indices.all',
    title: 'the table of indices has hidden, closed and dotted ones as well',
    evidence: [known],
    steps: [
      anIndex('{name}-c'),
      closed('{name}-c'),
      indexWith('{name}-h', { settings: { hidden: true, number_of_replicas: 0 } }),
      anIndex('.{name}'),
      ...['{name}-c', '{name}-h', '.{name}'].map(index =>
        got('/_cat/indices?h=index&format=json', { status: 200, json: including({ index }) })
      )
    ]
  },
  {
    id: 'cat.indices.pattern',
    title: 'the table of indices may be of a pattern',
    evidence: [known],
    steps: [...two, got(`${cat}-b*?h=index`, { status: 200, text: '{name}-bb\n' })]
  },
  {
    id: 'cat.indices.missing',
    title: 'there is no table of an index that is not there',
    evidence: [known],
    steps: [got(cat, noIndex('{name}'))]
  },
  {
    id: 'cat.accept',
    title: 'a table comes as JSON where that is what the client accepts',
    evidence: [known],
    steps: [
      {
        send: {
          ...{ method: 'GET', path: '/_cat/repositories?h=id' },
          headers: { accept: 'application/json' }
        },
        expect: { status: 200, json: including({ id: '{repository}' }) }
      }
    ]
  }
]

/** Nothing, as a text or as no value. */
function blank(): Pattern {
  return oneOf('', null)
}

const seconds = matching('seconds', /^\d{9,10}$/)
const clock = matching('time of day', /^\d\d:\d\d:\d\d$/)
const took = matching('length of time', /^[\d.]+(ms|s|m)$/)

const catOwn = own.replace('/_snapshot', '/_cat/snapshots')
const item = (members: Readonly<Record<string, Pattern>>) =>
  ({ status: 200, json: including(some(members)) }) as const

const snapshotTables: readonly SearchRow[] = [
  {
    id: 'cat.snapshots.columns',
    title: 'the table of snapshots has epochs in seconds, times of day, and counts',
    evidence: [snapshotTable, known],
    steps: [
      anIndex(),
      aSnapshot('{name}', of('{name}')),
      got('/_cat/snapshots/{repository}?v&format=json', {
        status: 200,
        json: including({
          ...{ id: '{name}', repository: '{repository}', status: 'SUCCESS' },
          ...{ start_epoch: seconds, start_time: clock, end_epoch: seconds, end_time: clock },
          ...{ duration: took, indices: '1', successful_shards: '1', failed_shards: '0' },
          total_shards: '1'
        })
      })
    ]
  },
  {
    id: 'cat.snapshots.line',
    title: 'the table of snapshots is a line for each, in the order of their start',
    evidence: [snapshotTable],
    onlyWhere: ownRepository,
    steps: [
      aSnapshot('b', ofNothing, own),
      got(`${own}/b`, { status: 200 }),
      got(`${own}/b`, { status: 200 }),
      aSnapshot('a', ofNothing, own),
      got(`${catOwn}?h=id`, { status: 200, text: 'b\na\n' }),
      got(catOwn, {
        status: 200,
        text: wording('b {name} SUCCESS * *:*:* * *:*:* * 0 0 0 0\na {name} SUCCESS * 0 0 0 0\n')
      })
    ]
  },
  {
    id: 'cat.snapshots.reason',
    title: 'why a snapshot failed is shown where it is asked for',
    evidence: [snapshotTable],
    mockOnly: { plans: [{ app: 'elasticsearch', outcome: 'FAILED', reason: 'no master' }] },
    steps: [
      aSnapshot(),
      got(
        '/_cat/snapshots/{repository}?h=id,status,reason&format=json',
        item({ id: '{name}', status: 'FAILED', reason: 'no master' })
      )
    ]
  },
  {
    id: 'cat.snapshots.none',
    title: 'a table of no snapshot is empty',
    evidence: [snapshotTable],
    onlyWhere: ownRepository,
    steps: [got(catOwn, { status: 200, text: '' })]
  },
  {
    id: 'cat.snapshots.running',
    title: 'a snapshot that runs has the epoch as its end in the table',
    evidence: [snapshotTable, known],
    mockOnly: endless(),
    steps: [
      begun(),
      got(
        '/_cat/snapshots/{repository}?h=id,status,end_epoch&format=json',
        item({ id: '{name}', status: 'IN_PROGRESS', end_epoch: '0' })
      )
    ]
  },
  {
    id: 'cat.snapshots.no-repository',
    title: 'there is no table of the snapshots in a repository that is not there',
    evidence: [known],
    steps: [got('/_cat/snapshots/{name}', noRepository('{name}'))]
  }
]

export const searchCatCases = searchCases([...tables, ...snapshotTables])
