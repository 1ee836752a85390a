/** Requests that no HTTP client writes, and what Tomcat makes of them before anybody else sees them. */
import type { Expectation, Step } from '../case.js'
import { matching } from '../pattern.js'
import { phraseOf } from './spring-answers.js'

/** Where a harmless request would lead, and what is answered there. */
export interface Place {
  readonly path: string
  readonly expect: Expectation
}

export interface BytesRow {
  readonly id: string
  readonly title: string
  readonly steps: (place: Place) => readonly [Step, ...Step[]]
}

/** A head, line by line, with the headers that go with every request. */
export const head = (line: string, ...headers: readonly string[]) =>
  `${line}\r\n${headers.map(it => `${it}\r\n`).join('')}{headers}\r\n`

const host = 'Host: {host}'
const get = (path: string, ...headers: readonly string[]) =>
  head(`GET {base}${path} HTTP/1.1`, host, ...headers)

/** The page of a server that refuses by itself, behind which it hangs up. */
export function errorPage(status: number): Expectation {
  const title = `HTTP Status ${status} – ${phraseOf(status)}`
  return {
    status,
    headers: {
      'content-type': 'text/html;charset=utf-8',
      'content-language': 'en',
      connection: 'close'
    },
    text: matching(`page with ${title}`, new RegExp(`^<!doctype html>.*<h1>${title}</h1>`))
  }
}

/** The connection ends without a byte. */
const silence: Expectation = { status: 0, text: '' }

type Heads = (path: string) => readonly [string, ...string[]]

/** The same answer to every one of some requests. */
function alike(expect: (place: Place) => Expectation, heads: Heads): BytesRow['steps'] {
  return place => {
    const step = (raw: string): Step => ({
      send: { method: 'GET', path: place.path, raw },
      expect: expect(place)
    })
    const [first, ...others] = heads(place.path)
    return [step(first), ...others.map(step)]
  }
}

const refused = (status: number, heads: Heads) => alike(() => errorPage(status), heads)
const many = (count: number) => Array.from({ length: count }, (_, index) => `X-${index}: 1`)
const characters = ['[', ']', '{', '}', '|', '\\', '^', '<', '>', '"', '#', ' ', '\u00e4']

export const bytesRows: readonly BytesRow[] = [
  {
    id: 'host-required',
    title: 'a request without a Host, with two of them or with one that is misspelled is refused',
    steps: refused(400, path => {
      const line = `GET {base}${path} HTTP/1.1`
      return [
        head(line),
        head(line, host, host),
        ...['a b', 'a!', 'a:b'].map(it => head(line, `Host: ${it}`))
      ]
    })
  },
  {
    id: 'characters-in-path',
    title: 'characters that have to be coded are refused in a path',
    steps: refused(400, path => [
      get(`${path}/[`),
      ...characters.slice(1).map(it => get(`${path}/${it}x`))
    ])
  },
  {
    id: 'characters-in-query',
    title: 'characters that have to be coded are refused in a query',
    steps: refused(400, path => [
      get(`${path}?soft[]=true`),
      ...characters.slice(1).map(it => get(`${path}?soft${it}=true`))
    ])
  },
  {
    id: 'above-the-root',
    title: 'nothing is above the root',
    steps: refused(400, path => [head(`GET /..${path} HTTP/1.1`, host)])
  },
  {
    id: 'misspelled-headers',
    title: 'a header without a colon, or with a blank before it, is refused',
    steps: refused(400, path => [get(path, 'X'), get(path, 'X : 1')])
  },
  {
    id: 'many-headers',
    title: 'a hundred and fifty headers are too many, and one of nine thousand letters is too long',
    steps: refused(400, path => [get(path, ...many(150)), get(path, `X: ${'a'.repeat(9_000)}`)])
  },
  {
    id: 'lengths',
    title: 'a length that is negative, no number, or told twice is refused',
    steps: refused(400, path => [
      get(path, 'Content-Length: -1'),
      get(path, 'Content-Length: x'),
      get(path, 'Content-Length: 0', 'Content-Length: 0')
    ])
  },
  {
    id: 'no-request-line',
    title: 'what does not begin with a request line is refused, a greeting in TLS included',
    steps: refused(400, () => ['GARBAGE\r\n\r\n', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'])
  },
  {
    id: 'foreign-absolute-form',
    title: 'a whole address is refused where its host is another one than in the header',
    steps: refused(400, path => [head(`GET http://elsewhere${path} HTTP/1.1`, host)])
  },
  {
    id: 'transfer-codings',
    title: 'no coding but chunks is implemented',
    steps: refused(501, path => [get(path, 'Transfer-Encoding: gzip')])
  },
  {
    id: 'versions',
    title: 'versions of HTTP that there are not, or not here, are not supported',
    steps: refused(505, path => [
      head(`GET {base}${path} HTTP/1.2`, host),
      head(`GET {base}${path} HTTP/2.0`, host)
    ])
  },
  {
    id: 'silence',
    title: 'HTTP/0.9, HTTP/2 by prior knowledge and no version at all are hung up on',
    steps: alike(
      () => silence,
      path => [
        `GET {base}${path}\r\n`,
        'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
        head(`GET {base}${path} X`, host)
      ]
    )
  },
  {
    id: 'harmless-heads',
    title: 'bare line feeds, folded headers, whole addresses and odd hosts do no harm',
    steps: alike(
      ({ expect }) => expect,
      path => [
        get(path).replaceAll('\r\n', '\n'),
        get(path, 'X: 1', '  2'),
        get(path, 'X-A: \u00e4'),
        head(`GET http://{host}{base}${path} HTTP/1.1`, host),
        head(`GET {base}${path} HTTP/1.1`, 'Host:'),
        head(`GET {base}${path} HTTP/1.1`, 'Host: example.org:1'),
        get(path, 'Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMA')
      ]
    )
  },
  {
    id: 'long-heads',
    title: 'ninety headers, or seven thousand letters in one of them, do no harm',
    steps: alike(
      ({ expect }) => expect,
      path => [get(path, ...many(88)), get(path, `X: ${'a'.repeat(7_000)}`)]
    )
  },
  {
    id: 'old-version',
    title: 'HTTP/1.0 gets neither chunks nor a length, and is hung up on, whatever it asks for',
    steps: alike(
      ({ expect }) => ({
        ...expect,
        headers: { 'transfer-encoding': null, 'content-length': null, connection: 'close' }
      }),
      path => [
        head(`GET {base}${path} HTTP/1.0`),
        head(`GET {base}${path} HTTP/1.0`, 'Connection: keep-alive')
      ]
    )
  },
  {
    id: 'whole-server',
    title: 'OPTIONS of the server as a whole tells all methods',
    steps: ({ path }) => [
      {
        send: { method: 'OPTIONS', path, raw: head('OPTIONS * HTTP/1.1', host) },
        expect: {
          status: 200,
          headers: { allow: 'GET, HEAD, POST, PUT, DELETE, OPTIONS', 'content-length': '0' },
          text: ''
        }
      }
    ]
  }
]
