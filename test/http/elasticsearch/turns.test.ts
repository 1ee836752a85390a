/** Answers that are made while they are sent. */
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import Fastify from 'fastify'
import t, { type Test } from 'tap'
import { inTurns, sendSlices } from '../../../src/http/elasticsearch/turns.js'
import { until } from '../../support/struck.js'

const slice = 'x'.repeat(1_000_000)

/** A server whose only answer never ends by itself; `made` counts its slices. */
async function anEndlessAnswer(t: Test) {
  const work = { made: 0, isOver: false }
  function* slices() {
    try {
      while (true) {
        work.made += 1
        yield slice
      }
    } finally {
      work.isOver = true
    }
  }
  const app = Fastify({ forceCloseConnections: true })
  app.get('/', (_request, reply) => sendSlices(reply, slices()))
  t.teardown(() => app.close())
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const request = get(url, { agent: false })
  const [response]: IncomingMessage[] = await once(request, 'response')
  return { work, request, response }
}

const turn = () => new Promise(resolve => setImmediate(resolve))

t.test('nothing more is made for a client that has gone', async t => {
  const { work, request, response } = await anEndlessAnswer(t)
  response?.once('data', () => request.destroy())
  await until(() => work.isOver)
  const { made } = work
  for (let count = 0; count < 50; count += 1) await turn()
  t.equal(work.made, made)
})

t.test('no more is made than fits on the way to a client that does not read', async t => {
  const { work, request } = await anEndlessAnswer(t)
  for (let count = 0; count < 500; count += 1) await turn()
  t.ok(work.made < 100, `${work.made} slices of 1 MB`)
  t.notOk(work.isOver)
  request.destroy()
  await until(() => work.isOver)
})

t.test(
  'an error on the way ends the connection, so that nobody takes a part for the whole',
  async t => {
    const app = Fastify({ forceCloseConnections: true })
    function* slices() {
      yield slice
      yield slice
      throw new Error('lost')
    }
    app.get('/', (_request, reply) => sendSlices(reply, slices()))
    t.teardown(() => app.close())
    const request = get(await app.listen({ port: 0, host: '127.0.0.1' }), { agent: false })
    const [response] = await once(request, 'response')
    response.resume()
    const [error] = await once(response, 'error')
    t.equal(error.code, 'ECONNRESET')
  }
)

t.test('one slice is sent whole, with its length', async t => {
  const app = Fastify()
  const sliced = (count: number) => new Array(count).fill('abc').values()
  app.get('/:count', ({ url }, reply) =>
    sendSlices(
      reply,
      (function* () {
        yield* sliced(Number(url.slice(1)))
      })()
    )
  )
  t.teardown(() => app.close())
  const [none, one, two] = await Promise.all(['/0', '/1', '/2'].map(url => app.inject(url)))
  t.strictSame([none?.body, one?.body, two?.body], ['', 'abc', 'abcabc'])
  t.strictSame(
    [none, one, two].map(reply => reply?.headers['content-length']),
    ['0', '3', undefined]
  )
})

t.test('between two steps of long work everybody else has a turn', async t => {
  let steps = 0
  function* work() {
    for (; steps < 5; steps += 1) yield
    return 'done'
  }
  const result = inTurns(work())
  const seen: number[] = []
  for (let count = 0; count < 5; count += 1) {
    await turn()
    seen.push(steps)
  }
  t.equal(await result, 'done')
  t.ok(new Set(seen).size >= 4, `after each turn: ${seen.join()}`)
})
