/** The list of all backups of Operate or Tasklist, from 8.2 on. */
import type { ContractCase, Expectation } from '../case.js'
import {
  beginning,
  each,
  including,
  oneOf,
  type Pattern,
  some,
  text,
  textOrNull,
  the,
  whole
} from '../pattern.js'
import { assumed } from './evidence.js'
import {
  backupCode,
  deleted,
  detail,
  finished,
  got,
  json,
  refused,
  seen,
  seenWithStandIn,
  sixParts,
  startTime,
  taken
} from './history-answers.js'
import { type HistoryLine, hasList, operateLines, tasklistLines } from './history-lines.js'
import { casesOf, type Row } from './spans.js'
import { foreignPart, stray } from './strays.js'

const fromCode = (at: HistoryLine) => [backupCode(at)] as const
/** A list that looks so. */
export const lists = (body: Pattern): Expectation => ({
  status: 200,
  headers: { 'content-type': json },
  json: body
})

/** A finished backup in a list: its newest part comes first. */
export function listed(at: HistoryLine, id = 'id'): Pattern {
  const details = sixParts.toReversed().map(part => detail(at, part, 'SUCCESS', `{${id}}`))
  return { backupId: the(id), state: 'COMPLETED', failureReason: null, details }
}

const states = oneOf('COMPLETED', 'FAILED', 'INCOMPATIBLE', 'IN_PROGRESS', 'INCOMPLETE')

const rows: readonly Row<HistoryLine>[] = [
  {
    id: 'list.members',
    title: 'a list holds whole backups, their members in order',
    safety: 'read-only',
    only: hasList,
    evidence: seenWithStandIn('backup code'),
    steps: at => [
      {
        send: got(at.base),
        expect: lists(
          each({
            backupId: whole,
            state: states,
            failureReason: textOrNull,
            details: each({ snapshotName: text, state: text, startTime, failures: each(text) }, 1)
          })
        )
      }
    ]
  },
  {
    id: 'list.details-newest-first',
    title: 'in a list the parts of a backup come newest first',
    safety: 'deletes-what-it-created',
    only: hasList,
    evidence: fromCode,
    steps: at => [
      taken(at),
      finished(at),
      { send: got(at.base), expect: lists(including(listed(at))) }
    ]
  },
  {
    id: 'list.newest-first',
    title: 'the backup with the newest snapshot comes first, whatever its id',
    safety: 'deletes-what-it-created',
    only: hasList,
    evidence: fromCode,
    steps: at => [
      taken(at, '{other}'),
      finished(at, '{other}'),
      taken(at),
      finished(at),
      { send: got(at.base), expect: lists(beginning(listed(at), listed(at, 'other'))) }
    ]
  },
  {
    id: 'list.empty',
    title: 'where there is no backup the list is empty, not a 404',
    safety: 'read-only',
    only: hasList,
    evidence: seen(
      { operate: 'accept-list-any', tasklist: 'accept-list-none' },
      assumed('as in 8.6.11')
    ),
    // Only there nobody else has taken backups.
    mockOnly: {},
    steps: at => [
      {
        send: got(at.base),
        expect: { ...lists([]), text: at.subject === 'tasklist' ? '[ ]' : '[]' }
      }
    ]
  },
  {
    id: 'list.after-delete',
    title: 'a backup that is deleted is in no list any more',
    safety: 'deletes-what-it-created',
    only: hasList,
    mockOnly: {},
    evidence: seenWithStandIn('backup code'),
    steps: at => [
      taken(at),
      finished(at),
      { send: deleted(`${at.base}/{id}`), expect: { status: 204 } },
      { send: got(at.base), expect: lists([]), eventually: true }
    ]
  },
  {
    id: 'list.of-another-version',
    title: 'what another version took is in the list',
    safety: 'deletes-what-it-created',
    only: hasList,
    engines: ['elasticsearch'],
    evidence: fromCode,
    steps: at => [
      foreignPart(at),
      {
        send: got(at.base),
        expect: lists(
          including({
            backupId: the('id'),
            state: at.missingPart,
            failureReason: null,
            details: [detail(at, 1)]
          })
        )
      }
    ]
  },
  {
    id: 'list.id-from-the-name',
    title: 'a snapshot without an id in its metadata, as 8.1 left it, has the id of its name',
    safety: 'deletes-what-it-created',
    only: hasList,
    evidence: fromCode,
    steps: at => [
      stray(`camunda_${at.subject}_{id}_8.1.0_part_1_of_6`, {
        version: '8.1.0',
        partNo: 1,
        partCount: 6
      }),
      { send: got(at.base), expect: lists(including(some({ backupId: the('id') }))) }
    ]
  },
  {
    id: 'list.name-without-number',
    title: 'one snapshot without a numeric id, as 8.1 could leave it, and no list can be had',
    // Nobody has a list while it is there.
    safety: ['deletes-what-it-created', 'destructive'],
    only: hasList,
    evidence: fromCode,
    steps: at => {
      const name = `camunda_${at.subject}_{name}_8.1.0_part_1_of_6`
      const message = `Exception occurred when searching for backups: Unable to extract backupId. Snapshot name: ${name}`
      return [
        stray(name, { version: '8.1.0', partNo: 1, partCount: 6 }),
        {
          send: got(at.base),
          expect: refused(at, at.base, at.errors === 'v1' ? 400 : 500, message)
        }
      ]
    }
  },
  {
    id: 'list.failed',
    title: 'a backup that failed is in the list with its reason',
    safety: 'deletes-what-it-created',
    only: hasList,
    evidence: fromCode,
    mockOnly: ({ subject }) => ({ plans: [{ app: subject, part: 1, outcome: 'FAILED' }] }),
    steps: at => [
      { ...taken(at), keep: { part: '/scheduledSnapshots/0' } },
      {
        send: got(at.base),
        expect: lists(
          beginning({
            backupId: the('id'),
            state: 'FAILED',
            failureReason: 'There were failures with the following snapshots: {part}',
            details: [detail(at, 1, 'FAILED')]
          })
        )
      }
    ]
  },
  {
    id: 'list.unknown-parameters',
    title: 'parameters that nobody knows do not matter',
    safety: 'read-only',
    only: hasList,
    evidence: seen({ tasklist: 'query-list-backupid' }),
    steps: at => [{ send: got(`${at.base}?backupId=1&foo`), expect: lists(each(some({}))) }]
  }
]

export const historyListCases: readonly ContractCase[] = [
  ...casesOf(operateLines, rows),
  ...casesOf(tasklistLines, rows)
]
