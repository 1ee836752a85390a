/** The frame: what every operation has in common. */
import t from 'tap'
import { operations } from '../../../src/http/control/operations.js'
import { control } from '../../support/control.js'

t.test('health and doors answer', async t => {
  const { ask } = await control(t)
  t.strictSame((await ask('GET', '/health')).body, { status: 'UP' })
  t.strictSame((await ask('GET', '/doors')).body, { operate: 'http://127.0.0.1:9600' })
})

t.test(
  'every operation has a name of its own, and is about the server or about a world',
  async t => {
    const names = operations.map(it => it.operationId)
    t.strictSame(names.length, new Set(names).size)
    const places = operations.map(it => `${it.method} ${it.path}`)
    t.strictSame(places.length, new Set(places).size)
  }
)

t.test('the default world is reached by its name as well', async t => {
  const { ask } = await control(t)
  const { body } = await ask('GET', '/clock')
  t.strictSame((await ask('GET', '/worlds/default/clock')).body, body)
  await ask('POST', '/worlds/default/clock/advance', { by: '1s' })
  t.equal((await ask('GET', '/clock')).body.nowMs, body.nowMs + 1_000)
})

t.test('a world that is not there is named', async t => {
  const { ask } = await control(t)
  for (const path of ['/worlds/other/clock', '/worlds/other', '/worlds/other/doors']) {
    const { status, body } = await ask('GET', path)
    t.equal(status, 404)
    t.equal(
      body.error,
      'no world "other": it has expired, was removed or never was; GET /worlds lists those there are'
    )
  }
})

const lost: [method: string, url: string, status: number, error: string, allow: unknown][] = [
  [
    'POST',
    '/nope',
    404,
    'no control operation POST /nope; GET /openapi.json describes those there are',
    undefined
  ],
  ['GET', '/clok?x=1', 404, 'no control operation GET /clok; did you mean /clock?', undefined],
  ['GET', '/clock/', 404, 'no control operation GET /clock/; did you mean /clock?', undefined],
  [
    'GET',
    '/worlds/default/clok',
    404,
    'no control operation GET /worlds/default/clok; did you mean /worlds/default/clock?',
    undefined
  ],
  [
    'GET',
    '/worlds/default/health',
    404,
    'no control operation GET /worlds/default/health; GET /openapi.json describes those there are',
    undefined
  ],
  [
    'DELETE',
    '/health',
    405,
    'DELETE /health is no operation; /health takes GET, HEAD',
    'GET, HEAD'
  ],
  [
    'GET',
    '/clock/advance',
    405,
    'GET /clock/advance is no operation; /clock/advance takes POST',
    'POST'
  ],
  [
    'OPTIONS',
    '/worlds',
    405,
    'OPTIONS /worlds is no operation; /worlds takes GET, HEAD, POST',
    'GET, HEAD, POST'
  ]
]

for (const [method, url, status, error, allow] of lost) {
  t.test(`${method} ${url} is ${status}, and what was meant is said`, async t => {
    const { ask } = await control(t)
    const answer = await ask(method, url)
    t.strictSame([answer.status, answer.body.error], [status, error])
    t.strictSame(answer.body.complaints, [error])
    t.equal(answer.headers['allow'], allow)
  })
}

t.test('a path that is not well encoded is 400', async t => {
  const { ask } = await control(t)
  const { status, body } = await ask('GET', '/clock%zz')
  t.equal(status, 400)
  t.match(body.error, /not well encoded/)
})

t.test('HEAD is GET without a body', async t => {
  const { app } = await control(t)
  const { statusCode, body, headers } = await app.inject({ method: 'HEAD', url: '/health' })
  t.strictSame([statusCode, body], [200, ''])
  t.equal(headers['content-length'], String('{"status":"UP"}'.length))
})

t.test('no answer is kept by anyone', async t => {
  const { ask } = await control(t)
  t.equal((await ask('GET', '/clock')).headers['cache-control'], 'no-store')
})
