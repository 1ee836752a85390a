/** What was paused is resumed, and only what the cluster says of it counts. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import type { Target } from '../../src/contract/target.js'
import { Undoing } from '../../src/contract/undoing.js'

const pauseRequest = { method: 'POST', path: '/actuator/exporting/pause' }
const within = (limitMs: number) => ({
  limitMs,
  resumeAttemptsMax: 10,
  signal: new AbortController().signal
})
const about = { subject: 'zeebe', variables: new Map() } as const

/** A gateway that answers resumes one after another; the last answer stays. */
async function gatewaySaying(t: Test, ...statuses: readonly [number, ...number[]]) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const status = statuses[Math.min(asked.length, statuses.length) - 1]
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ body: null, status, contentType: null }))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  const { port } = server.address() as AddressInfo
  const addresses = { zeebe: { url: `http://127.0.0.1:${port}` } }
  const target: Target = { addresses, headers: {}, timeoutMs: 1_000 }
  return { target, asked }
}

t.test('a pause is resumed without being asked for', async t => {
  const { target, asked } = await gatewaySaying(t, 204)
  const undoing = new Undoing(target)
  undoing.note(pauseRequest, [], about)
  await undoing.undoAll(within(5_000))
  t.strictSame(asked, ['POST /actuator/exporting/resume'])
  t.strictSame(undoing.leftBehind, [])
})

t.test(
  'a resume that failed inside is tried again, although HTTP said that all is well',
  async t => {
    const { target, asked } = await gatewaySaying(t, 500, 204)
    const undoing = new Undoing(target)
    undoing.note(pauseRequest, [], about)
    await undoing.undoAll(within(5_000))
    t.equal(asked.length, 2)
    t.strictSame(undoing.leftBehind, [])
  }
)

t.test('a cluster that does not resume is left behind, and that is said', async t => {
  const { target } = await gatewaySaying(t, 500)
  const undoing = new Undoing(target)
  undoing.note(pauseRequest, [], about)
  await undoing.undoAll(within(200))
  t.equal(undoing.leftBehind.length, 1)
  t.match(undoing.leftBehind[0]?.what, /exporting may be paused/)
  t.match(undoing.leftBehind[0]?.why, /500/)
})

const pauses: readonly (readonly [status: number, resumed: boolean, why: string])[] = [
  [404, false, 'the part has no such endpoint'],
  [405, false, 'the endpoint has no such method'],
  [406, true, 'the answer suits nobody, and may come too late'],
  [400, true, 'nobody knows what else was refused'],
  [500, true, 'some partitions may have obeyed'],
  [204, true, 'it was obeyed']
]
for (const [status, resumed, why] of pauses) {
  t.test(
    `a pause that was answered ${status} is ${resumed ? '' : 'not '}resumed: ${why}`,
    async t => {
      const { target, asked } = await gatewaySaying(t, 204)
      const undoing = new Undoing(target)
      undoing.note(pauseRequest, [], about).answered(status)
      await undoing.undoAll(within(5_000))
      t.equal(asked.length, resumed ? 1 : 0)
      t.strictSame(undoing.leftBehind, [])
    }
  )
}

t.test('a pause that leads nowhere leaves the one before it to be resumed', async t => {
  const { target, asked } = await gatewaySaying(t, 204)
  const undoing = new Undoing(target)
  undoing.note(pauseRequest, [], about).answered(204)
  undoing.note(pauseRequest, [], about).answered(404)
  await undoing.undoAll(within(5_000))
  t.strictSame(asked, ['POST /actuator/exporting/resume'])
})

t.test('what was paused at another part is resumed there', async t => {
  const { target, asked } = await gatewaySaying(t, 204)
  const { zeebe } = target.addresses
  if (zeebe === undefined) throw new Error('it has an address')
  const undoing = new Undoing({ ...target, addresses: { operate: zeebe } })
  undoing.note(pauseRequest, [], { ...about, subject: 'operate' })
  await undoing.undoAll(within(5_000))
  t.strictSame(asked, ['POST /actuator/exporting/resume'])
  t.strictSame(undoing.leftBehind, [])
})

const noVariables = { subject: 'operate', variables: new Map([['id', 7n]]) } as const
const startRequest = { method: 'POST', path: '/actuator/backups' }
const deletion = { method: 'DELETE', path: '/actuator/backups/{id}' }

/** An application that answers one after another; the last answer stays. */
async function operateSaying(t: Test, ...answers: readonly [Said, ...Said[]]) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const [status, state, ...parts] =
      answers[Math.min(asked.length, answers.length) - 1] ?? answers[0]
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(
      status === 204 ? '' : JSON.stringify({ state, details: parts.map(it => ({ state: it })) })
    )
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  const { port } = server.address() as AddressInfo
  const target: Target = {
    addresses: { operate: { url: `http://127.0.0.1:${port}` } },
    headers: {},
    timeoutMs: 1_000
  }
  return { undoing: new Undoing(target), asked }
}
type Said = readonly [status: number, state?: string, ...parts: string[]]

const look = 'GET /actuator/backups/7'
const gone = 'DELETE /actuator/backups/7'

t.test(
  'a backup that is still being taken is deleted after its end, and looked for again',
  async t => {
    const { undoing, asked } = await operateSaying(
      t,
      [200, 'IN_PROGRESS', 'SUCCESS', 'IN_PROGRESS'],
      [200, 'IN_PROGRESS', 'STARTED'],
      [200, 'COMPLETED'],
      [204],
      [200, 'COMPLETED'],
      [204],
      [404]
    )
    undoing.note(startRequest, [deletion], noVariables)
    await undoing.undoAll(within(5_000))
    t.strictSame(asked, [look, look, look, gone, look, gone, look])
    t.strictSame(undoing.leftBehind, [])
  }
)

t.test('what was refused is not deleted, for the id may be that of somebody else', async t => {
  const { undoing, asked } = await operateSaying(t, [204])
  undoing.note(startRequest, [deletion], noVariables).answered(400)
  await undoing.undoAll(within(5_000))
  t.strictSame(asked, [])
})

t.test('what is refused after it was accepted is deleted all the same', async t => {
  const { undoing, asked } = await operateSaying(t, [404])
  undoing.note(startRequest, [deletion], noVariables)
  undoing.note(startRequest, [deletion], noVariables).answered(400)
  await undoing.undoAll(within(5_000))
  t.strictSame(asked, [look, gone, look])
})

t.test('a backup that never goes is left behind, and that is said', async t => {
  const { undoing } = await operateSaying(t, [200, 'FAILED'])
  undoing.note(startRequest, [deletion], noVariables)
  await undoing.undoAll(within(600))
  t.match(undoing.leftBehind, [
    { what: /DELETE .*\/actuator\/backups\/7/, why: 'it is still there' }
  ])
})

t.test('what says that it runs, and takes no part, is not waited for', async t => {
  const { undoing, asked } = await operateSaying(
    t,
    [200, 'IN_PROGRESS', 'SUCCESS'],
    [200, 'IN_PROGRESS', 'SUCCESS'],
    [204],
    [404]
  )
  undoing.note(startRequest, [deletion], noVariables)
  await undoing.undoAll(within(5_000))
  t.strictSame(asked, [look, look, gone, look])
})
