/** A case may send bytes that no HTTP client writes: they arrive as they are, and what becomes of them is told. */
import t, { type Test } from 'tap'
import { exchange, NoAnswer, type SentRequest } from '../../src/contract/exchange.js'
import { recordingOf } from '../../src/contract/recording.js'
import { sentRequest } from '../../src/contract/sending.js'
import { anAuthority, signedBy } from '../support/certificates.js'
import { always, answering, answeringOverTls, raw as meeting } from '../support/hostile-servers.js'
import { freePort } from '../support/started.js'
import { aTarget, casesNamed, reportOf } from '../support/verification.js'

const { signal } = new AbortController()
const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}'

function asking(url: string, raw: string, headers = {}): SentRequest {
  return { method: 'GET', url, path: '/', headers, raw }
}
const ask = (url: string, raw: string, headers = {}) =>
  exchange(asking(url, raw, headers), { timeoutMs: 300 }, signal)

async function kindOf(asked: Promise<unknown>): Promise<string> {
  try {
    await asked
    return 'answered'
  } catch (error) {
    return error instanceof NoAnswer ? error.kind : String(error)
  }
}

t.test(
  'each letter is a byte, and there are places for where it goes and along with what',
  async t => {
    const heard = new Promise<{ readonly url: string; readonly bytes: Buffer }>(resolve => {
      void meeting(t, socket => {
        socket.once('data', bytes => {
          socket.end(ok)
          resolve({ url, bytes })
        })
      }).then(it => {
        url = it
        return ask(`${it}/base/`, 'X {base}/\u00e4 {host}\r\n{headers}\r\n', { a: '1', b: '2' })
      })
    })
    let url = ''
    const { bytes } = await heard
    const { host } = new URL(url)
    t.equal(bytes.toString('latin1'), `X /base/\u00e4 ${host}\r\na: 1\r\nb: 2\r\n\r\n`)
  }
)

t.test('it is answered like any other request', async t => {
  const url = await answering(t, always(203, 'application/json', '{"a":1}'))
  const { status, headers, body, json } = await ask(url, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  t.strictSame([status, headers['content-type'], body], [203, 'application/json', '{"a":1}'])
  t.ok(json)
})

t.test('it goes over TLS where the target speaks that, and trusts no other authority', async t => {
  const ca = await anAuthority()
  const url = await answeringOverTls(t, await signedBy(ca), always(200, 'text/plain', 'in'))
  const sent = asking(url, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  const trusting = { ca: ca.cert, timeoutMs: 2_000 }
  t.equal((await exchange(sent, trusting, signal)).body, 'in')
  t.equal(await kindOf(exchange(sent, { timeoutMs: 2_000 }, signal)), 'unreachable')
})

t.test('who hangs up without a byte has answered with a status of 0', async t => {
  const polite = await meeting(t, socket => socket.once('data', () => socket.end()))
  t.match(await ask(polite, 'X\r\n\r\n'), { status: 0, body: '' })
  const rude = await meeting(t, socket => socket.once('data', () => socket.resetAndDestroy()))
  t.match(await ask(rude, 'X\r\n\r\n'), { status: 0, body: '' })
})

const silent: readonly (readonly [
  how: string,
  kind: string,
  open: (t: Test) => Promise<string>
])[] = [
  ['says nothing', 'too slow', t => meeting(t, () => {})],
  ['says something else', 'not HTTP', t => meeting(t, it => void it.end('hello\r\n\r\n'))],
  [
    'stops in the midst of it',
    'broken off',
    t => meeting(t, it => void it.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{'))
  ],
  ['is not there', 'unreachable', async () => `http://127.0.0.1:${await freePort()}`]
]
for (const [how, kind, open] of silent) {
  t.test(`who ${how} has not answered`, async t => {
    t.equal(await kindOf(ask(await open(t), 'GET / HTTP/1.1\r\n\r\n')), kind)
  })
}

t.test('a case notices a server that is less strict, and one that is stricter', async t => {
  const target = await aTarget(t, ['--camunda', '8.7'])
  const lenient = await answering(t, always(200, 'application/json', '[]'))
  const refusal =
    'HTTP/1.1 400 Bad\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}'
  const strict = await meeting(t, it => void it.once('data', () => it.end(refusal)))
  const rows = [
    ['zeebe.server.host-required.gateway', lenient],
    ['zeebe.server.whole-server.gateway', lenient],
    ['zeebe.server.silence.gateway', strict],
    ['zeebe.server.harmless-heads.gateway', strict]
  ] as const
  for (const [id, url] of rows) {
    const kinds = async (addresses: typeof target.addresses) => {
      const asked = { cases: casesNamed(id), camunda: '8.7' }
      const { results } = await reportOf({ ...target, addresses }, asked)
      return results.map(it => it.outcome.kind)
    }
    t.strictSame(await kinds(target.addresses), ['holds'], id)
    t.strictSame(await kinds({ ...target.addresses, zeebe: { url } }), ['differs'], id)
  }
})

t.test('a stranger comes without what goes along with every other request', async t => {
  const target = { addresses: { zeebe: { url: 'http://x' } }, timeoutMs: 1, headers: { a: 'b' } }
  const sent = (stranger?: true) =>
    sentRequest(
      { method: 'GET', path: '/', headers: { c: '{name}' }, ...(stranger && { stranger }) },
      'zeebe',
      target,
      new Map([['name', 'd']])
    )?.headers
  t.strictSame(sent(), { accept: '*/*', a: 'b', c: 'd' })
  t.strictSame(sent(true), { accept: '*/*', c: 'd' })
})

t.test('a recording keeps the places, and no secret that stood there', async t => {
  const target = await aTarget(t, ['--camunda', '8.7'])
  const headers = { authorization: 'Basic c2VjcmV0' }
  const cases = casesNamed('zeebe.server.harmless-heads.gateway')
  const { results, release } = await reportOf({ ...target, headers }, { cases })
  const recordings = results.flatMap(it => recordingOf(it, release, '2001-02-03') ?? [])
  const text = JSON.stringify(recordings)
  t.match(text, '{headers}')
  t.notMatch(text, 'c2VjcmV0')
})
