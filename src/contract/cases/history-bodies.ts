/** What Operate and Tasklist say of a start whose body holds no backup id that they take. */
import type { ContractCase } from '../case.js'
import { type Pattern, text, wording } from '../pattern.js'
import { source } from './evidence.js'
import {
  byJackson,
  controllerRefused,
  isNumber,
  javaType,
  negative,
  posted,
  type Recordings,
  refused,
  seen
} from './history-answers.js'
import { type HistoryLine, isLikeRecorded, operateLines, tasklistLines } from './history-lines.js'
import { casesOf, type Row } from './spans.js'

/** Bodies without an id, as the applications see it. */
const missing: readonly (readonly [id: string, title: string, body: string, seen: Recordings])[] = [
  [
    'absent',
    'a body without an id is told that it must be provided',
    '{}',
    { operate: 'id-missing' }
  ],
  ['null', 'null is no id', '{"backupId":null}', { operate: 'id-null', tasklist: 'id-null' }],
  [
    'other-spelling',
    'an id under another spelling is none',
    '{"BackupId":100}',
    { tasklist: 'id-key-capital' }
  ],
  [
    'snake-case',
    'an id in snake case is none',
    '{"backup_id":100}',
    { operate: 'id-key-snake', tasklist: 'id-key-snake' }
  ]
]

const missingNumbers: typeof missing = [
  ['empty', 'an empty text is no id', '{"backupId":""}', { tasklist: 'id-str-empty' }],
  [
    'blank',
    'a blank text is no id',
    '{"backupId":"  "}',
    { operate: 'id-str-blank', tasklist: 'id-str-blank' }
  ],
  ['text-null', 'the text null is no id', '{"backupId":"null"}', { operate: 'id-str-null' }]
]

function missingRow(only: (at: HistoryLine) => boolean) {
  return ([id, title, body, recordings]: (typeof missing)[number]): Row<HistoryLine> => ({
    id: `create.id.${id}`,
    title,
    safety: 'read-only',
    only,
    evidence: seen(recordings, byJackson),
    steps: at => [
      {
        send: posted(at.base, body),
        expect: refused(at, at.base, 400, 'BackupId must be provided')
      }
    ]
  })
}

/** JSON values that are negative numbers, and the number that is told. */
const negatives: readonly (readonly [id: string, json: string, seen: Recordings])[] = [
  ['number', '-1', { operate: 'id-minus-one' }],
  ['text', '"-1"', {}],
  ['text-with-blanks', '" -1 "', { operate: 'id-str-spaces', tasklist: 'id-str-spaces' }],
  ['text-with-zeros', '"-01"', { tasklist: 'id-str-leading-zero' }],
  ['fraction', '-1.5', { operate: 'id-float' }],
  ['whole-fraction', '-1.0', { operate: 'id-float-integral' }],
  ['exponent', '-1e0', {}]
]

function negativeRow([id, value, recordings]: (typeof negatives)[number]): Row<HistoryLine> {
  return {
    id: `create.id.negative.${id}`,
    title: `a start with the negative id ${value} is refused with the number`,
    safety: 'read-only',
    only: isNumber,
    evidence: seen(recordings, source('camunda/camunda, BackupService of Operate and of Tasklist')),
    steps: at => [
      {
        send: posted(at.base, `{"backupId":${value}}`),
        expect: refused(at, at.base, 400, negative(at, '-1'))
      }
    ]
  }
}

/** Bodies that cannot be read, and what Operate says of them behind `JSON parse error: `. */
const unreadable: readonly (readonly [
  id: string,
  body: string,
  message: (at: HistoryLine) => Pattern,
  seen: Recordings
])[] = [
  ['letters', '{"backupId":"abc"}', notValid('abc'), {}],
  [
    'datestamp',
    '{"backupId":"20260214-020000"}',
    notValid('20260214-020000'),
    { tasklist: 'id-datestamp' }
  ],
  [
    'hexadecimal',
    '{"backupId":"-0x1"}',
    notValid('-0x1'),
    { operate: 'id-str-hex', tasklist: 'id-str-hex' }
  ],
  ['text-with-fraction', '{"backupId":"-1.5"}', notValid('-1.5'), { tasklist: 'id-str-float' }],
  ['text-with-exponent', '{"backupId":"-1e0"}', notValid('-1e0'), { tasklist: 'id-str-exp' }],
  ['text-with-blanks-inside', '{"backupId":"1 0 3"}', notValid('1 0 3'), {}],
  [
    'text-out-of-range',
    '{"backupId":"99999999999999999999"}',
    notValid('99999999999999999999'),
    {}
  ],
  ['true', '{"backupId":true}', token('Boolean', 'VALUE_TRUE'), { tasklist: 'id-true' }],
  ['array', '{"backupId":[1]}', token('Array', 'START_ARRAY'), { tasklist: 'id-array-empty' }],
  [
    'object',
    '{"backupId":{"a":1}}',
    token('Object', 'START_OBJECT'),
    { operate: 'id-object', tasklist: 'id-object' }
  ],
  [
    'out-of-range',
    '{"backupId":99999999999999999999}',
    () => wording('JSON parse error: Numeric value (99999999999999999999) out of range of *'),
    { operate: 'id-digits-100' }
  ]
]

const dto = 'io.camunda.operate.webapp.management.dto'
const missingBody =
  `Required request body is missing: public ${dto}.TakeBackupResponseDto ` +
  `io.camunda.operate.webapp.management.BackupController.takeBackup(${dto}.TakeBackupRequestDto)`

/** Bodies that are no object, or no JSON at all. */
const malformed: readonly (readonly [
  id: string,
  body: string,
  message: Pattern,
  seen: Recordings
])[] = [
  [
    'not-json',
    'hello',
    wording("JSON parse error: Unrecognized token 'hello'*"),
    { tasklist: 'body-not-json' }
  ],
  [
    'cut-off',
    '{',
    wording('JSON parse error: Unexpected end-of-input: expected close marker for Object*'),
    {}
  ],
  [
    'trailing-comma',
    '{"backupId":-1,}',
    wording(
      "JSON parse error: Unexpected character ('}' (code 125)): was expecting double-quote to start field name"
    ),
    { tasklist: 'body-trailing-comma' }
  ],
  [
    'single-quotes',
    "{'backupId':-1}",
    wording(
      "JSON parse error: Unexpected character (''' (code 39)): was expecting double-quote to start field name"
    ),
    { operate: 'body-single-quotes' }
  ],
  ['hash-comment', '# c\n{"backupId":-1}', text, { tasklist: 'body-comment-hash' }],
  ['unquoted-name', '{backupId:-1}', text, { tasklist: 'body-unquoted' }],
  [
    'array-as-root',
    '[{"backupId":-1}]',
    wording(
      `JSON parse error: Cannot deserialize value of type \`${dto}.TakeBackupRequestDto\` from ` +
        'Array value (token `JsonToken.START_ARRAY`)'
    ),
    { tasklist: 'body-array-object' }
  ],
  [
    'number-as-root',
    '1',
    wording(
      'JSON parse error: Cannot construct instance of `io.camunda.operate.webapp.management.dto.TakeBackupRequestDto` *'
    ),
    { operate: 'body-number', tasklist: 'body-number' }
  ],
  [
    'blanks',
    '  \n',
    wording('JSON parse error: No content to map due to end-of-input'),
    { tasklist: 'body-whitespace' }
  ],
  ['empty', '', missingBody, { tasklist: 'body-absent' }]
]

function notValid(value: string) {
  return (at: HistoryLine) => {
    const type = `\`java.lang.${javaType(at)}\``
    const start = `JSON parse error: Cannot deserialize value of type ${type} from String`
    return wording(`${start} "${value}": not a valid ${at.ids === 'int32' ? '*' : type} value*`)
  }
}

function token(kind: string, name: string) {
  return (at: HistoryLine) =>
    wording(
      `JSON parse error: Cannot deserialize value of type \`java.lang.${javaType(at)}\` from ` +
        `${kind} value (token \`JsonToken.${name}\`)`
    )
}

function unreadableRow(
  id: string,
  body: string,
  message: (at: HistoryLine) => Pattern,
  about: Pick<Row<HistoryLine>, 'only' | 'evidence' | 'title'>
): Row<HistoryLine> {
  return {
    id: `create.body.${id}`,
    safety: 'read-only',
    ...about,
    steps: at => [
      {
        send: posted(at.base, body),
        expect: controllerRefused(at, at.base, message(at), [400, 'Failed to read request'])
      }
    ]
  }
}

/** Ids in the path that are taken for the number of a backup that is not there. */

const rows: readonly Row<HistoryLine>[] = [
  ...missing.map(missingRow(() => true)),
  ...missingNumbers.map(missingRow(isNumber)),
  ...negatives.map(negativeRow),
  ...unreadable.map(([id, body, message, recordings]) =>
    unreadableRow(id, body, message, {
      title: `a start with ${body} cannot be read`,
      // A number, true and a text are texts to 8.1; the rest cannot be read there either.
      only: at => isNumber(at) || id === 'array' || id === 'object',
      evidence: seen(recordings, byJackson)
    })
  ),
  ...malformed.map(([id, body, message, recordings]) =>
    unreadableRow(id, body, () => message, {
      title: `a start with the body ${JSON.stringify(body)} cannot be read`,
      evidence: seen(recordings, byJackson)
    })
  ),
  {
    id: 'create.nothing-sent',
    title: 'a start without content type and without body lacks a body',
    safety: 'read-only',
    only: isLikeRecorded,
    evidence: seen({ operate: 'ct-none-no-body', tasklist: 'ct-none-no-body' }),
    steps: at => {
      const expect = controllerRefused(at, at.base, missingBody, [400, 'Failed to read request'])
      return [{ send: { method: 'POST', path: at.base }, expect }]
    }
  }
]

export const historyBodyCases: readonly ContractCase[] = [
  ...casesOf(operateLines, rows),
  ...casesOf(tasklistLines, rows)
]
