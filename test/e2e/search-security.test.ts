/** A whole mock whose search engine asks for credentials and speaks HTTPS. */
import { once } from 'node:events'
import { request } from 'node:https'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { Client, type ClientOptions } from 'elasticsearch-8'
import t, { type Test } from 'tap'
import { type BackupMock, startBackupMock } from '../../src/index.js'
import { anAuthority, signedBy } from '../support/certificates.js'

const ca = await anAuthority()
const { cert, key } = await signedBy(ca)
const password = 'correct horse'
const authorization = `Basic ${Buffer.from(`camunda:${password}`).toString('base64')}`

async function aMock(t: Test, more: Parameters<typeof startBackupMock>[0] = {}) {
  const folder = t.testdir({ 'tls.crt': cert, 'tls.key': key })
  const mock = await startBackupMock({
    camunda: '8.7',
    pace: 'instant',
    seed: 'tests',
    elasticsearchUser: 'camunda',
    elasticsearchPassword: password,
    elasticsearchApiKeys: ['tool:s3cret'],
    elasticsearchTlsCert: path.join(folder, 'tls.crt'),
    elasticsearchTlsKey: path.join(folder, 'tls.key'),
    ...more
  })
  t.teardown(() => mock.close())
  return mock
}

const urlOf = ({ doors }: BackupMock) => doors.elasticsearch ?? ''

async function ask(url: string, headers: Record<string, string> = {}) {
  const asked = request(url, { ca: ca.cert, headers, agent: false })
  asked.end()
  const [response] = await once(asked, 'response')
  return {
    status: Number(response.statusCode),
    headers: response.headers,
    body: await text(response)
  }
}

t.test('its address begins with https, and over TLS a token is offered', async t => {
  const mock = await aMock(t)
  t.match(urlOf(mock), /^https:\/\/127\.0\.0\.1:\d+$/)
  t.match(mock.doors.operate, /^http:/)
  const { status, headers, body } = await ask(`${urlOf(mock)}/_snapshot?x`)
  const offered = ['Basic realm="security", charset="UTF-8"', 'Bearer realm="security"', 'ApiKey']
  t.equal(status, 401)
  t.equal(headers['www-authenticate'], offered.join(', '))
  t.strictSame(JSON.parse(body).error.header, { 'WWW-Authenticate': offered })
  t.equal((await ask(urlOf(mock), { authorization })).status, 200)
})

t.test('the web applications have their own way to the world', async t => {
  const mock = await aMock(t)
  const start = await fetch(`${mock.doors.operate}/actuator/backups`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"backupId":7}'
  })
  t.equal(start.status, 200)
  const { body } = await ask(`${urlOf(mock)}/_snapshot/camunda/_all`, { authorization })
  t.equal(JSON.parse(body).total, 6)
})

t.test('the official client comes in with either, and is told when it may not', async t => {
  const mock = await aMock(t)
  const client = (auth?: ClientOptions['auth']) =>
    new Client({ node: urlOf(mock), tls: { ca: ca.cert }, maxRetries: 0, ...(auth && { auth }) })
  const encoded = Buffer.from('tool:s3cret').toString('base64')
  t.match(await client({ username: 'camunda', password }).info(), { cluster_name: 'elasticsearch' })
  t.match(await client({ apiKey: encoded }).security.authenticate(), { username: 'camunda' })
  const made = await client({ apiKey: encoded }).security.createApiKey({ name: 'more' })
  t.match(await client({ apiKey: made.encoded }).info(), { cluster_name: 'elasticsearch' })
  for (const auth of [undefined, { username: 'camunda', password: 'x' }, { apiKey: 'abc' }]) {
    await t.rejects(client(auth).info(), { name: 'ResponseError', message: /security_exception/ })
  }
})

t.test('no secret is written down, neither in the log nor in the journal', async t => {
  const lines: string[] = []
  const stream = { write: (line: string) => void lines.push(line) }
  const mock = await aMock(t, { logger: { level: 'trace', stream } })
  const node = urlOf(mock)
  const client = new Client({ node, tls: { ca: ca.cert }, auth: { username: 'camunda', password } })
  const made = await client.security.createApiKey({ name: 'more' })
  await ask(node, {
    authorization: `Basic ${Buffer.from('camunda:wrong horse').toString('base64')}`
  })
  const entries = JSON.stringify(await mock.journal.list())
  t.match(entries, 'createApiKey')
  t.match(entries, '[redacted]')
  const secrets = [password, 'wrong horse', authorization.slice(6), made.api_key, made.encoded]
  for (const secret of secrets) {
    t.notOk(entries.includes(secret), `journal: ${secret}`)
    t.notOk(lines.join('').includes(secret), `log: ${secret}`)
  }
})

t.test('a fault breaks off what came over TLS, too', async t => {
  const mock = await aMock(t)
  await mock.faults.add({
    when: { product: 'elasticsearch', times: 1 },
    effect: { reset: 'before' }
  })
  await t.rejects(ask(urlOf(mock), { authorization }), { code: 'ECONNRESET' })
  t.equal((await ask(urlOf(mock), { authorization })).status, 200)
})

t.test('a world has credentials of its own, below the control door without TLS', async t => {
  const mock = await aMock(t)
  const own = await mock.world({ elasticsearchUser: 'u', elasticsearchPassword: 'p' })
  const open = await mock.world({ elasticsearchApiKeys: [] })
  const same = await mock.world({})
  const status = async (url: string | undefined, credentials?: string) => {
    const header = `Basic ${Buffer.from(credentials ?? '').toString('base64')}`
    const headers: Record<string, string> =
      credentials === undefined ? {} : { authorization: header }
    return (await fetch(`${url}/`, { headers })).status
  }
  t.equal(await status(own.doors.elasticsearch, 'u:p'), 200)
  t.equal(await status(own.doors.elasticsearch, `camunda:${password}`), 401)
  t.equal(await status(open.doors.elasticsearch), 200)
  t.equal(await status(same.doors.elasticsearch), 401)
  t.equal(await status(same.doors.elasticsearch, `camunda:${password}`), 200)
})
