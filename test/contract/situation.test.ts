/** A mock that somebody else uses is afterwards in what it was in before. */
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { ask } from '../support/ask.js'
import { answering } from '../support/hostile-servers.js'
import { startHere } from '../support/started.js'
import { casesNamed, reportOf, targetOf } from '../support/verification.js'
import { deployed, verifying } from '../support/verify-command.js'

const started = ['--camunda', '8.7', '--pace', 'instant', '--repository', 'camunda']

async function aMock(t: Parameters<typeof startHere>[0], more: readonly string[] = []) {
  const { ready } = await startHere(t, [...started, ...more])
  const control = String(ready.doors.control)
  const read = async (path: string) => JSON.parse((await ask('GET', control + path)).body)
  return {
    target: targetOf(ready.doors),
    async tell(method: string, path: string, body: unknown) {
      const { status, body: said } = await ask(method, control + path, body)
      t.ok(status < 300, said)
    },
    async now() {
      const { mode, factor } = await read('/clock')
      const { plans } = await read('/plans')
      return { conditions: await read('/conditions'), plans, clock: { mode, factor } }
    }
  }
}

/** One that changes conditions, one that makes plans, one that speeds up the clock, one that pins it. */
const ids = [
  ...['operate.delete.unreachable.8.5', 'operate.read.running.8.4', 'zeebe.outcome.failed.backups'],
  ...['zeebe.condition.silent.backups', 'operate.read.part-missing-for-long']
]

const befores: readonly (readonly [
  what: string,
  changes: readonly (readonly [method: string, path: string, body: unknown])[]
])[] = [
  ['nothing', []],
  [
    'conditions',
    [
      [
        'PUT',
        '/conditions',
        {
          exporting: { kind: 'partial', partitions: [1, 2] },
          elasticsearch: { kind: 'slow', delay: '1ms' }
        }
      ]
    ]
  ],
  ['a word for a condition', [['PUT', '/conditions', { elasticsearch: 'diskFull' }]]],
  [
    'plans',
    [
      ['POST', '/plans', { app: 'optimize', duration: '1s' }],
      ['POST', '/plans', { app: 'tasklist', part: 2, outcome: 'FAILED', reason: 'mine', times: 3 }]
    ]
  ],
  ['a clock that runs faster', [['PUT', '/clock', { mode: 'scaled', factor: 2.5 }]]],
  [
    'all of it',
    [
      ['PUT', '/conditions', { repository: 'readOnly' }],
      ['POST', '/plans', { app: 'optimize', duration: '1s' }],
      ['PUT', '/clock', { mode: 'scaled', factor: 60 }]
    ]
  ]
]

for (const [what, changes] of befores) {
  t.test(`a mock that was in ${what} before is so afterwards`, async t => {
    const mock = await aMock(t)
    for (const change of changes) await mock.tell(...change)
    const before = await mock.now()
    const report = await reportOf(mock.target, { cases: casesNamed(...ids), eventuallyMs: 500 })
    t.ok(report.results.length >= ids.length - 1)
    t.strictSame(report.leftBehind, [])
    t.strictSame(await mock.now(), before)
  })
}

t.test('the cases of the test change a mock in every way', async t => {
  const cases = casesNamed(...ids)
  t.ok(cases.some(it => it.mockOnly?.conditions !== undefined))
  t.ok(cases.some(it => it.mockOnly?.plans !== undefined))
  t.ok(cases.some(it => it.mockOnly?.clock !== undefined))
  t.ok(cases.some(it => it.steps.some(({ send }) => send.to === 'control')))
})

t.test('a clock that stood still stands still again', async t => {
  const mock = await aMock(t, ['--clock', 'manual'])
  const report = await reportOf(mock.target, { cases: casesNamed(...ids), eventuallyMs: 300 })
  t.strictSame(report.leftBehind, [])
  t.strictSame((await mock.now()).clock, { mode: 'manual', factor: 0 })
})

t.test('what cannot be put back is said: counted plans, and a clock that has gone on', async t => {
  const mock = await aMock(t)
  await mock.tell('POST', '/plans', { app: 'optimize', duration: '1s', times: 2 })
  await mock.tell('POST', '/plans', { app: 'optimize', duration: '1s' })
  const cases = casesNamed('operate.read.part-missing-for-long')
  const [plans, clock, ...more] = (await reportOf(mock.target, { cases })).remarks
  t.match(plans, /have counted those of this run: plan-1$/)
  t.match(clock, /the clock of the mock is 30\d s further on/)
  t.strictSame(more, [])
  const reading = await reportOf(mock.target, { cases: casesNamed('operate.read.unknown.8.5') })
  t.strictSame(reading.remarks, [])
})

t.test(
  'a mock whose control API goes away meanwhile may be otherwise, and that is said',
  async t => {
    const mock = await aMock(t)
    const { control } = mock.target
    let answers = 0
    // The situation at the start and before the case are three answers each, and then comes the change.
    const afterChange = 7
    const proxy = await answering(t, async (request, response) => {
      answers += 1
      if (answers > afterChange) return void response.destroy()
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      const body = Buffer.concat(chunks).toString()
      const { method = '' } = request
      const answer = await fetch(`${control}${request.url}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body !== '' && { body })
      })
      response.writeHead(answer.status, { 'content-type': 'application/json' })
      response.end(await answer.text())
    })
    const cases = casesNamed('operate.delete.unreachable.8.5')
    const report = await reportOf({ ...mock.target, control: proxy }, { cases })
    t.match(report.leftBehind[0]?.what, /the mock at http.* may not be as it was: conditions \{/)
  }
)

t.test('interrupted in the midst of a case, the mock gets back', async t => {
  const target = await deployed(t, ['--camunda', '8.7', '--pace', 'instant'])
  await target.tell('PATCH', '/conditions', { exporting: { kind: 'partial', partitions: [2] } })
  // The case waits for what is not there yet.
  await target.tell('POST', '/plans', { app: 'zeebe', registrationGap: '10m' })
  const before = await target.situation()
  const only = ['--only', 'zeebe.outcome.failed.backups', '--patience', '600']
  const it = verifying(target, '--control', target.control, ...only)
  let looks = 0
  while ((await target.situation()) === before && looks < 500) {
    looks += 1
    await wait(10)
  }
  t.not(await target.situation(), before, 'the case has made its plan')
  it.stop()
  t.equal(await it.code, 130)
  t.notMatch(it.err.join('\n'), /left behind/)
  t.equal(await target.situation(), before)
})
