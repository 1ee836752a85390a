/** Who may come in: no web page, no name bent to this machine, and where a token is asked for nobody without. */
import t from 'tap'
import { START_MS } from '../../support/applications.js'
import { control } from '../../support/control.js'

const visitors: [headers: Record<string, string>, status: number, why: string][] = [
  [{ host: 'localhost:9680' }, 200, 'this machine by name'],
  [{ host: '127.0.0.1:9680' }, 200, 'this machine by address'],
  [{ host: '[::1]:9680' }, 200, 'this machine by its other address'],
  [{ host: '10.1.2.3:9680' }, 200, 'an address, which nobody can bend'],
  [{ host: 'c8-backup-mock:9680' }, 200, 'a service of the same compose file'],
  [{ host: 'mock.test.svc:9680' }, 200, 'a name that was given for it'],
  [{ host: 'MOCK.test.svc:9680' }, 200, 'the same in capitals'],
  [{ host: 'localhost:9680', origin: 'http://localhost:9680' }, 200, 'a page of its own'],
  [{ host: 'localhost:9680', 'sec-fetch-site': 'same-origin' }, 200, 'a page of its own, reading'],
  [{ host: 'localhost:9680', 'sec-fetch-site': 'none' }, 200, 'an address that was typed'],
  [{ host: 'localhost:9680', origin: 'http://example.org' }, 403, "somebody else's page"],
  [{ host: 'localhost:9680', origin: 'http://localhost:3000' }, 403, 'a page of another port'],
  [{ host: 'localhost:9680', origin: 'null' }, 403, 'a page without a home'],
  [{ host: 'localhost:9680', 'sec-fetch-site': 'cross-site' }, 403, 'an image on a page'],
  [{ host: 'localhost:9680', 'sec-fetch-site': 'same-site' }, 403, 'a page beside it'],
  [{ host: 'rebound.example.org:9680' }, 403, 'a name that was bent to this machine'],
  [{ host: '127.0.0.1.example.org:9680' }, 403, 'a name that looks like an address'],
  [{ host: 'localhost:9680:1' }, 403, 'no host at all']
]

for (const [headers, status, why] of visitors) {
  t.test(`${status} for ${why}, and a refused request moves nothing`, async t => {
    const { ask, clock } = await control(t, { options: { hostNames: ['mock.test.svc'] } })
    const answer = await ask('POST', '/clock/advance', { by: '1s' }, headers)
    t.equal(answer.status, status)
    t.equal(clock.nowMs(), status === 200 ? START_MS + 1_000 : START_MS)
    if (status !== 200) t.match(answer.body.error, /web pages|is not this machine: use localhost/)
  })
}

t.test('a preflight of a page gets no leave', async t => {
  const { ask } = await control(t)
  const { status, headers } = await ask('OPTIONS', '/clock/advance', undefined, {
    origin: 'http://example.org',
    'access-control-request-method': 'POST'
  })
  t.equal(status, 403)
  t.notOk('access-control-allow-origin' in headers)
})

const token = 'correct-horse'
const shown: [authorization: string | undefined, status: number, why: string][] = [
  [`Bearer ${token}`, 200, 'the token'],
  [`bearer  ${token} `, 200, 'the token, carelessly written'],
  [undefined, 401, 'none'],
  ['Bearer', 401, 'an empty one'],
  ['Bearer wrong', 401, 'a wrong one'],
  [`Bearer ${token}x`, 401, 'one letter too many'],
  [`Bearer ${token.slice(0, -1)}`, 401, 'one letter too few'],
  [`Basic ${Buffer.from(`:${token}`).toString('base64')}`, 401, 'a password'],
  [token, 401, 'the token without its word']
]

for (const [authorization, status, why] of shown) {
  t.test(`where a token is asked for, ${why} is ${status}`, async t => {
    const { ask, clock } = await control(t, { options: { token } })
    const headers = authorization === undefined ? {} : { authorization }
    const answer = await ask('POST', '/clock/advance', { by: '1s' }, headers)
    t.equal(answer.status, status)
    t.equal(clock.nowMs(), status === 200 ? START_MS + 1_000 : START_MS)
    if (status === 200) return
    t.equal(answer.headers['www-authenticate'], 'Bearer realm="c8-backup-mock control"')
    t.match(answer.body.error, /give Authorization: Bearer and the one of --control-token/)
    t.notMatch(answer.text, token)
  })
}

t.test('without the token nobody learns what there is, but for the health', async t => {
  const { ask } = await control(t, { options: { token } })
  t.equal((await ask('GET', '/nope')).status, 401)
  t.equal((await ask('GET', '/worlds/other/clock')).status, 401)
  t.equal((await ask('GET', '/openapi.json')).status, 401)
  t.equal((await ask('POST', '/health')).status, 401)
  t.equal((await ask('GET', '/health')).status, 200)
  t.equal((await ask('HEAD', '/health')).status, 200)
})
