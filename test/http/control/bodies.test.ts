/** What is wrong with a body is said in full, and changes nothing. */
import t from 'tap'
import { START_MS } from '../../support/applications.js'
import { control } from '../../support/control.js'

const json = 'application/json'

const refusals: [
  body: string,
  type: string | undefined,
  status: number,
  error: RegExp,
  why: string
][] = [
  [
    '{"by":"1s","form":1}',
    json,
    400,
    /^form: unknown field; known are by, to$/,
    'an unknown field'
  ],
  [
    '{"by":1,"too":"x"}',
    json,
    400,
    /^too: unknown field; did you mean to\?; by: 1 is not allowed; give a duration such as "10s"$/,
    'two complaints at once'
  ],
  ['{"__proto__":{"by":"1s"}}', json, 400, /^__proto__: unknown field/, 'a prototype'],
  [
    '{"by":"1s"',
    json,
    400,
    /^the body: malformed JSON at line 1, column 11: /,
    'JSON that ends too early'
  ],
  ['{\n  "by": "1s",\n}', json, 400, /at line 3, column 1: /, 'a comma too many'],
  ['{"by":"1s","by":"2s"}', json, 400, /Duplicate key 'by'/, 'a field twice'],
  ['"10s"', json, 400, /^the body: "10s" is not allowed; give an object$/, 'a text'],
  ['null', json, 400, /^the body: null is not allowed; give an object$/, 'null'],
  ['', json, 400, /^the body: missing; give an object as JSON$/, 'none at all'],
  ['[['.repeat(200_000), json, 400, /^the body: the JSON is nested too deeply$/, 'an abyss'],
  [
    'by=1s',
    'application/x-www-form-urlencoded',
    415,
    /^the body: Content-Type is application\/x-www-form-urlencoded, which curl -d sends by itself; add -H 'Content-Type: application\/json'$/,
    'a form'
  ],
  [
    '{"by":"1s"}',
    'text/plain',
    415,
    /^the body: Content-Type is text\/plain; give Content-Type: application\/json$/,
    'what a page can send without asking'
  ],
  ['{"by":"1s"}', undefined, 415, /^the body: there is no Content-Type; give/, 'no type']
]

for (const [body, type, status, error, why] of refusals) {
  t.test(`refused, and nothing moves: ${why}`, async t => {
    const { app, ask, clock } = await control(t)
    const { statusCode, body: text } = await app.inject({
      method: 'POST',
      url: '/clock/advance',
      headers: type === undefined ? {} : { 'content-type': type },
      payload: body
    })
    t.equal(statusCode, status)
    t.match(JSON.parse(text).error, error)
    t.equal(clock.nowMs(), START_MS)
    t.equal((await ask('GET', '/clock')).body.nowMs, START_MS)
  })
}

const accepted: [type: string, why: string][] = [
  ['application/json', 'as usual'],
  ['application/json; charset=utf-8', 'with a charset'],
  ['Application/JSON', 'in capitals'],
  ['application/merge-patch+json', 'a kind of JSON']
]

for (const [type, why] of accepted) {
  t.test(`a body is read as JSON: ${why}`, async t => {
    const { ask } = await control(t)
    const { status } = await ask('POST', '/clock/advance', { by: '1s' }, { 'content-type': type })
    t.equal(status, 200)
  })
}

t.test('bytes that are no text are refused', async t => {
  const { app } = await control(t)
  const { statusCode, body } = await app.inject({
    method: 'POST',
    url: '/clock/advance',
    headers: { 'content-type': json },
    payload: Buffer.from([0x22, 0xff, 0x22])
  })
  t.equal(statusCode, 400)
  t.equal(JSON.parse(body).error, 'the body: is no UTF-8')
})

t.test('a body is read up to the limit and not a byte further', async t => {
  const bodyBytesMax = 100
  const { ask, clock } = await control(t, { options: { bodyBytesMax } })
  const padded = (bytes: number) => '{"by":"1s"}'.padEnd(bytes)
  t.equal((await ask('POST', '/clock/advance', padded(bodyBytesMax))).status, 200)
  const { status, body } = await ask('POST', '/clock/advance', padded(bodyBytesMax + 1))
  t.equal(status, 413)
  t.equal(body.error, 'the body: is too large; give 100 bytes at most')
  t.equal(clock.nowMs(), START_MS + 1_000)
})

t.test('a body of 8 MiB and more is refused where nobody says otherwise', async t => {
  const { ask, clock } = await control(t)
  const { status, body } = await ask('POST', '/clock/advance', ' '.repeat(8 * 1024 * 1024 + 1))
  t.equal(status, 413)
  t.match(body.error, /give 8388608 bytes at most/)
  t.equal(clock.nowMs(), START_MS)
})

t.test('what takes no body takes an empty object, and nothing else', async t => {
  const { ask } = await control(t)
  t.equal((await ask('DELETE', '/worlds/other', {})).status, 404)
  const { status, body } = await ask('DELETE', '/worlds/other', { force: true })
  t.strictSame([status, body.error], [400, 'force: unknown field; none is known'])
})

t.test('a query that nobody reads is refused', async t => {
  const { ask } = await control(t)
  const { status, body } = await ask('GET', '/clock?world=x')
  t.strictSame([status, body.error], [400, 'world: unknown field; none is known'])
})

t.test('no more complaints than can be read', async t => {
  const { ask } = await control(t)
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`field${index}`, 1]))
  const { body } = await ask('POST', '/clock/advance', many)
  t.equal(body.complaints.length, 21)
  t.equal(body.complaints.at(-1), 'and 30 complaints more')
})
