import { request } from 'node:http'
import Fastify from 'fastify'
import t from 'tap'
import { elasticsearchApp } from '../../../src/http/elasticsearch/app.js'
import { elasticsearch, failure } from '../../support/elasticsearch.js'
import { serving } from '../../support/world.js'

const vendor = (major: number) => `application/vnd.elasticsearch+json; compatible-with=${major}`

t.test('every answer names the product, whatever went wrong', async t => {
  const { call } = await elasticsearch(t)
  for (const url of ['/', '/nope', '/a/b/c', '/_snapshot?x=1']) {
    const { reply } = await call('GET', url)
    t.equal(reply.headers['x-elastic-product'], 'Elasticsearch', url)
  }
})

t.test('an unknown route is a 400 with its query in the message', async t => {
  const { call } = await elasticsearch(t)
  const { status, body } = await call('GET', '/a/b?c=d')
  t.equal(status, 400)
  t.strictSame(body, { error: 'no handler found for uri [/a/b?c=d] and method [GET]' })
})

t.test('a known path with another method is a 405 that says which would do', async t => {
  const { call } = await elasticsearch(t)
  const { status, body, reply } = await call('PUT', '/_snapshot/backups/one/_restore')
  t.equal(status, 405)
  t.strictSame(body, {
    error:
      'Incorrect HTTP method for uri [/_snapshot/backups/one/_restore] and method [PUT], allowed: [POST]',
    status: 405
  })
  t.equal(reply.headers.allow, 'POST')
  const options = await call('OPTIONS', '/_snapshot/backups/one/_restore')
  t.equal(options.status, 200)
  t.equal(options.reply.headers.allow, 'POST')
  t.equal((await call('HEAD', '/_cat/indices')).status, 405, 'no HEAD of its own accord')
})

const unknown: [query: string, told: string, why: string][] = [
  ['foo=1', 'parameter: [foo]', 'one, with nothing like it'],
  ['foo=1&bar=2', 'parameters: [bar], [foo]', 'two, in order'],
  ['verbos=1', 'parameter: [verbos] -> did you mean [verbose]?', 'one that is nearly right']
]
for (const [query, told, why] of unknown) {
  t.test(`?${query} is refused by name: ${why}`, async t => {
    const { call } = await elasticsearch(t)
    const { body } = await call('GET', `/_snapshot/backups/_all?${query}`)
    const reason = `request [/_snapshot/backups/_all] contains unrecognized ${told}`
    t.strictSame(body, failure(400, 'illegal_argument_exception', reason))
  })
}

t.test('a refused parameter has no effect', async t => {
  const { call, world } = await elasticsearch(t)
  t.equal((await call('PUT', '/_snapshot/backups/one?foo')).status, 400)
  t.equal(world.repositories.views('backups').length, 0)
})

const types: [type: string | undefined, status: number][] = [
  ['application/json', 200],
  ['application/json; charset=utf-8', 200],
  [vendor(8), 200],
  [vendor(7), 200],
  ['application/x-www-form-urlencoded', 406],
  ['text/plain', 406],
  ['nonsense', 406]
]
for (const [type, status] of types) {
  t.test(`a body of type ${type} is a ${status}`, async t => {
    const { call } = await elasticsearch(t)
    const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type }
    const reply = await call('PUT', '/_snapshot/backups/one', '{}', headers)
    t.equal(reply.status, status)
    if (status === 406) {
      t.strictSame(reply.body, { error: `Content-Type header [${type}] is not supported`, status })
    }
  })
}

t.test('the vendor type is answered in kind', async t => {
  const { call } = await elasticsearch(t)
  const { reply } = await call('GET', '/', undefined, { accept: vendor(8) })
  t.equal(reply.headers['content-type'], 'application/vnd.elasticsearch+json;compatible-with=8')
})

t.test('clients of major 9 are told so, even without a body', async t => {
  const { call } = await elasticsearch(t)
  const { status, body } = await call('GET', '/', undefined, {
    accept: vendor(9),
    'content-type': vendor(9)
  })
  t.equal(status, 400)
  t.match(body.error, {
    type: 'media_type_header_exception',
    reason: 'Invalid media-type value on headers [Content-Type, Accept]',
    caused_by: {
      reason: `Accept version must be either version 8 or 7, but found 9. Accept=${vendor(9)}`
    }
  })
})

const complaints: [accept: string, contentType: string | undefined, told: string][] = [
  [vendor(9), undefined, `Accept version must be either version 8 or 7, but found 9. Accept=`],
  [vendor(8), vendor(9), `Content-Type version must be either version 8 or 7, but found 9.`]
]
for (const [accept, contentType, told] of complaints) {
  t.test(`both headers are named where it is: ${told}`, async t => {
    const { call } = await elasticsearch(t)
    const sent = { accept, ...(contentType !== undefined && { 'content-type': contentType }) }
    const { body } = await call('PUT', '/_snapshot/backups/one', {}, sent)
    t.equal(body.error.reason, 'Invalid media-type value on headers [Content-Type, Accept]')
    t.match(body.error.caused_by, { type: 'status_exception', reason: told })
  })
}

const lists: [accept: string, type: string, why: string][] = [
  [`${vendor(8)},text/plain`, 'text/plain; charset=UTF-8', "as the vendor's clients ask"],
  ['application/json, text/plain, */*', 'text/plain; charset=UTF-8', 'as browsers ask'],
  ['*/*', 'text/plain; charset=UTF-8', 'as curl asks'],
  ['application/json', 'application/json', 'one type'],
  [vendor(8), 'application/vnd.elasticsearch+json;compatible-with=8', 'one type']
]
for (const [accept, type, why] of lists) {
  t.test(`of several types in Accept none counts, ${accept} is ${type}: ${why}`, async t => {
    const { call } = await elasticsearch(t)
    const table = await call('GET', '/_cat/repositories', undefined, { accept })
    t.equal(table.reply.headers['content-type'], type)
    const root = await call('GET', '/', undefined, { accept })
    const plain = type.startsWith('text/') ? 'application/json' : type
    t.equal(root.reply.headers['content-type'], plain, 'what is no table stays JSON')
  })
}

t.test('the request line may have 4096 bytes and no more', async t => {
  const { call } = await elasticsearch(t)
  const frame = 'GET / HTTP/1.1'.length
  const path = (bytes: number) => `/${'a'.repeat(bytes - frame)}`
  t.equal((await call('GET', path(4_096))).status, 404)
  const { status, body } = await call('GET', path(4_097))
  t.equal(status, 400)
  t.equal(body.error.reason, 'An HTTP line is larger than 4096 bytes.')
})

t.test('a body beyond the limit is a 413 without a body', async t => {
  const { world } = await elasticsearch(t)
  const app = await elasticsearchApp({ ...serving(world), logger: Fastify().log, bodyBytesMax: 10 })
  t.teardown(() => app.close())
  const put = (payload: string) =>
    app.inject({
      method: 'PUT',
      url: '/i',
      payload,
      headers: { 'content-type': 'application/json' }
    })
  t.equal((await put(`{}${' '.repeat(8)}`)).statusCode, 200, 'at the limit')
  const reply = await put(`{}${' '.repeat(9)}`)
  t.equal(reply.statusCode, 413)
  t.equal(reply.body, '')
})

const unreadable: [body: string, reason: RegExp][] = [
  ['{', /^\[1:2\] /],
  ['{"a":1,\n "a":2}', /^\[2:3\] Duplicate key 'a'/],
  ['[]', /expecting token of type \[START_OBJECT\] but found \[START_ARRAY\]/],
  ['nul', /^\[1:1\] /]
]
for (const [body, reason] of unreadable) {
  t.test(`the body ${JSON.stringify(body)} is a 400 that says where`, async t => {
    const { call } = await elasticsearch(t)
    const reply = await call('PUT', '/_snapshot/backups/one', body)
    t.equal(reply.status, 400)
    t.equal(reply.body.error.type, 'x_content_parse_exception')
    t.match(reply.body.error.reason, reason)
  })
}

t.test('a percent sign without its two digits is a 400', async t => {
  const { call } = await elasticsearch(t)
  t.strictSame(
    (await call('GET', '/%ZZ')).body,
    failure(400, 'illegal_argument_exception', 'invalid escape sequence in [/%ZZ]')
  )
})

t.test('a client that hangs up no longer waits', async t => {
  const { app, clock, world } = await elasticsearch(t)
  const until = clock.until.bind(clock)
  const waited = new Promise<AbortSignal>(resolve => {
    clock.until = (instantMs, signal) => {
      signal.addEventListener('abort', () => resolve(signal))
      queueMicrotask(() => client.destroy())
      return until(instantMs, signal)
    }
  })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const url = `${address}/_snapshot/backups/one?wait_for_completion=true`
  const client = request(url, { method: 'PUT' }).on('error', () => {})
  client.end()
  t.equal((await waited).aborted, true)
  t.ok(world.repositories.view('backups', 'one'), 'the snapshot goes on')
})

t.test('pretty, filtered and with a slash at the end', async t => {
  const { call } = await elasticsearch(t)
  const url = '/_snapshot/backups/?pretty&filter_path=*.type,*.settings.bucket'
  t.equal(
    (await call('GET', url)).text,
    '{\n  "backups" : {\n    "type" : "s3",\n    "settings" : {\n      "bucket" : "backups"\n    }\n  }\n}\n'
  )
})

t.test('a broken promise of our own is a 500 in the envelope, and loud in the log', async t => {
  const { world } = await elasticsearch(t)
  const lines: unknown[] = []
  const logger = Fastify().log
  const loud = Object.assign(Object.create(logger), {
    error: (line: unknown) => lines.push(line),
    child: () => loud
  })
  const app = await elasticsearchApp({ ...serving(world), logger: loud })
  t.teardown(() => app.close())
  world.repositories.all = () => {
    throw new Error('broken')
  }
  const reply = await app.inject('/_snapshot')
  t.equal(reply.statusCode, 500)
  t.match(reply.json(), { error: { type: 'exception' }, status: 500 })
  t.match(lines, [{ err: { message: 'broken' } }])
})
