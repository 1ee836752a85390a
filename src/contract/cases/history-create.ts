/** Taking a backup of Operate or Tasklist. */
import type { ContractCase, Step } from '../case.js'
import { each, instant, some, text, the, wording } from '../pattern.js'
import { assumed, source } from './evidence.js'
import {
  backupCode,
  deleted,
  finished,
  got,
  partName,
  posted,
  refused,
  scheduled,
  seenWithStandIn,
  sixParts,
  startOf,
  taken
} from './history-answers.js'
import { type HistoryLine, hasOpenSearch, operateLines, tasklistLines } from './history-lines.js'
import { casesOf, type Row } from './spans.js'
import { foreignPart } from './strays.js'

const exists = 'A backup with ID [{id}] already exists. Found snapshots: '
const busy = 'Another backup is running at the moment'
const fromCode = (at: HistoryLine) => [backupCode(at)] as const

/** Takes a backup and keeps its names as `part1` to `part6`. */
function takenWithNames(at: HistoryLine): Step {
  const names = sixParts.map(part => [`part${part}`, `/scheduledSnapshots/${part - 1}`])
  return { ...taken(at), keep: Object.fromEntries(names) }
}

/** Keeps the ids of the snapshots as `uuid1` to `uuid6`. */
function snapshotIds({ subject }: HistoryLine): Step {
  const ids = sixParts.map(part => [`uuid${part}`, `/snapshots/${part - 1}/uuid`])
  return {
    send: { to: 'search', ...got(`/_snapshot/{repository}/camunda_${subject}_{id}_*`) },
    expect: { status: 200 },
    keep: Object.fromEntries(ids)
  }
}

/** Starts the backup of this case once more, in vain. */
function refusedStart(at: HistoryLine, message: string, id = '{id}'): Step {
  return { send: startOf(at, id), expect: refused(at, at.base, 400, wording(message)) }
}

const rows: readonly Row<HistoryLine>[] = [
  {
    id: 'create.accepted',
    title: 'an accepted start is a 200 that names six snapshots in the order of their parts',
    safety: 'deletes-what-it-created',
    evidence: seenWithStandIn('backup code'),
    steps: at => [taken(at), finished(at)]
  },
  {
    id: 'create.sixty-four-bits',
    title: 'an id of 64 bits goes in and comes out digit for digit',
    safety: 'deletes-what-it-created',
    only: ({ ids }) => ids === 'int64',
    evidence: seenWithStandIn('controller'),
    steps: at => {
      const id = '{large}'
      const colon = at.subject === 'tasklist' ? ' : ' : ':'
      return [
        taken(at, id),
        finished(at, id),
        {
          send: got(`${at.base}/${id}`),
          expect: { status: 200, text: wording(`{*"backupId"${colon}${id},*}`) }
        }
      ]
    }
  },
  {
    id: 'create.id-too-long-for-32-bits',
    title: 'an id that 32 bits do not hold cannot be read',
    safety: 'read-only',
    only: ({ ids }) => ids === 'int32',
    evidence: fromCode,
    steps: at => [
      {
        send: startOf(at, '2147483648'),
        expect: { status: 400 }
      }
    ]
  },
  {
    id: 'create.zero',
    title: 'zero is an id like every other',
    // A backup of that id may have been there before.
    safety: ['deletes-what-it-created', 'destructive'],
    only: ({ ids }) => ids !== 'text',
    evidence: seenWithStandIn('controller'),
    steps: at => [taken(at, '0'), finished(at, '0')]
  },
  {
    id: 'create.duplicate.each-snapshot',
    title: 'a duplicate is refused with the name and the uuid of each snapshot that is there',
    safety: 'deletes-what-it-created',
    engines: ['elasticsearch'],
    evidence: seenWithStandIn('backup code'),
    steps: at => {
      const found = sixParts.map(part => `{part${part}}/{uuid${part}}`).join(', ')
      return [
        takenWithNames(at),
        finished(at),
        snapshotIds(at),
        refusedStart(at, `${exists}[${found}]`)
      ]
    }
  },
  {
    id: 'create.duplicate.opensearch',
    title: 'on OpenSearch a duplicate is refused with the uuids of the snapshots only',
    safety: 'deletes-what-it-created',
    engines: ['opensearch'],
    only: at => at.subject === 'operate' && hasOpenSearch(at),
    evidence: () => [source('camunda/camunda, Operate OpensearchBackupRepository')],
    steps: at => {
      const found = sixParts.map(part => `{uuid${part}}`).join(', ')
      return [taken(at), finished(at), snapshotIds(at), refusedStart(at, `${exists}[${found}]`)]
    }
  },
  {
    id: 'create.duplicate.one-part-left',
    title: 'a single snapshot that is left of a backup keeps its id taken',
    safety: 'deletes-what-it-created',
    evidence: fromCode,
    steps: at => [
      takenWithNames(at),
      finished(at),
      ...sixParts.slice(1).map(part => ({
        send: { to: 'search', ...deleted(`/_snapshot/{repository}/{part${part}}`) } as const,
        expect: { status: 200 }
      })),
      refusedStart(at, `${exists}[*]`)
    ]
  },
  {
    id: 'create.duplicate.of-another-version',
    title: 'a backup that another version took keeps its id taken',
    safety: 'deletes-what-it-created',
    evidence: fromCode,
    steps: at => [foreignPart(at), refusedStart(at, `${exists}[*]`)]
  },
  {
    id: 'create.id-that-begins-alike',
    title: 'an id that only begins like another one is free',
    safety: 'deletes-what-it-created',
    only: ({ ids }) => ids !== 'int32',
    evidence: fromCode,
    steps: at => [taken(at), finished(at), taken(at, '{id}0'), finished(at, '{id}0')]
  },
  {
    id: 'create.lower-id',
    title: 'ids need not grow',
    safety: 'deletes-what-it-created',
    evidence: seenWithStandIn('backup code'),
    steps: at => [taken(at, '{other}'), finished(at, '{other}'), taken(at), finished(at)]
  },
  {
    id: 'create.id-after-delete',
    title: 'the id of a backup that was deleted is free again',
    safety: 'deletes-what-it-created',
    evidence: seenWithStandIn('backup code'),
    steps: at => [
      taken(at),
      finished(at),
      { send: deleted(`${at.base}/{id}`), expect: { status: 204 } },
      { send: startOf(at), expect: scheduled(at), eventually: true },
      finished(at)
    ]
  },
  {
    id: 'create.busy',
    title: 'while parts wait for their turn another backup is refused',
    safety: 'deletes-what-it-created',
    evidence: seenWithStandIn('backup code'),
    mockOnly: ({ subject }) => ({ plans: [{ app: subject, part: 1, duration: 'never' }] }),
    steps: at => [taken(at), refusedStart(at, busy, '{other}')]
  },
  {
    id: 'create.busy.while-the-fifth-part-runs',
    title: 'while the last part still waits another backup is refused',
    safety: 'deletes-what-it-created',
    evidence: fromCode,
    mockOnly: ({ subject }) => ({ plans: [{ app: subject, part: 5, duration: 'never' }] }),
    steps: at => [taken(at), refusedStart(at, busy, '{other}')]
  },
  {
    id: 'create.while-the-last-part-runs',
    title: 'while the last part runs nothing waits, and another backup is accepted',
    safety: 'deletes-what-it-created',
    evidence: fromCode,
    mockOnly: ({ subject }) => ({
      plans: [{ app: subject, part: 6, duration: 'never', times: 1 }]
    }),
    steps: at => [taken(at), taken(at, '{other}')]
  },
  {
    id: 'create.duplicate-before-busy',
    title: 'the id of the backup that runs is a duplicate rather than busy',
    safety: 'deletes-what-it-created',
    evidence: fromCode,
    mockOnly: ({ subject }) => ({ plans: [{ app: subject, part: 1, duration: 'never' }] }),
    steps: at => [taken(at), refusedStart(at, `${exists}[*]`)]
  },
  {
    id: 'create.after-a-failed-part',
    title: 'a part that fails ends the run, and another backup is accepted at once',
    safety: 'deletes-what-it-created',
    evidence: fromCode,
    mockOnly: ({ subject }) => ({
      plans: [{ app: subject, part: 2, outcome: 'FAILED', times: 1 }]
    }),
    steps: at => [taken(at), taken(at, '{other}'), finished(at, '{other}')]
  },
  {
    id: 'create.snapshots',
    title: 'the parts are snapshots that know their version, their number and the id',
    safety: 'deletes-what-it-created',
    evidence: fromCode,
    steps: at => [
      taken(at),
      finished(at),
      {
        send: { to: 'search', ...got(`/_snapshot/{repository}/camunda_${at.subject}_{id}_*`) },
        expect: {
          status: 200,
          json: some({
            snapshots: sixParts.map(partNo =>
              some({
                snapshot: partName(at, partNo),
                state: 'SUCCESS',
                start_time: instant,
                indices: each(text),
                metadata: some({
                  ...(at.ids !== 'text' && { backupId: the('id') }),
                  version: text,
                  partNo,
                  partCount: 6
                })
              })
            )
          })
        }
      }
    ]
  },
  {
    id: 'create.query-is-ignored',
    title: 'an id in the query is none',
    safety: 'read-only',
    evidence: at =>
      at.subject === 'operate'
        ? seenWithStandIn('controller')(at)
        : [
            assumed(
              'as Operate 8.6.11; recorded without a body: tasklist/8.6.11/query-take-no-body'
            )
          ],
    steps: at => [
      {
        send: posted(`${at.base}?backupId=5`, '{}'),
        expect: refused(at, at.base, 400, 'BackupId must be provided')
      }
    ]
  },
  {
    id: 'create.id-before-repository',
    title: 'a missing id is told before a missing repository',
    safety: 'read-only',
    only: ({ ids }) => ids !== 'text',
    evidence: seenWithStandIn('controller'),
    mockOnly: { conditions: { repository: 'missing' } },
    steps: at => [
      {
        send: posted(at.base, '{}'),
        expect: refused(at, at.base, 400, 'BackupId must be provided')
      }
    ]
  }
]

export const historyCreateCases: readonly ContractCase[] = [
  ...casesOf(operateLines, rows),
  ...casesOf(tasklistLines, rows)
]
