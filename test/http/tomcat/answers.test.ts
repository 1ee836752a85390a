import t from 'tap'
import { brokenBody, errorPage, gatekeep } from '../../../src/http/tomcat/answers.js'

t.test("Tomcat's page for a 400 has 435 bytes", async t => {
  const { headers, body } = errorPage(400)
  t.equal(Buffer.byteLength(body), 435)
  t.strictSame(headers, {
    'Content-Type': 'text/html;charset=utf-8',
    'Content-Language': 'en',
    'Content-Length': '435',
    Connection: 'close'
  })
  t.match(body, /<h1>HTTP Status 400 – Bad Request<\/h1><\/body><\/html>$/)
})

const titles: [status: 417 | 501 | 505, title: string][] = [
  [417, 'HTTP Status 417 – Expectation Failed'],
  [501, 'HTTP Status 501 – Not Implemented'],
  [505, 'HTTP Status 505 – HTTP Version Not Supported']
]

for (const [status, title] of titles) {
  t.test(`the page for ${status} says "${title}"`, async t => {
    t.equal(errorPage(status).body.split(title).length, 3, 'in title and heading')
  })
}

const aHead = (method: string, url: string) => ({
  method,
  url,
  version: 'HTTP/1.1',
  rawHeaders: ['Host', 'x']
})

t.test('OPTIONS of the whole server is answered without the app', async t => {
  t.match(gatekeep(aHead('OPTIONS', '*')), {
    status: 200,
    headers: { Allow: 'GET, HEAD, POST, PUT, DELETE, OPTIONS', 'Content-Length': '0' }
  })
  t.equal(gatekeep(aHead('OPTIONS', '/a')), undefined, 'of a path it is not')
})

t.test('TRACE is refused on every path, but after what is wrong with the request', async t => {
  t.match(gatekeep(aHead('TRACE', '/nope')), {
    status: 405,
    headers: { Allow: 'HEAD, DELETE, POST, GET, OPTIONS, PUT', 'Content-Length': '0' },
    body: ''
  })
  t.match(gatekeep(aHead('TRACE', '/%zz')), { status: 400 })
})

t.test('a broken body is told in the timestamp shape', async t => {
  t.strictSame(brokenBody('/actuator/backups', Date.parse('2001-02-03T04:05:06.007Z')), {
    status: 400,
    headers: { 'Content-Type': 'application/json' },
    body:
      '{"timestamp":"2001-02-03T04:05:06.007+00:00","status":400,' +
      '"error":"Bad Request","path":"/actuator/backups"}'
  })
})
