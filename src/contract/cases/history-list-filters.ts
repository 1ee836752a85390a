/** The parameters of a list of Operate or Tasklist: verbose and pattern, from 8.6 on.  */
import type { ContractCase } from '../case.js'
import { each, including, some, the, wording } from '../pattern.js'
import { assumed, docs, source } from './evidence.js'
import {
  backupCode,
  controllerRefused,
  detail,
  finished,
  got,
  refused,
  sixParts,
  taken
} from './history-answers.js'
import { type HistoryLine, hasList, operateLines, tasklistLines } from './history-lines.js'
import { listed, lists } from './history-list.js'
import { casesOf, type Row } from './spans.js'
import { timestamp } from './spring-answers.js'

const filters: Pick<Row<HistoryLine>, 'only'> = { only: ({ filters }) => filters }
const withVerbose = (at: HistoryLine) =>
  [docs('camunda/camunda#30730, #30826'), backupCode(at)] as const
const withPattern = (at: HistoryLine) =>
  [docs('camunda/camunda#30833, #30836'), backupCode(at)] as const

const rows: readonly Row<HistoryLine>[] = [
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

export const historyListFilterCases: readonly ContractCase[] = [
  ...casesOf(operateLines, rows),
  ...casesOf(tasklistLines, rows)
]
