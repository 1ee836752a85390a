/** What Operate and Tasklist take for a backup id. */
import type { ContractCase, Step } from '../case.js'
import { source } from './evidence.js'
import {
  byJackson,
  deleted,
  finished,
  isNumber,
  posted,
  refused,
  scheduled,
  seenWithStandIn
} from './history-answers.js'
import { type HistoryLine, operateLines, tasklistLines } from './history-lines.js'
import { casesOf, type Row } from './spans.js'

/** A way to write a fresh id, as the whole body. */
interface Written {
  readonly id: string
  readonly title: string
  readonly body: string
  /** As 8.1 takes it, which has texts for ids; refused or not the same where absent. */
  readonly inFirst?: string
}

const accepted: readonly Written[] = [
  {
    id: 'text',
    title: 'an id may be a text of digits',
    body: '{"backupId":"{id}"}',
    inFirst: '{id}'
  },
  {
    id: 'text-with-blanks',
    title: 'blanks around a text of digits do not matter',
    body: '{"backupId":" {id} "}'
  },
  {
    id: 'leading-zeros',
    title: 'zeros in front of the digits of a text do not matter to a number',
    body: '{"backupId":"00{id}"}',
    inFirst: '00{id}'
  },
  { id: 'plus', title: 'a text may have a plus', body: '{"backupId":"+{id}"}', inFirst: '+{id}' },
  {
    id: 'fraction',
    title: 'the fraction of a number is cut off',
    body: '{"backupId":{id}.9}',
    inFirst: '{id}.9'
  },
  {
    id: 'last-member-counts',
    title: 'of two members with the same name the last one counts',
    body: '{"backupId":-1,"backupId":{id}}',
    inFirst: '{id}'
  },
  {
    id: 'other-members',
    title: 'members that nobody knows do not matter, whatever they hold',
    body: '{"x":{"y":[1]},"backupId":{id},"z":null}',
    inFirst: '{id}'
  },
  {
    id: 'comments',
    title: 'comments in the JSON do not matter',
    body: '{/* c */"backupId":{id} // c\n}',
    inFirst: '{id}'
  },
  {
    id: 'behind-the-object',
    title: 'what stands behind the object does not matter',
    body: '{"backupId":{id}}xyz',
    inFirst: '{id}'
  },
  {
    id: 'byte-order-mark',
    title: 'a byte order mark does not matter',
    body: '\uFEFF{"backupId":{id}}',
    inFirst: '{id}'
  }
]

function acceptedRow({ id, title, body, inFirst }: Written): Row<HistoryLine> {
  return {
    id: `create.id.${id}`,
    title,
    safety: 'deletes-what-it-created',
    only: at => isNumber(at) || inFirst !== undefined,
    evidence: at => (isNumber(at) ? seenWithStandIn('controller')(at) : [byJackson]),
    steps: at => {
      const as = isNumber(at) ? '{id}' : (inFirst ?? '{id}')
      const start: Step = {
        send: posted(at.base, body),
        expect: scheduled(at, as),
        undo: [deleted(`${at.base}/${as}`)]
      }
      return [start, finished(at, as)]
    }
  }
}

/** Ids of 8.1 are texts for the names of snapshots. */
const illegalTexts = [
  'Backup',
  'a b',
  'a\\"b',
  'a*b',
  'a\\\\b',
  'a<b',
  'a|b',
  'a,b',
  'a>b',
  'a/b',
  'a?b',
  'a_b',
  'a\\nb'
]

const rows: readonly Row<HistoryLine>[] = [
  ...accepted.map(acceptedRow),
  ...illegalTexts.map(
    (value, index): Row<HistoryLine> => ({
      id: `create.id.illegal-text-${index + 1}`,
      title: `"${value}" holds what no id may hold`,
      safety: 'read-only',
      only: at => !isNumber(at),
      evidence: () => [source('camunda/camunda, BackupService of Operate and of Tasklist 8.1')],
      steps: at => {
        const end = at.subject === 'operate' ? '' : ', '
        const list = `[ , ", *, \\, <, |, ,, >, /, ?, _${end}]`
        const message = `BackupId must not contain any uppercase letters or any of ${list}.`
        return [
          {
            send: posted(at.base, `{"backupId":"${value}"}`),
            expect: refused(at, at.base, 400, message)
          }
        ]
      }
    })
  ),
  {
    id: 'create.id.longest-text',
    title: 'a text of more than 3996 characters is no id',
    safety: 'read-only',
    only: at => !isNumber(at),
    evidence: () => [source('camunda/camunda, BackupService of Operate 8.1')],
    steps: at => [
      {
        send: posted(at.base, `{"backupId":"${'a'.repeat(3_997)}"}`),
        expect: { status: 400 }
      }
    ]
  },
  {
    id: 'create.id.any-text',
    title: 'a text of small letters and digits is an id',
    safety: 'deletes-what-it-created',
    only: at => !isNumber(at),
    evidence: () => [source('camunda/camunda, BackupService of Operate 8.1')],
    steps: at => {
      const send = posted(at.base, '{"backupId":"{name}"}')
      return [
        { send, expect: scheduled(at, '{name}'), undo: [deleted(`${at.base}/{name}`)] },
        finished(at, '{name}')
      ]
    }
  }
]

export const historyIdCases: readonly ContractCase[] = [
  ...casesOf(operateLines, rows),
  ...casesOf(tasklistLines, rows)
]
