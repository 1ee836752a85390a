import fc from 'fast-check'
import t from 'tap'
import { isPlainlyGood } from '../../../src/http/tomcat/plainly-good.js'
import { refusalOf } from '../../../src/http/tomcat/refusal.js'
import { holds } from '../../support/property.js'

const good = {
  method: 'GET',
  url: '/actuator/backups/1?verbose=false',
  version: 'HTTP/1.1',
  rawHeaders: ['Host', 'camunda', 'Accept', '*/*']
}

const rows: [over: Partial<typeof good>, is: boolean, why: string][] = [
  [{}, true, 'what a client sends all day'],
  [{ method: 'POST', url: '/' }, true, 'any other method, and the root'],
  [{ url: '/a/b/' }, true, 'a slash at the end'],
  [{ url: '/a/%41' }, false, 'a percent code is looked at'],
  [{ url: '/a;b=1' }, false, 'so are parameters'],
  [{ url: '/a/../b' }, false, 'and dots'],
  [{ url: '/a//b' }, false, 'and empty segments'],
  [{ url: 'http://camunda/a' }, false, 'and another form of the target'],
  [{ url: '' }, false, 'nothing is no target'],
  [{ url: '*', method: 'OPTIONS' }, false, 'the server itself is asked'],
  [{ method: 'TRACE' }, false, 'the server answers it by itself'],
  [{ rawHeaders: [] }, false, 'HTTP/1.1 needs a Host'],
  [{ rawHeaders: ['Host', 'a_b'] }, false, 'that is spelled well'],
  [{ version: 'HTTP/2.0' }, false, 'a version of another kind']
]

for (const [over, is, why] of rows) {
  t.test(`plainly good or not: ${why}`, async t => {
    const head = { ...good, ...over }
    t.equal(isPlainlyGood(head), is)
    t.equal(isPlainlyGood(head), is, 'the second time')
  })
}

t.test('what is plainly good is never refused', async t => {
  const piece = fc.constantFrom(
    '/',
    'a',
    '..',
    '.',
    '%',
    '%2f',
    ';',
    '?',
    '=',
    '[',
    '1',
    '-',
    '\u00e4'
  )
  const url = fc.array(piece, { maxLength: 8 }).map(pieces => `/${pieces.join('')}`)
  const value = fc.constantFrom(
    'camunda',
    '',
    'a_b',
    '5',
    'chunked',
    'gzip',
    '\x01',
    '100-continue'
  )
  const header = fc.tuple(
    fc.constantFrom('Host', 'Content-Length', 'Transfer-Encoding', 'Expect', 'X A', 'X'),
    value
  )
  const head = fc.record({
    method: fc.constantFrom('GET', 'POST', 'OPTIONS', 'TRACE', 'CONNECT', 'FOO'),
    url: fc.oneof(url, fc.constantFrom('*', 'http://camunda/', '')),
    version: fc.constantFrom('HTTP/1.1', 'HTTP/1.0', 'HTTP/1.2'),
    rawHeaders: fc.array(header, { maxLength: 4 }).map(headers => headers.flat())
  })
  const property = fc.property(head, it => !isPlainlyGood(it) || refusalOf(it) === undefined)
  await holds(t, property, { numRuns: 2_000 })
})
