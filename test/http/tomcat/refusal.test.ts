import t from 'tap'
import type { RequestHead } from '../../../src/http/tomcat/head.js'
import { refusalOf } from '../../../src/http/tomcat/refusal.js'

function aHead(over: Partial<RequestHead> = {}): RequestHead {
  return { method: 'GET', url: '/a', version: 'HTTP/1.1', rawHeaders: ['Host', 'x'], ...over }
}

const withHeaders = (...rawHeaders: string[]) => aHead({ rawHeaders: ['Host', 'x', ...rawHeaders] })
const TE = 'Transfer-Encoding'
const CL = 'Content-Length'

const rows: [head: RequestHead, status: number | undefined, why: string][] = [
  [aHead(), undefined, 'nothing is wrong'],
  [aHead({ method: 'FOO' }), undefined, 'the app decides about methods'],
  [aHead({ version: 'HTTP/1.0', rawHeaders: [] }), undefined, 'HTTP/1.0 needs no Host'],
  [aHead({ rawHeaders: [] }), 400, 'HTTP/1.1 needs a Host'],
  [aHead({ rawHeaders: ['HOST', ''] }), undefined, 'an empty Host will do'],
  [withHeaders('host', 'x'), 400, 'a second Host, though it says the same'],
  [aHead({ rawHeaders: ['Host', 'a_b'] }), 400, 'a Host that is spelled badly'],
  [aHead({ version: 'HTTP/1.0', rawHeaders: ['Host', 'a_b'] }), 400, 'in HTTP/1.0, too'],
  [aHead({ version: 'HTTP/1.2' }), 505, 'a version of the future'],
  [aHead({ version: 'HTTP/2.0' }), 505, 'a version of another kind'],
  [aHead({ url: 'http://X/a' }), undefined, 'absolute form with the own host, case aside'],
  [aHead({ url: 'http://y/a' }), 400, 'absolute form with a foreign host'],
  [aHead({ url: 'http://y/a', version: 'HTTP/1.0' }), undefined, 'HTTP/1.0 does not compare'],
  [aHead({ url: 'ftp://x/a' }), 400, 'a scheme nobody serves'],
  [aHead({ url: '/a[0]' }), 400, 'brackets in the path'],
  [aHead({ url: '/a?b[]=1' }), 400, 'brackets in the query'],
  [aHead({ url: '/a%2Fb' }), 400, 'a hidden slash in the path'],
  [aHead({ url: '/a?b=%2F%zz' }), undefined, 'the query may be coded as it likes'],
  [aHead({ url: '*' }), 400, 'an asterisk is for OPTIONS only'],
  [aHead({ url: '*', method: 'OPTIONS' }), undefined, 'OPTIONS of the whole server'],
  [aHead({ url: 'x:1', method: 'CONNECT' }), 501, 'not a proxy'],
  [withHeaders('Expect', '100-Continue'), undefined, 'the expectation everybody has'],
  [withHeaders('Expect', 'banana'), 417, 'an expectation nobody has'],
  [withHeaders('Expect', '100-continue, banana'), 417, 'no list'],
  [aHead({ version: 'HTTP/1.0', rawHeaders: ['Expect', 'b'] }), undefined, 'none in HTTP/1.0'],
  [withHeaders(TE, 'CHUNKED'), undefined, 'chunked in any case'],
  [withHeaders(TE, ''), undefined, 'no coding'],
  [withHeaders(TE, 'gzip'), 501, 'an unknown coding'],
  [withHeaders(TE, 'identity'), 501, 'identity is no coding any more'],
  [withHeaders(TE, 'gzip, chunked'), 501, 'an unknown coding before chunked'],
  [withHeaders(TE, 'chunked', TE, 'chunked'), 400, 'chunked twice'],
  [withHeaders(TE, 'a b'), 400, 'not a list of tokens'],
  [withHeaders(CL, '0'), undefined, 'a length'],
  [withHeaders(CL, '9223372036854775807'), undefined, 'the largest length'],
  [withHeaders(CL, '9223372036854775808'), 400, 'a length beyond 64 bits'],
  [withHeaders(CL, '-1'), 400, 'a negative length'],
  [withHeaders(CL, '+1'), 400, 'a signed length'],
  [withHeaders(CL, 'abc'), 400, 'a length of letters'],
  [withHeaders(CL, ''), 400, 'a length of nothing'],
  [withHeaders(CL, '1', CL, '1'), 400, 'a second length, though it says the same'],
  [withHeaders(CL, '5', TE, 'chunked'), undefined, 'a length beside chunks is ignored'],
  [withHeaders(CL, 'x', TE, 'chunked'), 400, 'unless it is a bad one'],
  [withHeaders('X A', '1'), 400, 'a header name with a blank'],
  [withHeaders('X-A', 'a\x01b'), 400, 'a control character'],
  [withHeaders('X-A', 'a\tb \u00e4'), undefined, 'tabs and Latin-1'],
  [withHeaders(...Array.from({ length: 198 }, () => 'X')), undefined, '100 headers'],
  [withHeaders(...Array.from({ length: 200 }, () => 'X')), 400, '101 headers'],
  [aHead({ version: 'HTTP/1.2', url: '/%zz' }), 400, 'the path is looked at last'],
  [withHeaders('Expect', 'banana', TE, 'gzip'), 501, 'the coding after the expectation'],
  [withHeaders(TE, 'gzip', CL, 'x'), 400, 'the length after the coding']
]

for (const [head, status, why] of rows) {
  const { method, url, version, rawHeaders } = head
  const name = `${method} ${url} ${version} ${rawHeaders.slice(0, 6).join('|')}`
  t.test(`${JSON.stringify(name)} is ${status ?? 'let in'}: ${why}`, async t => {
    t.equal(refusalOf(head), status)
  })
}
