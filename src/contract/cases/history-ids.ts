/** What Operate and Tasklist take for a backup id, and what they say of the rest. */
import type { ContractCase, Step } from '../case.js'
import { type Pattern, text, wording } from '../pattern.js'
import { assumed, recorded, source } from './evidence.js'
import {
  controllerRefused,
  deleted,
  finished,
  got,
  posted,
  refused,
  scheduled,
  seen,
  seenWithStandIn
} from './history-answers.js'
import { type HistoryLine, operateLines, tasklistLines } from './history-lines.js'
import { casesOf, type Row } from './spans.js'

const isNumber = ({ ids }: HistoryLine) => ids !== 'text'
const jacksonDefaults = assumed("Jackson's defaults and the settings of the applications' mapper")

/** `Integer` stands in Operate's sentence even where the id has 64 bits. */
export function negative(at: HistoryLine, value: string): string {
  const word = at.subject === 'tasklist' && at.ids === 'int64' ? 'Long' : 'Integer'
  return `BackupId must be a non-negative ${word}. Received value: ${value}`
}

const javaType = ({ ids }: HistoryLine) => (ids === 'int32' ? 'Integer' : 'Long')

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
    evidence: at => (isNumber(at) ? seenWithStandIn('controller')(at) : [jacksonDefaults]),
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

type Recordings = Readonly<Partial<Record<'operate' | 'tasklist', string>>>

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
    evidence: seen(recordings, jacksonDefaults),
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
      'JSON parse error: Cannot deserialize value of type `io.camunda.operate.webapp.management.dto.TakeBackupRequestDto` from Array value (token `JsonToken.START_ARRAY`)'
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
  [
    'empty',
    '',
    wording(
      'Required request body is missing: public io.camunda.operate.webapp.management.dto.TakeBackupResponseDto io.camunda.operate.webapp.management.BackupController.takeBackup(io.camunda.operate.webapp.management.dto.TakeBackupRequestDto)'
    ),
    { tasklist: 'body-absent' }
  ]
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
  ['1.5', {}],
  ['1e0', {}],
  ['10*', {}],
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
  ...accepted.map(acceptedRow),
  ...missing.map(missingRow(() => true)),
  ...missingNumbers.map(missingRow(isNumber)),
  ...negatives.map(negativeRow),
  ...unreadable.map(([id, body, message, recordings]) =>
    unreadableRow(id, body, message, {
      title: `a start with ${body} cannot be read`,
      // A number, true and a text are texts to 8.1; the rest cannot be read there either.
      only: at => isNumber(at) || id === 'array' || id === 'object',
      evidence: seen(recordings, jacksonDefaults)
    })
  ),
  ...malformed.map(([id, body, message, recordings]) =>
    unreadableRow(id, body, () => message, {
      title: `a start with the body ${JSON.stringify(body)} cannot be read`,
      evidence: seen(recordings, jacksonDefaults)
    })
  ),
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

const textRows: readonly Row<HistoryLine>[] = [
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
  ...casesOf(operateLines, [...rows, ...textRows]),
  ...casesOf(tasklistLines, [...rows, ...textRows])
]
