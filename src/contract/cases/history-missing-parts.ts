/** Backups of Operate or Tasklist of which not every part is there. */
import type { ContractCase, Step } from '../case.js'
import { docs, source } from './evidence.js'
import { backupCode, deleted, finished, got, refused, taken } from './history-answers.js'
import { type HistoryLine, hasOpenSearch, operateLines, tasklistLines } from './history-lines.js'
import { good, parts, planned, read } from './history-read.js'
import { casesOf, type Row } from './spans.js'
import { foreignPart } from './strays.js'

const fromCode = (at: HistoryLine) => [backupCode(at)] as const

const rows: readonly Row<HistoryLine>[] = [
  {
    id: 'read.part-deleted',
    title: 'a part that is deleted in the search engine is missing in the backup',
    safety: 'deletes-what-it-created',
    engines: ['elasticsearch'],
    evidence: fromCode,
    steps: at => [
      { ...taken(at), keep: { last: '/scheduledSnapshots/5' } },
      finished(at),
      {
        send: { to: 'search', ...deleted('/_snapshot/{repository}/{last}') },
        expect: { status: 200 }
      },
      read(at, at.missingPart, parts(at, ...good(5)))
    ]
  },
  {
    id: 'read.part-deleted.opensearch',
    title: 'on OpenSearch a missing part makes the backup INCOMPLETE at once',
    safety: 'deletes-what-it-created',
    engines: ['opensearch'],
    only: at => at.subject === 'operate' && hasOpenSearch(at),
    evidence: () => [source('camunda/camunda, Operate OpensearchBackupRepository')],
    steps: at => [
      { ...taken(at), keep: { last: '/scheduledSnapshots/5' } },
      finished(at),
      {
        send: { to: 'search', ...deleted('/_snapshot/{repository}/{last}') },
        expect: { status: 200 }
      },
      read(at, 'INCOMPLETE', parts(at, ...good(5)))
    ]
  },
  {
    id: 'read.part-missing-for-long',
    title: 'five minutes after the last part a missing one makes the backup INCOMPLETE',
    safety: 'deletes-what-it-created',
    engines: ['elasticsearch'],
    only: ({ missingPart }) => missingPart === 'IN_PROGRESS',
    evidence: () => [
      docs('camunda/camunda#22856, #33735'),
      source('camunda/camunda, BackupProperties')
    ],
    mockOnly: planned({ part: 3, stops: true }),
    steps: at => [
      {
        send: { to: 'control', method: 'PUT', path: '/clock', body: { mode: 'manual' } },
        expect: { status: 200 }
      },
      taken(at),
      read(at, 'IN_PROGRESS', parts(at, ...good(3))),
      advanced('299s'),
      read(at, 'IN_PROGRESS', parts(at, ...good(3))),
      advanced('2s'),
      read(at, 'INCOMPLETE', parts(at, ...good(3)))
    ]
  },
  {
    id: 'read.all-parts-deleted',
    title: 'a backup whose snapshots are deleted in the search engine is unknown',
    safety: 'deletes-what-it-created',
    evidence: fromCode,
    steps: at => {
      const path = `${at.base}/{id}`
      const snapshots = `/_snapshot/{repository}/camunda_${at.subject}_{id}_*`
      return [
        taken(at),
        finished(at),
        { send: { to: 'search', ...deleted(snapshots) }, expect: { status: 200 } },
        { send: got(path), expect: refused(at, path, 404, 'No backup with id [{id}] found.') }
      ]
    }
  },
  {
    id: 'read.of-another-version',
    title: 'a snapshot of another version belongs to the backup',
    safety: 'deletes-what-it-created',
    engines: ['elasticsearch'],
    evidence: fromCode,
    steps: at => [foreignPart(at), read(at, at.missingPart, parts(at, 'SUCCESS'))]
  }
]

const advanced = (by: string): Step => ({
  send: { to: 'control', method: 'POST', path: '/clock/advance', body: { by } },
  expect: { status: 200 }
})

export const historyMissingPartCases: readonly ContractCase[] = [
  ...casesOf(operateLines, rows),
  ...casesOf(tasklistLines, rows)
]
