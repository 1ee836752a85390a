/** Reports in which everything stands that breaks forms of reports. */
import type { ContractCase } from '../../src/contract/case.js'
import type { Answer } from '../../src/contract/exchange.js'
import type { Report } from '../../src/contract/report/report.js'
import type { CaseResult, Outcome } from '../../src/contract/result.js'

/** What breaks out of quotes, tags, sections, directives, blocks and lines where nobody looks after it. */
export const nasty = [
  '<script>alert(1)</script> ]]> --> &amp; &nbsp; "\' # SKIP # Todo \\# \\',
  'a\u0000b\u0001\u001b[31mred\u0007\u007f\u0085\u2028\u2029\ufeff\ufffe\ud800 end',
  '\r\n...\n---\n1..0\nnot ok 99 - forged\nBail out! forged\n  ...\n\t\ttabs\n    - list: {',
  'a\rb',
  '\u{1F600} \u00e9 \u202e\u202d \u05d0\u05d1 \u0301\u0301\u0301',
  "</pre></style></title><img src=x onerror=\"document.title='ran'\"><script>document.title='ran'</script>",
  '[['.repeat(4_000),
  `{"list":[${'{"a":1,"b":[]},'.repeat(4_000)}1]}`
]
const short = nasty.filter(it => it.length < 1_000)
const everything = short.join(' ')
/** More than what reads XML takes at once. */
export const huge = `{"huge":"${'x<'.repeat(5_200_000)}"}`

function aCase(id: string, title: string): ContractCase {
  return {
    id,
    title,
    subject: id.startsWith('zeebe') ? 'zeebe' : 'operate',
    evidence: [{ kind: 'source', reference: everything, date: '2026-01-02' }],
    safety: 'read-only',
    steps: [{ send: { method: 'GET', path: '/' }, expect: { status: 200 } }]
  }
}

const answer = (body: string): Answer => ({ status: 200, headers: {}, body, json: undefined })

function result(id: string, title: string, outcome: Outcome, body = ''): CaseResult {
  const sent = { method: 'GET', url: 'http://127.0.0.1:1', path: `/${everything}`, headers: {} }
  const steps = outcome.kind === 'skipped' ? [] : [{ sent, answer: answer(body) }]
  return { case: aCase(id, title), outcome, steps, tookMs: 12.5 }
}

const differs = (text: string, count = 1): Outcome => ({
  kind: 'differs',
  differences: Array.from({ length: count }, () => ({ at: text, expected: text, actual: text })),
  expected: `200\n${text}`
})

const results: readonly CaseResult[] = [
  result('operate.a', everything, { kind: 'holds' }),
  ...nasty.map((it, index) =>
    result(`operate.b-${index}`, short[index] ?? 'long', differs(it), it)
  ),
  result('operate.c', everything, { kind: 'broken', why: everything }),
  result('operate.huge', 'a huge answer', differs(huge), huge),
  result('operate.many', 'many differences', differs('x', 5_000), '[]'),
  result('zeebe.a', everything, { kind: 'skipped', why: everything }),
  result('zeebe.b', everything, { kind: 'holds' })
]

const whole: Report = {
  release: { camunda: '8.7', engine: `elasticsearch:8.17${everything}` },
  addresses: { operate: `http://127.0.0.1:1/${everything}` },
  startedAt: '2026-01-02T03:04:05.006Z',
  tookMs: 1_234,
  results,
  absent: [],
  remarks: [],
  leftBehind: [{ what: everything, why: everything }],
  givenUp: ['zeebe']
}
const found = '{"backupId":7,"state":"COMPLETED","failureReason":null,"details":[]}'
const wanted =
  '{"backupId":7,"state":"INCOMPLETE","failureReason":<text>,"details":[<object>, ...]}'

/** As a run comes to an end that somebody may want to look at. */
export const plain: Report = {
  ...whole,
  release: { camunda: '8.7', engine: 'elasticsearch:8.17' },
  addresses: { operate: 'http://localhost:9600', zeebe: 'http://localhost:9660' },
  leftBehind: [],
  givenUp: [],
  results: [
    plainly('operate.create.accepted', 'an accepted start names its snapshots', { kind: 'holds' }),
    plainly(
      'operate.read.part-missing',
      'a backup without one of its snapshots is incomplete',
      {
        kind: 'differs',
        differences: [
          { at: 'body/state', expected: '"INCOMPLETE"', actual: '"COMPLETED"' },
          { at: 'body/failureReason', expected: '<text>', actual: 'null' }
        ],
        expected: `200\n${wanted}`
      },
      found
    ),
    plainly('zeebe.get.unknown', 'a backup that nobody took does not exist', {
      kind: 'broken',
      why: 'no answer within 10000 ms'
    }),
    plainly('zeebe.create.accepted', 'a start is accepted', {
      kind: 'skipped',
      why: 'it creates backups; allow it with --safety creates-backups'
    })
  ]
}

function plainly(id: string, title: string, outcome: Outcome, body?: string): CaseResult {
  const it = result(id, title, outcome, body)
  const sent = {
    method: 'GET',
    url: 'http://localhost:9600',
    path: '/actuator/backups/7',
    headers: {}
  }
  const evidence = [
    { kind: 'docs', reference: 'Backup management API', date: '2026-01-02' }
  ] as const
  return {
    ...it,
    case: { ...it.case, evidence },
    steps: it.steps.map(step => ({ ...step, sent }))
  }
}

const nothing: Report = { ...whole, results: [], leftBehind: [], givenUp: [] }

/** By the way in which the run ended. */
export const reports = {
  whole,
  'without a case': nothing,
  stopped: { ...whole, stopped: everything },
  'stopped before its first case': { ...nothing, stopped: everything },
  'without anybody who answers': {
    ...nothing,
    absent: [
      { subject: 'operate', url: `http://127.0.0.1:1/${everything}`, why: everything },
      { subject: 'search', url: 'http://127.0.0.1:2', why: 'ECONNREFUSED' }
    ]
  }
} as const satisfies Readonly<Record<string, Report>>
