/** The state of a backup of Operate or Tasklist: what its parts make of it. */
import type { ContractCase, Step } from '../case.js'
import { type Pattern, some, wording } from '../pattern.js'
import { docs, source } from './evidence.js'
import {
  backup,
  backupCode,
  deleted,
  detail,
  finished,
  got,
  refused,
  seen,
  seenWithStandIn,
  taken
} from './history-answers.js'
import {
  type HistoryLine,
  hasOpenSearch,
  isLikeRecorded,
  operateLines,
  tasklistLines
} from './history-lines.js'
import { casesOf, type Row } from './spans.js'

const fromCode = (at: HistoryLine) => [backupCode(at)] as const
const failures = 'There were failures with the following snapshots: '
const partName = ({ subject }: HistoryLine, part: number) =>
  `camunda_${subject}_{id}_*_part_${part}_of_6`

/** Reads the backup of this case. */
export function read(
  at: HistoryLine,
  state: string,
  details: readonly Pattern[],
  failureReason: Pattern = null
): Step {
  return { send: got(`${at.base}/{id}`), expect: backup(at, state, details, failureReason) }
}

/** The details of a backup whose parts are in these states. */
export function parts(at: HistoryLine, ...states: readonly string[]): readonly Pattern[] {
  return states.map((state, index) => detail(at, index + 1, state))
}

/** `count` good parts. */
export const good = (count: number) => Array.from({ length: count }, () => 'SUCCESS')

/** What becomes of a part; of one backup only. */
interface Fate {
  readonly part?: number
  readonly [member: string]: unknown
}

export function planned(...fates: readonly Fate[]) {
  return ({ subject }: HistoryLine) => ({ plans: fates.map(fate => ({ app: subject, ...fate })) })
}

/** A part that is PARTIAL or something else than good or FAILED: some go on behind it, others do not. */
function behind(at: HistoryLine, part: number, state: string, isStopped: boolean) {
  const after = isStopped ? [] : good(6 - part)
  return parts(at, ...good(part - 1), state, ...after)
}

const rows: readonly Row<HistoryLine>[] = [
  {
    id: 'read.completed',
    title:
      'a finished backup is COMPLETED, without a reason, its parts in the order of their start',
    safety: 'deletes-what-it-created',
    evidence: seenWithStandIn('backup code'),
    steps: at => [taken(at), finished(at), read(at, 'COMPLETED', parts(at, ...good(6)))]
  },
  {
    id: 'read.unknown',
    title: 'a backup that nobody took is a 404',
    safety: 'read-only',
    evidence: seenWithStandIn('backup code'),
    steps: at => {
      const path = `${at.base}/{other}`
      return [
        { send: got(path), expect: refused(at, path, 404, 'No backup with id [{other}] found.') }
      ]
    }
  },
  {
    id: 'read.accepted-and-not-yet-there',
    title: 'right after an accepted start the backup may still be unknown',
    safety: 'deletes-what-it-created',
    evidence: () => [docs('camunda/camunda#33717, field reports')],
    mockOnly: planned({ registrationGap: '1h' }),
    steps: at => {
      const path = `${at.base}/{id}`
      return [
        taken(at),
        { send: got(path), expect: refused(at, path, 404, 'No backup with id [{id}] found.') }
      ]
    }
  },
  {
    id: 'read.running',
    title: 'while a part runs the backup is IN_PROGRESS, and later parts are not there yet',
    safety: 'deletes-what-it-created',
    engines: ['elasticsearch'],
    evidence: fromCode,
    mockOnly: planned({ part: 2, duration: 'never' }),
    steps: at => [taken(at), read(at, 'IN_PROGRESS', parts(at, 'SUCCESS', 'IN_PROGRESS'))]
  },
  {
    id: 'read.running.opensearch',
    title: 'on OpenSearch a part that runs is STARTED, and the backup IN_PROGRESS',
    safety: 'deletes-what-it-created',
    engines: ['opensearch'],
    only: hasOpenSearch,
    evidence: () => [source('camunda/camunda, Operate OpensearchBackupRepository')],
    mockOnly: planned({ part: 2, duration: 'never' }),
    steps: at => [taken(at), read(at, 'IN_PROGRESS', parts(at, 'SUCCESS', 'STARTED'))]
  },
  {
    id: 'read.failed',
    title: 'a part that FAILED fails the backup, is named in the reason, and is the last one',
    safety: 'deletes-what-it-created',
    evidence: seenWithStandIn('backup code'),
    mockOnly: planned({ part: 2, outcome: 'FAILED' }),
    steps: at => [
      taken(at),
      read(at, 'FAILED', parts(at, 'SUCCESS', 'FAILED'), wording(failures + partName(at, 2)))
    ]
  },
  {
    id: 'read.failed.shards',
    title: 'the shards that failed are texts',
    safety: 'deletes-what-it-created',
    only: ({ ids }) => ids !== 'text',
    evidence: seenWithStandIn('backup code'),
    mockOnly: planned({
      part: 1,
      outcome: 'FAILED',
      failures: [{ reason: 'disk full' }, { reason: 'node left' }]
    }),
    steps: at => {
      const shards = [wording('*disk full*'), wording('*node left*')]
      const part = { ...detail(at, 1, 'FAILED'), failures: shards }
      return [taken(at), read(at, 'FAILED', [part], wording(failures + partName(at, 1)))]
    }
  },
  {
    id: 'read.partial',
    title: 'a part that is PARTIAL fails the backup and is named in the reason',
    safety: 'deletes-what-it-created',
    engines: ['elasticsearch'],
    evidence: fromCode,
    mockOnly: planned({ part: 2, outcome: 'PARTIAL' }),
    steps: at => [
      taken(at),
      read(
        at,
        'FAILED',
        behind(at, 2, 'PARTIAL', at.stopsAtPartial),
        wording(`Some of the snapshots are partial: ${partName(at, 2)}`)
      )
    ]
  },
  {
    id: 'read.partial.opensearch',
    title: 'on OpenSearch the parts behind a PARTIAL one are taken all the same',
    safety: 'deletes-what-it-created',
    engines: ['opensearch'],
    only: hasOpenSearch,
    evidence: at =>
      at.subject === 'operate'
        ? [source('camunda/camunda, Operate OpensearchBackupRepository')]
        : fromCode(at),
    mockOnly: planned({ part: 2, outcome: 'PARTIAL' }),
    steps: at => [
      taken(at),
      read(
        at,
        'FAILED',
        behind(at, 2, 'PARTIAL', false),
        wording(`Some of the snapshots are partial: ${partName(at, 2)}`)
      )
    ]
  },
  {
    id: 'read.partial-and-failed',
    title: 'where parts are PARTIAL and FAILED the reason names the failed ones only',
    safety: 'deletes-what-it-created',
    engines: ['elasticsearch'],
    only: ({ stopsAtPartial }) => !stopsAtPartial,
    evidence: fromCode,
    mockOnly: planned({ part: 1, outcome: 'PARTIAL' }, { part: 3, outcome: 'FAILED' }),
    steps: at => [
      taken(at),
      read(
        at,
        'FAILED',
        parts(at, 'PARTIAL', 'SUCCESS', 'FAILED'),
        wording(failures + partName(at, 3))
      )
    ]
  },
  {
    id: 'read.incompatible',
    title: 'a part that is INCOMPATIBLE makes the backup INCOMPATIBLE, without a reason',
    safety: 'deletes-what-it-created',
    engines: ['elasticsearch'],
    evidence: fromCode,
    mockOnly: planned({ part: 6, outcome: 'INCOMPATIBLE' }),
    steps: at => [taken(at), read(at, 'INCOMPATIBLE', parts(at, ...good(5), 'INCOMPATIBLE'))]
  },
  {
    id: 'read.more-than-expected',
    title: 'a snapshot too many is told as such',
    safety: 'deletes-what-it-created',
    evidence: fromCode,
    mockOnly: planned({ surplus: 1 }),
    steps: at => [
      {
        ...taken(at),
        // An application that deletes by its own version would leave the one too many.
        undo: [{ to: 'search', ...deleted(`/_snapshot/{repository}/camunda_${at.subject}_{id}_*`) }]
      },
      {
        send: got(`${at.base}/{id}`),
        expect: {
          status: 200,
          json: some(
            at.ids === 'text'
              ? { state: 'INCOMPLETE' }
              : { state: 'FAILED', failureReason: 'More snapshots found than expected.' }
          )
        }
      }
    ]
  },
  {
    id: 'read.indented',
    title: 'Tasklist indents what it says, Operate does not',
    safety: 'read-only',
    evidence: seen({ operate: 'accept-get-none', tasklist: 'get-id-minus-one' }),
    only: isLikeRecorded,
    steps: at => [
      {
        send: got(`${at.base}/-1`),
        expect: {
          status: 400,
          text: wording(
            at.subject === 'tasklist'
              ? '{\n  "status" : 400,\n  "message" : "*",\n  "instance" : "*"\n}'
              : '{"status":400,"message":"*","instance":"*","type":"Invalid request"}'
          )
        }
      }
    ]
  }
]

export const historyReadCases: readonly ContractCase[] = [
  ...casesOf(operateLines, rows),
  ...casesOf(tasklistLines, rows)
]
