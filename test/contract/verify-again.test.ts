/** Whoever verifies a target twice in a row finds it as good the second time. */
import t, { type Test } from 'tap'
import { Ids } from '../../src/contract/ids.js'
import { latestRefusing } from '../../src/contract/probing.js'
import { findingsOf, type Report } from '../../src/contract/report/report.js'
import { nothingKnown, stockOf } from '../../src/contract/stock.js'
import type { Target } from '../../src/contract/target.js'
import { Undoing } from '../../src/contract/undoing.js'
import { answering } from '../support/hostile-servers.js'
import { aTarget, reportOf } from '../support/verification.js'

/** Cases of the search engine use no ids. */
const everything = ['operate.', 'tasklist.', 'optimize.', 'zeebe.']

/** Zeebe names its latest id in one wording or the other, and from 8.9 on in its state as well. */
const lines: readonly (readonly [line: string, only: readonly string[]])[] = [
  ['8.1', ['zeebe.']],
  ['8.7', everything],
  ['8.8', ['webapps.', 'zeebe.']],
  ['8.9', ['zeebe.']],
  ['8.10', ['zeebe.']]
]

function allHold(t: Test, { results, leftBehind }: Report, run: string): void {
  t.ok(results.some(it => it.outcome.kind === 'holds'))
  for (const result of results) {
    const { outcome, case: it } = result
    if (outcome.kind === 'skipped') continue
    t.equal(outcome.kind, 'holds', `${run}, ${it.id}: ${findingsOf(result).join('; ')}`)
  }
  t.strictSame(leftBehind, [], run)
}

const nowMs = () => 1_700_000_000_500
const second = 1_700_000_000n

for (const [line, only] of lines) {
  t.test(`two runs in front of ${line}`, async t => {
    const { control, ...target } = await aTarget(t, ['--camunda', line])
    allHold(t, await reportOf(target, { only }), 'without control')
    allHold(t, await reportOf(target, { only }), 'again without control')
    const mock = { ...target, ...(control !== undefined && { control }) }
    const ofZeebe = { only: ['zeebe.'] }
    allHold(t, await reportOf(mock, ofZeebe), 'with control')
    allHold(t, await reportOf(mock, ofZeebe), 'again with control')
  })
}

t.test('who has left Zeebe ahead of the clock says so, and who has not does not', async t => {
  const target = await aTarget(t, ['--camunda', '8.7'])
  const create = { only: ['zeebe.create.accepted', 'operate.create.accepted'] }
  const ahead = await reportOf(target, { ...create, firstId: 5_000_000_000n })
  t.match(ahead.remarks.join(), /ids from 50000000\d\d to 50000000\d\d, which is \d+ above/)
  const apart = await reportOf(target, { ...create, only: ['operate.create.accepted'] })
  t.strictSame(apart.remarks, [], 'no id came to Zeebe')
  const other = await aTarget(t, ['--camunda', '8.7'])
  const below = await reportOf(other, { ...create, firstId: 7n })
  t.strictSame(below.remarks, [])
  t.match(JSON.stringify(below.results[0]?.steps[0]?.sent.body), /"backupId\\":(7|8|9|1\d)\b/)
})

t.test('what only pauses exporting starts nothing', async t => {
  const target = await aTarget(t, ['--camunda', '8.7'])
  const safety = ['pauses-exporting'] as const
  await reportOf(target, { only: ['zeebe.'], safety })
  const { json } = await asked(target, '/actuator/backups')
  t.strictSame(json, [])
  const started = await asked(target, '/actuator/backups', '{"backupId":1}')
  t.equal(started.status, 202, 'Zeebe has had no id yet')
})

async function asked({ addresses }: Target, path: string, body?: string) {
  const headers = { 'content-type': 'application/json' }
  const how = body === undefined ? {} : { method: 'POST', headers, body }
  const answer = await fetch(`${addresses.zeebe?.url}${path}`, how)
  return { status: answer.status, json: await answer.json() }
}

const begins: readonly (readonly [
  latest: bigint,
  taken: readonly bigint[],
  firstId: bigint | undefined,
  id: bigint,
  why: string
])[] = [
  [0n, [], undefined, second, 'it counts seconds'],
  [second - 1n, [], undefined, second, 'Zeebe is behind the clock'],
  [second, [], undefined, second + 1n, 'Zeebe has had that one'],
  [second + 900n, [], undefined, second + 901n, 'Zeebe is ahead of the clock'],
  [0n, [second + 1n], undefined, second + 2n, 'the next one is somebody else\u2019s'],
  [0n, [second + 2n], undefined, second, 'two are free'],
  [second, [], 7n, 7n, 'somebody has said so']
]
for (const [latest, taken, firstId, id, why] of begins) {
  t.test(`ids begin with ${id}: ${why}`, async t => {
    const stock = { latest, taken: new Set(taken) }
    const from = { stock, repository: 'camunda', startedMs: nowMs(), nowMs }
    const ids = new Ids({ ...from, ...(firstId !== undefined && { firstId }) })
    t.equal(ids.next('none').get('id'), id)
    t.equal(ids.next('elsewhere').get('id'), id, 'who reads has used none up')
    const next = ids.next('at Zeebe').get('id')
    t.ok(typeof next === 'bigint' && next >= id + 2n)
    t.strictSame(ids.used?.first, next)
  })
}

const json = 'application/json'
const actuator = (answers: Readonly<Record<string, string>>, t: Test) =>
  answering(t, ({ url = '' }, response) => {
    const body = answers[url]
    const type = body === undefined ? 'application/problem+json' : json
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': type })
    response.end(body ?? '{}')
  })

const seen: readonly (readonly [
  answers: Readonly<Record<string, string>>,
  latest: bigint,
  why: string
])[] = [
  [{}, 0n, 'nothing is known'],
  [{ '/actuator/backups': '[{"backupId":3},{"backupId":20},{"backupId":4}]' }, 20n, 'a list'],
  [
    { '/actuator/backupRuntime': '[{"backupId":9007199254740993}]' },
    9_007_199_254_740_993n,
    'a list under the later name'
  ],
  [
    {
      '/actuator/backupRuntime': '[{"backupId":4}]',
      '/actuator/backupRuntime/state':
        '{"checkpointStates":[{"checkpointId":31}],"backupStates":[{"checkpointId":7}],"ranges":[{"start":1,"end":12}]}'
    },
    31n,
    'a checkpoint that is no backup'
  ],
  [
    {
      '/actuator/backupRuntime/state': '{"ranges":[{"end":{"checkpointId":33}},{"end":32}]}'
    },
    33n,
    'the end of a range, in either form'
  ],
  [{ '/actuator/backups': 'no JSON' }, 0n, 'what is nothing of the kind']
]
for (const [answers, latest, why] of seen) {
  t.test(`the latest id that is to be seen is ${latest}: ${why}`, async t => {
    const url = await actuator(answers, t)
    const target = { addresses: { zeebe: { url } }, headers: {}, timeoutMs: 1_000 }
    const stock = await stockOf(target, new AbortController().signal)
    t.equal(stock.latest, latest)
    t.strictSame(stock.taken, nothingKnown.taken)
  })
}

t.test('ids of the applications are taken, and are none of Zeebe', async t => {
  const url = await actuator({ '/actuator/backups': '[{"backupId":3}]' }, t)
  const target = { addresses: { operate: { url } }, headers: {}, timeoutMs: 1_000 }
  const stock = await stockOf(target, new AbortController().signal)
  t.equal(stock.latest, 0n)
  t.strictSame(stock.taken, new Set([3n]))
})

const refusals: readonly (readonly [
  status: number,
  message: string,
  latest: bigint | undefined,
  why: string
])[] = [
  [
    409,
    'Requested backup has id 5. The latest backup has id 77. Id of new backups must be higher than the previous one. ',
    77n,
    'the older wording'
  ],
  [
    409,
    'Requested backup has ID 5. The latest backup has ID 78. The backup ID must be greater than the ID of previous backups that are completed, failed, or deleted.',
    78n,
    'the later wording'
  ],
  [409, 'Cannot take backup while scaling is in progress.', undefined, 'another reason'],
  [202, 'The latest backup has id 77.', undefined, 'it was accepted']
]
for (const [status, message, latest, why] of refusals) {
  t.test(`a start that is answered ${status} says ${latest}: ${why}`, async t => {
    const requests: string[] = []
    const url = await answering(t, (request, response) => {
      requests.push(`${request.method} ${request.url}`)
      const [code, body] = request.method === 'POST' ? [status, { message }] : [404, {}]
      response.writeHead(code, { 'content-type': json })
      response.end(JSON.stringify(body))
    })
    const target = { addresses: { zeebe: { url } }, headers: {}, timeoutMs: 1_000 }
    const undoing = new Undoing(target)
    const { signal: hurry } = new AbortController()
    const release = { camunda: '8.8', engine: undefined }
    t.equal(await latestRefusing(5n, { target, release, undoing, hurry }), latest)
    await undoing.undoAll({ limitMs: 1_000, resumeAttemptsMax: 1, signal: hurry })
    const deletion = 'DELETE /actuator/backupRuntime/5'
    t.equal(requests.includes(deletion), status === 202, 'what was accepted is taken back')
  })
}
