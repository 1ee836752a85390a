import { connect } from 'node:net'
import t from 'tap'
import { aRequest } from '../../support/door.js'
import { Line, sendAll } from '../../support/raw-http.js'
import { aStruckServer, ask, until } from '../../support/struck.js'

async function operateDoor(t: Parameters<typeof aStruckServer>[0]) {
  const it = await aStruckServer(t)
  const url = it.doors.operate ?? ''
  return {
    ...it,
    url,
    port: Number(new URL(url).port),
    entries: () => it.world.journal.list().entries
  }
}

t.test('what is recorded is what was sent, byte for byte', async t => {
  const { port, entries } = await operateDoor(t)
  const body = '{"backupId":1}'
  const chunked = aRequest(
    'POST /actuator/backups HTTP/1.1',
    'Content-Type: application/json',
    'Transfer-Encoding: chunked',
    'X-Twice: 1',
    'x-twice: 2'
  )
  const [answer] = await sendAll(port, [`${chunked}e\r\n${body}\r\n0\r\n\r\n`])
  const [entry] = entries()
  t.match(entry, {
    id: 1,
    method: 'POST',
    url: '/actuator/backups',
    request: { body, bodyBytes: 14, headers: { host: 'camunda', 'x-twice': '1, 2' } },
    answer: { status: 200, body: answer?.body, bodyBytes: answer?.body.length, delivered: true }
  })
  t.strictSame(entry?.answer.headers, answer?.headers)
})

t.test('only the beginning of a long body is kept, and the application gets all of it', async t => {
  const { url, entries } = await operateDoor(t)
  const body = { backupId: 5, pad: 'x'.repeat(100_000) }
  t.match(await ask(`${url}/actuator/backups`, { method: 'POST', body }), { status: 200 })
  const [entry] = entries()
  t.equal(entry?.request.body.length, 16_384)
  t.equal(entry?.request.bodyBytes, JSON.stringify(body).length)
  t.equal(entry?.backupId, '5')
})

t.test(
  'answers without a body have none, and requests behind one another are kept apart',
  async t => {
    const { port, entries } = await operateDoor(t)
    const get = (path: string) => aRequest(`GET ${path} HTTP/1.1`)
    await sendAll(port, [aRequest('HEAD /actuator/backups HTTP/1.1'), get('/actuator/backups/1')])
    const line = new Line(connect(port, '127.0.0.1'))
    line.write(get('/a') + get('/b') + get('/c%2F') + get('/never'))
    for (let at = 0; at < 3; at += 1) await line.answer()
    t.equal(await line.isClosed(), true, 'the server has refused the third and hung up')
    line.destroy()
    const asked = entries().filter(it => it.method !== 'OPTIONS')
    t.match(
      asked.map(it => [it.method, it.url, it.answer.status, it.answer.bodyBytes === 0]),
      [
        ['HEAD', '/actuator/backups', 200, true],
        ['GET', '/actuator/backups/1', 404, false],
        ['GET', '/a', 404, false],
        ['GET', '/b', 404, false],
        ['GET', '/c%2F', 400, false]
      ]
    )
    t.equal(asked.length, 5, 'what was sent ahead behind it never happened')
  }
)

t.test('a client that ends in the middle of its body has changed nothing', async t => {
  const { port, entries } = await operateDoor(t)
  const line = new Line(connect(port, '127.0.0.1'))
  const json = 'Content-Type: application/json'
  line.write(`${aRequest('POST /actuator/backups HTTP/1.1', json, 'Content-Length: 99')}{`)
  await until(() => entries().length === 1)
  line.destroy()
  await until(() => entries()[0]?.durationMs !== undefined)
  t.match(entries(), [{ request: { bodyBytes: 1 }, answer: { status: 400 }, effect: false }])
})

t.test('a broken body does not keep a rule about backups waiting', async t => {
  const { port, world, fault } = await operateDoor(t)
  fault({ status: 503 }, { backupId: '1' })
  const head = aRequest(
    'POST /actuator/backups HTTP/1.1',
    'Content-Type: application/json',
    'Transfer-Encoding: chunked'
  )
  const [answer] = await sendAll(port, [`${head}nonsense\r\n`])
  t.match(answer, { statusLine: /400/, closed: true })
  t.match(world.faults.list(), [{ attempts: 0 }])
  const [entry] = world.journal.list().entries
  t.match(entry, { answer: { status: 400, body: answer?.body, delivered: true } })
})

t.test('the control door is not recorded', async t => {
  const { doors, entries } = await operateDoor(t)
  t.match(await ask(`${doors.control}/health`), { status: 200 })
  t.strictSame(entries(), [])
})

t.test('what the server answers before there is a request is recorded as well', async t => {
  const { port, entries } = await operateDoor(t)
  const unknown = aRequest('FOO /actuator/backups?token=abc HTTP/1.1', 'X-Api-Key: k')
  const broken = aRequest('GET /bad header HTTP/1.1')
  const answers = [...(await sendAll(port, [unknown])), ...(await sendAll(port, [broken]))]
  t.match(entries(), [
    {
      method: 'FOO',
      url: '/actuator/backups?token=[redacted]',
      request: { headers: { 'x-api-key': '[redacted]' } },
      answer: { status: 405, body: answers[0]?.body, delivered: true },
      durationMs: 0
    },
    { method: 'GET', url: '/bad', answer: { status: 400, body: answers[1]?.body } }
  ])
})
