/** The list of all backups of Operate or Tasklist, from 8.2 on. */
import type { ContractCase, Expectation, Step } from '../case.js'
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
  whole,
  wording
} from '../pattern.js'
import { assumed, docs, source } from './evidence.js'
import {
  backupCode,
  controllerRefused,
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
import { foreignPart } from './history-create.js'
import { type HistoryLine, hasList, operateLines, tasklistLines } from './history-lines.js'
import { casesOf, type Row } from './spans.js'
import { timestamp } from './spring-answers.js'

const fromCode = (at: HistoryLine) => [backupCode(at)] as const
const lists = (body: Pattern): Expectation => ({
  status: 200,
  headers: { 'content-type': json },
  json: body
})

/** A finished backup in a list: its newest part comes first. */
function listed(at: HistoryLine, id = 'id'): Pattern {
  const details = sixParts.toReversed().map(part => detail(at, part, 'SUCCESS', `{${id}}`))
  return { backupId: the(id), state: 'COMPLETED', failureReason: null, details }
}

const states = oneOf('COMPLETED', 'FAILED', 'INCOMPATIBLE', 'IN_PROGRESS', 'INCOMPLETE')

/** A snapshot of nothing under a name of the application, gone again in the end. */
function stray(name: string, metadata: Pattern): Step {
  const path = `/_snapshot/{repository}/${name}`
  return {
    send: {
      to: 'search',
      method: 'PUT',
      path: `${path}?wait_for_completion=true`,
      body: { indices: '-*', include_global_state: false, metadata }
    },
    expect: { status: 200 },
    undo: [{ to: 'search', ...deleted(path) }]
  }
}

const filters: Pick<Row<HistoryLine>, 'only'> = { only: ({ filters }) => filters }
const withVerbose = (at: HistoryLine) =>
  [docs('camunda/camunda#30730, #30826'), backupCode(at)] as const
const withPattern = (at: HistoryLine) =>
  [docs('camunda/camunda#30833, #30836'), backupCode(at)] as const

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
    safety: 'destructive',
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
    safety: 'creates-backups',
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
  },
  {
    id: 'list.filters-ignored',
    title: 'verbose and pattern do not matter, whatever they hold',
    safety: 'read-only',
    only: at => hasList(at) && !at.filters,
    evidence: at => [
      at.subject === 'operate'
        ? source('camunda/camunda, Operate BackupController 8.2 to 8.5')
        : source('camunda/camunda, Tasklist BackupService 8.2 to 8.5')
    ],
    steps: at => [
      { send: got(`${at.base}?verbose=banana&pattern=abc`), expect: lists(each(some({}))) }
    ]
  },
  {
    id: 'list.not-verbose',
    title: 'with verbose=false nothing is told of the start',
    safety: 'deletes-what-it-created',
    ...filters,
    evidence: withVerbose,
    steps: at => {
      const details = sixParts.map(part => ({ ...detail(at, part), startTime: null }))
      const item = { backupId: the('id'), state: 'COMPLETED', failureReason: null, details }
      return [
        taken(at),
        finished(at),
        { send: got(`${at.base}?verbose=false`), expect: lists(including(item)) }
      ]
    }
  },
  {
    id: 'list.verbose',
    title: 'verbose=true is the list as it is without it',
    safety: 'deletes-what-it-created',
    ...filters,
    evidence: withVerbose,
    steps: at => [
      taken(at),
      finished(at),
      { send: got(`${at.base}?verbose=true`), expect: lists(including(listed(at))) }
    ]
  },
  {
    id: 'list.verbose-not-boolean',
    title: 'a verbose that is neither true nor false is a 400',
    safety: 'read-only',
    ...filters,
    evidence: () => [assumed("Spring's conversion of query parameters")],
    steps: at => [
      {
        send: got(`${at.base}?verbose=banana`),
        expect: controllerRefused(
          at,
          at.base,
          wording("Method parameter 'verbose': Failed to convert value of type *"),
          [400, "Failed to convert 'verbose' with value: 'banana'"]
        )
      }
    ]
  },
  {
    id: 'list.pattern',
    title: 'a pattern of digits and a star lets only such ids through',
    safety: 'deletes-what-it-created',
    ...filters,
    evidence: withPattern,
    steps: at => [
      taken(at),
      finished(at),
      { send: got(`${at.base}?pattern={id}*`), expect: lists([listed(at)]) },
      { send: got(`${at.base}?pattern={other}*`), expect: lists([]) },
      { send: got(`${at.base}?pattern=*`), expect: lists(including(listed(at))) },
      { send: got(`${at.base}?pattern=`), expect: lists(including(listed(at))) }
    ]
  },
  ...(
    [
      ['letters', 'abc'],
      ['star-in-front', '*1'],
      ['two-stars', '1**'],
      ['too-long', '123456789012345678901']
    ] as const
  ).map(
    ([id, pattern]): Row<HistoryLine> => ({
      id: `list.pattern.${id}`,
      title: `${pattern} is no pattern`,
      safety: 'read-only',
      ...filters,
      evidence: at =>
        at.subject === 'tasklist'
          ? [source('camunda/camunda, Tasklist BackupManagerElasticSearch')]
          : [assumed('the catch-all of the controller')],
      steps: at => [
        {
          send: got(`${at.base}?pattern=${pattern}`),
          expect:
            at.errors === 'v1'
              ? refused(at, at.base, 400, `Invalid pattern: ${pattern}`)
              : timestamp(at.base, 500)
        }
      ]
    })
  )
]

export const historyListCases: readonly ContractCase[] = [
  ...casesOf(operateLines, rows),
  ...casesOf(tasklistLines, rows)
]
