/** What Operate and Tasklist take for a backup id in a path. */
import type { ContractCase } from '../case.js'
import { type Pattern, wording } from '../pattern.js'
import { assumed, recorded, source } from './evidence.js'
import {
  controllerRefused,
  deleted,
  got,
  isNumber,
  javaType,
  negative,
  type Recordings,
  refused,
  seen,
  seenWithStandIn
} from './history-answers.js'
import { type HistoryLine, operateLines, tasklistLines } from './history-lines.js'
import { casesOf, type Row } from './spans.js'

/** Ids in the path that are taken for the number of a backup that is not there. */
const loosePaths: readonly (readonly [id: string, path: string, number: string])[] = [
  ['hexadecimal', '0x7FFFFFFFFFFFFFF0', '9223372036854775792'],
  ['leading-zeros', '000{other}', '{other}'],
  ['blanks-around', '%20{other}%20', '{other}'],
  ['matrix-parameter', '{other};x=1', '{other}'],
  ['zero', '0', '0']
]

/** Ids in the path that cannot be converted. */
const badPaths: readonly (readonly [path: string, seen: Recordings])[] = [
  ['abc', { operate: 'accept-path-abc-json', tasklist: 'get-id-abc' }],
  ['-1.5', { operate: 'delete-id-float' }],
  ['-1e0', { operate: 'delete-id-exp' }],
  ['10*', { operate: 'delete-id-star', tasklist: 'delete-id-star' }],
  ['null', { tasklist: 'get-id-null' }],
  ['state', { operate: 'get-id-state' }],
  ['-1.json', { operate: 'get-id-json-suffix' }],
  ['+-1', { operate: 'get-id-plus-minus', tasklist: 'get-id-plus-minus' }],
  ['9223372036854775808', { tasklist: 'get-id-over' }]
]

function conversion(at: HistoryLine, value: string): Pattern {
  const failed = `Failed to convert value of type 'java.lang.String' to required type`
  return wording(`*${failed} 'java.lang.${javaType(at)}'; For input string: "${value}"`)
}

const rows: readonly Row<HistoryLine>[] = [
  ...loosePaths.map(
    ([id, path, number]): Row<HistoryLine> => ({
      id: `read.id.${id}`,
      title: `the id ${path} in a path is ${number}`,
      safety: 'read-only',
      only: ({ ids }) => ids === 'int64' || (ids === 'int32' && id !== 'hexadecimal'),
      evidence: seenWithStandIn('controller'),
      steps: at => {
        const asked = `${at.base}/${path}`
        const unknown = `No backup with id [${number}] found.`
        return [{ send: got(asked), expect: refused(at, asked, 404, unknown) }]
      }
    })
  ),
  ...badPaths.map(
    ([value, recordings]): Row<HistoryLine> => ({
      id: `read.id.${value}`,
      title: `${value} in a path is no id, to GET and DELETE alike`,
      safety: 'read-only',
      only: isNumber,
      evidence: seen(recordings, assumed("Spring's conversion of path variables")),
      steps: at => {
        const path = `${at.base}/${value}`
        const detail = `Failed to convert 'backupId' with value: '${value}'`
        const expect = controllerRefused(at, path, conversion(at, value), [400, detail])
        return [
          { send: got(path), expect },
          { send: deleted(path), expect }
        ]
      }
    })
  ),
  {
    id: 'read.id.blank',
    title: 'a blank in the path is no id',
    safety: 'read-only',
    only: ({ line }) => ['8.5', '8.6', '8.7'].includes(line),
    evidence: at =>
      at.subject === 'tasklist'
        ? [recorded('tasklist/8.6.11/delete-id-blank')]
        : seenWithStandIn('controller')(at),
    steps: at => {
      const path = `${at.base}/%20`
      const ofOperate =
        "Required URI template variable 'backupId' for method parameter type Long is present but converted to null"
      const detail = "Required path variable 'backupId' is not present."
      const body = {
        type: 'about:blank',
        title: 'Internal Server Error',
        status: 500,
        detail,
        instance: path
      }
      const expect =
        at.errors === 'v1' ? refused(at, path, 400, ofOperate) : { status: 400, json: body }
      return [{ send: deleted(path), expect }]
    }
  },
  {
    id: 'read.id.negative',
    title: 'a negative id in the path is refused with the number, to GET and DELETE alike',
    safety: 'read-only',
    only: isNumber,
    evidence: seen(
      { operate: 'accept-get-none', tasklist: 'get-id-minus-one' },
      source('camunda/camunda, BackupService of Operate and of Tasklist')
    ),
    steps: at => {
      const expect = (path: string) => refused(at, path, 400, negative(at, '-1'))
      const path = `${at.base}/-1`
      return [
        { send: got(path), expect: expect(path) },
        { send: deleted(path), expect: expect(path) },
        { send: got(`${path}?backupId=5`), expect: expect(path) }
      ]
    }
  }
]

export const historyPathIdCases: readonly ContractCase[] = [
  ...casesOf(operateLines, rows),
  ...casesOf(tasklistLines, rows)
]
