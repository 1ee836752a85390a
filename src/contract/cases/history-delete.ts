/** Deleting a backup of Operate or Tasklist: one deletion of a snapshot for each of its parts. */
import type { ContractCase, Expectation, Step } from '../case.js'
import { some } from '../pattern.js'
import { docs } from './evidence.js'
import {
  backupCode,
  deleted,
  finished,
  got,
  refused,
  seenWithStandIn,
  sixParts,
  taken
} from './history-answers.js'
import { type HistoryLine, operateLines, tasklistLines } from './history-lines.js'
import { casesOf, type Row } from './spans.js'
import { foreignPart } from './strays.js'

/** Nothing at all behind the status. */
const gone: Expectation = {
  status: 204,
  headers: { 'content-type': null, 'content-length': null },
  text: ''
}

const deletion = ({ base }: HistoryLine, id = '{id}'): Step => ({
  send: deleted(`${base}/${id}`),
  expect: gone
})

function unknown(at: HistoryLine): Step {
  const path = `${at.base}/{id}`
  return {
    send: got(path),
    expect: refused(at, path, 404, 'No backup with id [{id}] found.'),
    eventually: true
  }
}

const foreign = ({ subject }: HistoryLine) =>
  `/_snapshot/{repository}/camunda_${subject}_{id}_0.0.1_part_1_of_6`

const rows: readonly Row<HistoryLine>[] = [
  {
    id: 'delete.accepted',
    title: 'a deletion is a 204 without a byte, and the backup is unknown soon after',
    safety: 'deletes-what-it-created',
    evidence: seenWithStandIn('backup code'),
    steps: at => [taken(at), finished(at), deletion(at), unknown(at)]
  },
  {
    id: 'delete.snapshots',
    title: 'a deletion takes the snapshots out of the repository',
    safety: 'deletes-what-it-created',
    evidence: at => [backupCode(at)],
    steps: at => [
      { ...taken(at), keep: { first: '/scheduledSnapshots/0', last: '/scheduledSnapshots/5' } },
      finished(at),
      deletion(at),
      ...(['first', 'last'] as const).map(part => ({
        send: { to: 'search', ...got(`/_snapshot/{repository}/{${part}}`) } as const,
        expect: { status: 404 },
        eventually: true as const
      }))
    ]
  },
  {
    id: 'delete.unknown',
    title: 'a deletion of a backup that nobody took is a 204 too, whatever the documentation says',
    // Nobody has that id; should somebody have it, it would be gone.
    safety: 'deletes-what-it-created',
    evidence: seenWithStandIn('backup code'),
    steps: at => [deletion(at, '{other}')]
  },
  {
    id: 'delete.twice',
    title: 'a second deletion is a 204 as well',
    safety: 'deletes-what-it-created',
    evidence: seenWithStandIn('backup code'),
    steps: at => [taken(at), finished(at), deletion(at), deletion(at)]
  },
  {
    id: 'delete.part-gone-before',
    title: 'a part that is gone already does not trouble a deletion',
    safety: 'deletes-what-it-created',
    evidence: at => [backupCode(at)],
    steps: at => [
      { ...taken(at), keep: { part: '/scheduledSnapshots/2' } },
      finished(at),
      {
        send: { to: 'search', ...deleted('/_snapshot/{repository}/{part}') },
        expect: { status: 200 }
      },
      deletion(at),
      unknown(at)
    ]
  },
  {
    id: 'delete.of-another-version.left',
    title: 'a deletion misses what another version took, and answers 204 all the same',
    safety: 'deletes-what-it-created',
    only: ({ deletesAnyVersion }) => !deletesAnyVersion,
    evidence: at => [backupCode(at), docs('camunda/camunda#18869, #20458')],
    steps: at => [
      foreignPart(at),
      deletion(at),
      {
        send: { to: 'search', ...got(foreign(at)) },
        expect: { status: 200, json: some({ snapshots: [some({ state: 'SUCCESS' })] }) }
      },
      {
        send: got(`${at.base}/{id}`),
        expect: { status: 200, json: some({ state: at.missingPart }) }
      }
    ]
  },
  {
    id: 'delete.of-another-version',
    title: 'a deletion finds what another version took',
    safety: 'deletes-what-it-created',
    only: ({ deletesAnyVersion }) => deletesAnyVersion,
    evidence: at => [docs('camunda/camunda#36874, #36871'), backupCode(at)],
    steps: at => [foreignPart(at), deletion(at), unknown(at)]
  },
  {
    id: 'delete.others-stay',
    title: 'a deletion leaves backups alone whose ids begin alike',
    safety: 'deletes-what-it-created',
    only: ({ ids }) => ids !== 'int32',
    evidence: at => [backupCode(at)],
    steps: at => [
      taken(at, '{id}0'),
      finished(at, '{id}0'),
      taken(at),
      finished(at),
      deletion(at),
      unknown(at),
      finished(at, '{id}0')
    ]
  },
  {
    id: 'delete.failed',
    title: 'a backup that failed is deleted like every other, and its id is free',
    safety: 'deletes-what-it-created',
    evidence: at => [backupCode(at)],
    mockOnly: ({ subject }) => ({
      plans: [{ app: subject, part: sixParts.length, outcome: 'FAILED', times: 1 }]
    }),
    steps: at => [taken(at), deletion(at), unknown(at), taken(at)]
  }
]

export const historyDeleteCases: readonly ContractCase[] = [
  ...casesOf(operateLines, rows),
  ...casesOf(tasklistLines, rows)
]
