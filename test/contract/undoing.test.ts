/** What was paused is resumed, and only what the cluster says of it counts. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import type { Target } from '../../src/contract/target.js'
import { Undoing } from '../../src/contract/undoing.js'

const pauseRequest = { method: 'POST', path: '/actuator/exporting/pause' }
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
  await undoing.undoAll(5_000)
  t.strictSame(asked, ['POST /actuator/exporting/resume'])
  t.strictSame(undoing.leftBehind, [])
})

t.test(
  'a resume that failed inside is tried again, although HTTP said that all is well',
  async t => {
    const { target, asked } = await gatewaySaying(t, 500, 204)
    const undoing = new Undoing(target)
    undoing.note(pauseRequest, [], about)
    await undoing.undoAll(5_000)
    t.equal(asked.length, 2)
    t.strictSame(undoing.leftBehind, [])
  }
)

t.test('a cluster that does not resume is left behind, and that is said', async t => {
  const { target } = await gatewaySaying(t, 500)
  const undoing = new Undoing(target)
  undoing.note(pauseRequest, [], about)
  await undoing.undoAll(200)
  t.equal(undoing.leftBehind.length, 1)
  t.match(undoing.leftBehind[0]?.what, /exporting may be paused/)
  t.match(undoing.leftBehind[0]?.why, /500/)
})
