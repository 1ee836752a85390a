/** Backups of Optimize, one by one and in a list. */
import type { ContractCase, Step } from '../case.js'
import {
  each,
  including,
  oneOf,
  type Pattern,
  some,
  text,
  textOrNull,
  whole,
  wording
} from '../pattern.js'
import { assumed, source } from './evidence.js'
import { deleted, got, json, startTime } from './history-answers.js'
import {
  detail,
  finished,
  fromSource,
  isNumber,
  looked,
  type OptimizeLine,
  optimizeLines,
  planned,
  read,
  refused,
  snapshots,
  taken,
  told,
  unknown
} from './optimize-answers.js'
import { casesOf, type Row } from './spans.js'
import { stray } from './strays.js'

const good = [detail(1, 'SUCCESS'), detail(2, 'SUCCESS')]
const failed = 'The following snapshots failed: '

const list = ({ base }: OptimizeLine, body: Pattern): Step => ({
  send: got(base),
  expect: { status: 200, headers: { 'content-type': json }, json: body }
})

const removed = (name: string): Step => ({
  send: { to: 'search', ...deleted(`/_snapshot/{repository}/${name}`) },
  expect: { status: 200 }
})

/** A snapshot of nothing, as somebody else would have left it. */

const rows: readonly Row<OptimizeLine>[] = [
  {
    id: 'read.completed',
    title:
      'a finished backup is COMPLETED, whatever the documentation calls it, part 1 before part 2',
    safety: 'deletes-what-it-created',
    evidence: fromSource,
    steps: at => [taken(at), finished(at), read(at, 'COMPLETED', good)]
  },
  {
    id: 'read.unknown',
    title: 'a backup that nobody took is a 404',
    safety: 'read-only',
    evidence: fromSource,
    steps: at => [{ send: got(`${at.base}/{other}`), expect: unknown('{other}') }]
  },
  {
    id: 'read.accepted-and-not-yet-there',
    title: 'right after an accepted start the backup may still be unknown',
    safety: 'deletes-what-it-created',
    evidence: () => [assumed('the snapshots are taken behind the answer')],
    mockOnly: planned({ registrationGap: '1h' }),
    steps: at => [taken(at), { send: got(`${at.base}/{id}`), expect: unknown() }]
  },
  {
    id: 'read.running',
    title: 'a backup runs for as long as a part does; newer releases begin part 2 after part 1',
    safety: 'deletes-what-it-created',
    engines: ['elasticsearch'],
    evidence: fromSource,
    mockOnly: planned({ duration: 'never' }),
    steps: at => {
      const running = [detail(1, 'IN_PROGRESS'), detail(2, 'IN_PROGRESS')]
      return [taken(at), read(at, 'IN_PROGRESS', at.inTurn ? running.slice(0, 1) : running)]
    }
  },
  {
    id: 'read.failed',
    title: 'a part that FAILED fails the backup and is named in the reason',
    safety: 'deletes-what-it-created',
    evidence: fromSource,
    mockOnly: planned({ outcome: 'FAILED' }),
    steps: at => [
      taken(at),
      looked,
      read(at, 'FAILED', [detail(1, 'FAILED'), detail(2, 'FAILED')], `${failed}[{name1}, {name2}]`)
    ]
  },
  {
    id: 'read.part-2-behind-a-failed-one',
    title: 'part 2 is taken although part 1 failed',
    safety: 'deletes-what-it-created',
    evidence: fromSource,
    mockOnly: planned({ part: 1, outcome: 'FAILED' }),
    steps: at => [
      taken(at),
      {
        send: { to: 'search', ...got(snapshots) },
        expect: {
          status: 200,
          json: some({ snapshots: [some({ state: 'FAILED' }), some({ state: 'SUCCESS' })] })
        }
      }
    ]
  },
  {
    id: 'read.partial',
    title: 'a part that is PARTIAL fails the backup, but the reason names only those that FAILED',
    safety: 'deletes-what-it-created',
    evidence: fromSource,
    mockOnly: planned({ outcome: 'PARTIAL' }),
    steps: at => [
      taken(at),
      read(at, 'FAILED', [detail(1, 'PARTIAL'), detail(2, 'PARTIAL')], `${failed}[]`)
    ]
  },
  {
    id: 'read.incompatible',
    title: 'a part that is INCOMPATIBLE makes the backup INCOMPATIBLE, without a reason',
    safety: 'deletes-what-it-created',
    evidence: fromSource,
    mockOnly: planned({ outcome: 'INCOMPATIBLE' }),
    steps: at => [
      taken(at),
      read(at, 'INCOMPATIBLE', [detail(1, 'INCOMPATIBLE'), detail(2, 'INCOMPATIBLE')])
    ]
  },
  {
    id: 'read.part-deleted',
    title: 'a part that is deleted in the search engine leaves the backup INCOMPLETE',
    safety: 'deletes-what-it-created',
    evidence: fromSource,
    steps: at => [
      taken(at),
      finished(at),
      looked,
      removed('{name2}'),
      read(at, 'INCOMPLETE', [detail(1, 'SUCCESS')])
    ]
  },
  {
    id: 'read.more-than-expected',
    title: 'three good snapshots fail the backup without naming one',
    safety: 'deletes-what-it-created',
    only: isNumber,
    evidence: fromSource,
    steps: at => [
      taken(at),
      finished(at),
      stray('camunda_optimize_{id}_0.0.1_part_1_of_2'),
      {
        send: got(`${at.base}/{id}`),
        expect: { status: 200, json: some({ state: 'FAILED', failureReason: `${failed}[]` }) }
      }
    ]
  },
  {
    id: 'read.too-many-in-first',
    title: 'more than two snapshots of an id are a 500 in 3.9',
    safety: 'deletes-what-it-created',
    only: at => !isNumber(at),
    evidence: () => [source('camunda/camunda, Optimize 3.9: BackupService')],
    steps: at => [
      taken(at),
      finished(at),
      stray('camunda_optimize_{id}_0.0.1_part_1_of_2'),
      {
        send: got(`${at.base}/{id}`),
        expect: refused(
          500,
          'serverError',
          wording(
            'Unable to determine backup state because unexpected number of snapshots exist for ' +
              'backupID [{id}]. Expected [2] snapshots but found [3]. Found snapshots: [*].'
          )
        )
      }
    ]
  },
  {
    id: 'read.of-another-version',
    title: 'a snapshot of another version belongs to the backup',
    safety: 'deletes-what-it-created',
    evidence: fromSource,
    steps: at => [
      stray('camunda_optimize_{id}_0.0.1_part_1_of_2'),
      read(at, 'INCOMPLETE', [detail(1, 'SUCCESS')])
    ]
  },
  {
    id: 'list.members',
    title: 'a list holds whole backups, the reason before the state',
    safety: 'read-only',
    only: isNumber,
    evidence: fromSource,
    steps: at => {
      const details = each({ snapshotName: text, state: text, startTime, failures: each(text) }, 1)
      const state = oneOf('COMPLETED', 'FAILED', 'INCOMPATIBLE', 'IN_PROGRESS', 'INCOMPLETE')
      return [list(at, each({ backupId: whole, failureReason: textOrNull, state, details }))]
    }
  },
  {
    id: 'list.item',
    title: 'a finished backup is in the list',
    safety: 'deletes-what-it-created',
    only: isNumber,
    evidence: fromSource,
    steps: at => [taken(at), finished(at), list(at, including(told('COMPLETED', good)))]
  },
  {
    id: 'list.order',
    title: 'the list comes in the order of a Java hash map',
    // Whatever else is there changes the order.
    mockOnly: {},
    safety: 'deletes-what-it-created',
    only: isNumber,
    evidence: at => [...fromSource(at), assumed("the order of Java's HashMap with 16 places")],
    steps: at => {
      const item = (id: number) => some({ backupId: id })
      const starts = [201, 208, 202].flatMap(id => [taken(at, `${id}`), finished(at, `${id}`)])
      return [taken(at, '3'), finished(at, '3'), ...starts, list(at, [208, 3, 201, 202].map(item))]
    }
  },
  {
    id: 'list.empty',
    title: 'where there is no backup the list is empty, not a 404',
    safety: 'read-only',
    mockOnly: {},
    only: isNumber,
    evidence: fromSource,
    steps: at => [list(at, [])]
  },
  {
    id: 'list.name-without-number',
    title: 'one snapshot without a numeric id, as 3.9 could leave it, and no list can be had',
    // Nobody has a list while it is there.
    safety: ['deletes-what-it-created', 'destructive'],
    only: isNumber,
    evidence: fromSource,
    steps: at => {
      const name = 'camunda_optimize_{name}_3.9.0_part_1_of_2'
      const detail = `No backupID found in snapshot [${name}].`
      return [stray(name), { send: got(at.base), expect: refused(500, 'serverError', detail) }]
    }
  },
  {
    id: 'list.id-out-of-range',
    title: 'a snapshot whose digits are too many for an id is a 500 as well',
    safety: ['deletes-what-it-created', 'destructive'],
    only: isNumber,
    evidence: fromSource,
    steps: at => {
      const name = 'camunda_optimize_99999999999999999999{id}_3.9.0_part_1_of_2'
      const detail = `Cannot retrieve backupID from snapshot [${name}] because the found backupID is not a valid integer.`
      return [stray(name), { send: got(at.base), expect: refused(500, 'serverError', detail) }]
    }
  },
  {
    id: 'list.unknown-parameters',
    title: 'parameters do not matter, whatever they hold',
    safety: 'read-only',
    only: isNumber,
    evidence: fromSource,
    steps: at => [{ send: got(`${at.base}?verbose=banana&pattern=abc`), expect: { status: 200 } }]
  }
]

export const optimizeReadCases: readonly ContractCase[] = casesOf(optimizeLines, rows)
