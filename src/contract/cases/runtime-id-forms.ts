/** Bodies of a start, by what the framework makes of them. All of them say zero or less where they are understood. */

export interface Form {
  readonly body: string
  /** With its question mark. */
  readonly query?: string
}

export interface Binding {
  readonly id: string
  readonly title: string
  readonly recordings: readonly [string, ...string[]]
  /** Understood as zero or less; or not a number, not there, not readable. */
  readonly expected: 'understood' | 'unmapped' | 'missing' | 'unreadable'
  readonly forms: readonly [Form, ...Form[]]
}

const withId = (json: string): Form => ({ body: `{"backupId":${json}}` })
const bodies = (first: string, ...others: readonly string[]): Binding['forms'] => [
  { body: first },
  ...others.map(body => ({ body }))
]

export const bindings: readonly Binding[] = [
  {
    id: 'plain',
    title: 'a number or its digits as a text, below one, are refused by the handler',
    recordings: ['method-backups-post'],
    expected: 'understood',
    forms: [withId('0'), withId('-1'), withId('-0'), withId('"0"'), withId('"-1"'), withId('"000"')]
  },
  {
    id: 'white-space',
    title: 'all white space of a text is removed, also inside',
    recordings: ['id-str-spaces', 'id-str-inner-space'],
    expected: 'understood',
    forms: [withId('" 0 "'), withId('"- 1"'), withId('"\\t0\\n"')]
  },
  {
    id: 'hexadecimal',
    title: 'a text may be hexadecimal',
    recordings: ['id-str-hex-zero', 'id-str-hex-upper', 'id-str-minus-hex'],
    expected: 'understood',
    forms: [withId('"0x0"'), withId('"0X0"'), withId('"-0x1"'), withId('"#0"')]
  },
  {
    id: 'plus',
    title: 'a text may begin with a plus',
    recordings: ['id-str-plus-zero'],
    expected: 'understood',
    forms: [withId('"+0"')]
  },
  {
    id: 'fractions',
    title: 'a number with a point or an exponent is not mapped, whatever its value',
    recordings: ['id-float-zero', 'id-exp-zero', 'id-exp', 'id-str-float-integral'],
    expected: 'unmapped',
    forms: [
      withId('0.0'),
      withId('1.5'),
      withId('0e0'),
      withId('1e3'),
      withId('"1.0"'),
      withId('"1e3"')
    ]
  },
  {
    id: 'no-number',
    title: 'what is no number is not mapped',
    recordings: [
      'id-true',
      'id-false',
      'id-str-uuid',
      'id-str-comma',
      'id-str-hex-bad',
      'id-str-l-suffix',
      'id-str-double-minus',
      'id-str-plus-only'
    ],
    expected: 'unmapped',
    forms: [
      withId('true'),
      withId('false'),
      withId('"abc"'),
      withId('"20260214-020000"'),
      withId('"6f1c9a52-0e0a-4a58-9c43-6a1e43c8b0c0"'),
      withId('"1,000"'),
      withId('"1_000"'),
      withId('"0xG"'),
      withId('"0b1"'),
      withId('"1L"'),
      withId('"--1"'),
      withId('"+"'),
      withId('"null"'),
      withId('" "')
    ]
  },
  {
    id: 'out-of-range',
    title: 'what needs more than 64 bits is not mapped',
    recordings: ['id-str-long-max-plus-1', 'id-long-min-minus-1', 'id-digits-100'],
    expected: 'unmapped',
    forms: [
      withId('9223372036854775808'),
      withId('"9223372036854775808"'),
      withId('-9223372036854775809'),
      withId('1'.repeat(100))
    ]
  },
  {
    id: 'missing',
    title: 'an id that is missing, null, or under another name is asked for',
    recordings: [
      'id-missing',
      'id-null',
      'id-key-capital',
      'id-key-short',
      'body-absent',
      'body-length-0',
      'query-take-id'
    ],
    expected: 'missing',
    forms: [
      { body: '{}' },
      withId('null'),
      { body: '{"BackupId":100}' },
      { body: '{"id":100}' },
      { body: '' },
      { body: 'null' },
      { query: '?id=0', body: '{}' }
    ]
  },
  {
    id: 'no-object',
    title: 'what is no object, blanks included, cannot be read',
    recordings: [
      'body-whitespace',
      'body-array-empty',
      'body-string',
      'body-string-with-json',
      'body-equals'
    ],
    expected: 'unreadable',
    forms: bodies(
      '  \r\n ',
      '[]',
      '[{"backupId":0}]',
      '"0"',
      '"{\\"backupId\\":0}"',
      '0',
      'backupId=0'
    )
  },
  {
    id: 'malformed',
    title: 'malformed JSON cannot be read',
    recordings: [
      'body-trailing-comma',
      'body-comment-block',
      'body-missing-comma',
      'body-raw-newline-in-string'
    ],
    expected: 'unreadable',
    forms: bodies(
      '{"backupId":0,}',
      '{/* c */"backupId":0}',
      '{"backupId":0 "x":1}',
      '{"backupId":0,"x":"a\nb"}',
      '{"backupId":0',
      "{'backupId':0}",
      '{"backupId":0123}',
      '{"backupId":+1}',
      '{"backupId":NaN}',
      '{"backupId":.5}'
    )
  },
  {
    id: 'nested',
    title:
      'a member that is an object or a list makes the body unreadable, also when it is not the id',
    recordings: ['id-array', 'id-object', 'body-extra-object-nested', 'body-proto-only'],
    expected: 'unreadable',
    forms: [
      withId('[1]'),
      withId('{"a":1}'),
      withId('[]'),
      { body: '{"backupId":0,"x":{"y":1}}' },
      { body: '{"backupId":0,"x":[]}' },
      { body: '{"__proto__":{"backupId":0}}' }
    ]
  },
  {
    id: 'other-members',
    title: 'other members are ignored while they are plain values',
    recordings: ['body-extra-string', 'body-extra-many'],
    expected: 'understood',
    forms: bodies('{"backupId":0,"x":"y"}', '{"a":1,"b":null,"c":true,"backupId":0}')
  },
  {
    id: 'escaped-name',
    title: "the member's name may be escaped",
    recordings: ['id-key-escaped'],
    expected: 'understood',
    forms: bodies('{"\\u0062ackupId":0}')
  },
  {
    id: 'twice',
    title: 'of a member that comes twice the last one counts',
    recordings: ['body-duplicate-last-zero'],
    expected: 'understood',
    forms: bodies('{"backupId":100,"backupId":0}')
  },
  {
    id: 'twice-unmapped',
    title: 'of a member that comes twice the last one counts, also when it is no number',
    recordings: ['body-duplicate-zero-last-abc'],
    expected: 'unmapped',
    forms: bodies('{"backupId":0,"backupId":"abc"}')
  },
  {
    id: 'around',
    title: 'blanks before the object and anything after it do not matter',
    recordings: ['body-leading-space', 'body-comment-line'],
    expected: 'understood',
    forms: bodies(
      '   {"backupId":0}',
      '{"backupId":0} // c',
      '{"backupId":0}xyz',
      '{"backupId":0}{}'
    )
  },
  {
    id: 'large',
    title: 'a body of more than a million characters is read',
    recordings: ['body-pad-1mb-space'],
    expected: 'understood',
    forms: bodies(`{"backupId":0${' '.repeat(1_200_000)}}`)
  },
  {
    id: 'query',
    title: 'a parameter of the query beats the body, and of several the first one counts',
    recordings: [
      'query-take-zero-beats-body',
      'query-take-repeated-abc',
      'query-take-repeated-beats-body',
      'query-take-spaces',
      'query-take-null-body',
      'query-take-body-null-id'
    ],
    expected: 'understood',
    forms: [
      { query: '?backupId=0', body: '{"backupId":100}' },
      { query: '?backupId=0', body: '' },
      { query: '?backupId=0&backupId=abc', body: '' },
      { query: '?backupId=0&backupId=1', body: '{"backupId":0}' },
      { query: '?backupId=%200%20', body: '' },
      { query: '?backupId=0', body: 'null' },
      { query: '?backupId=0', body: '{"backupId":null}' }
    ]
  },
  {
    id: 'query-unmapped',
    title: 'a parameter that is no number is not mapped, although the body has an id',
    recordings: ['query-take-empty-beats-body'],
    expected: 'unmapped',
    forms: [
      { query: '?backupId=', body: '{"backupId":0}' },
      { query: '?backupId', body: '{"backupId":0}' },
      { query: '?backupId=abc', body: '{"backupId":0}' },
      { query: '?backupId=0,1', body: '{"backupId":0}' }
    ]
  },
  {
    id: 'query-other-name',
    title: 'names of parameters are case-sensitive',
    recordings: ['query-take-othercase'],
    expected: 'understood',
    forms: [{ query: '?BackupId=abc', body: '{"backupId":0}' }]
  },
  {
    id: 'query-unreadable-body',
    title: 'a body that cannot be read is refused although the query has the id',
    recordings: ['body-array-empty'],
    expected: 'unreadable',
    forms: [{ query: '?backupId=0', body: '{"backupId":' }]
  }
]
