import fc from 'fast-check'
import t from 'tap'
import { isPathDecodable, isSpelledWell, targetOf } from '../../../src/http/tomcat/target.js'

t.test('a target is taken apart at its first question mark', async t => {
  t.strictSame(targetOf('/a?b?c'), { path: '/a', query: '?b?c' })
  t.strictSame(targetOf('/a'), { path: '/a', query: '' })
})

t.test('absolute form names host, path and query', async t => {
  t.strictSame(targetOf('http://me:pw@host:1/a/b?c=http://x/'), {
    path: '/a/b',
    query: '?c=http://x/',
    authority: { userInfo: 'me:pw', host: 'host:1' }
  })
  t.strictSame(
    targetOf('HTTPS://host?x=/').path,
    '/',
    'without a path it is the root, and a slash in the query is not a path'
  )
})

const spelling: [url: string, isGood: boolean, why: string][] = [
  ["/a-._~!$&'()*+,;=:@/b?c=/?d", true, 'everything a URI may hold'],
  ['/a%2', true, 'percent codes are looked at elsewhere'],
  ['http://me@host/a', true, 'user information is allowed'],
  ...[...'[]{}|\\^`<>"# \u00e4\u007f'].flatMap((character): [string, boolean, string][] => [
    [`/a${character}`, false, 'raw in the path'],
    [`/a?b=${character}`, false, 'raw in the query']
  ]),
  ['http://m[e@host/a', false, 'raw in the user information']
]

for (const [url, isGood, why] of spelling) {
  t.test(`${JSON.stringify(url)} is spelled ${isGood ? 'well' : 'badly'}: ${why}`, async t => {
    t.equal(isSpelledWell(targetOf(url)), isGood)
  })
}

const paths: [path: string, isDecodable: boolean, why: string][] = [
  ['/', true, 'the root'],
  ['/actuator/back%75ps', true, 'a coded letter'],
  ['/a/%23%2B%20%09', true, 'coded characters that are no structure'],
  ['/%C3%A4', true, 'UTF-8 in two bytes'],
  ['/%252F', true, 'a coded percent sign'],
  ['/a;x=%2F/b;y', true, 'matrix parameters are cut before decoding'],
  ['//a///b', true, 'doubled slashes are one'],
  ['/a/../b/..', true, 'comes back to the root'],
  ['/./.', true, 'stays where it is'],
  ['/...', true, 'three dots are a name'],
  ['/a%2Fb', false, 'a hidden slash'],
  ['/a%2fb', false, 'a hidden slash in lower case'],
  ['/a%5Cb', false, 'a hidden backslash'],
  ['/a%00', false, 'a zero byte'],
  ['/a%', false, 'a percent sign alone'],
  ['/a%2', false, 'half a percent code'],
  ['/a%zz', false, 'a percent code of letters'],
  ['/%FF', false, 'not UTF-8'],
  ['/%C3', false, 'half a character'],
  ['/%C0%AF', false, 'a slash in overlong UTF-8'],
  ['/%ED%A0%80', false, 'half a surrogate pair'],
  ['/..', false, 'above the root'],
  ['/../a', false, 'above the root and down again'],
  ['/a/../../a', false, 'above the root on the way'],
  ['//..', false, 'doubled slashes do not count as a step down'],
  ['/%2e%2E/a', false, 'coded dots climb as well'],
  ['/..;x=1/a', false, 'dots with a matrix parameter climb as well'],
  ['a', false, 'no slash in front'],
  ['*', false, 'an asterisk is for OPTIONS only'],
  ['', false, 'nothing']
]

for (const [path, isDecodable, why] of paths) {
  t.test(`${path} can${isDecodable ? '' : 'not'} be decoded: ${why}`, async t => {
    t.equal(isPathDecodable(path), isDecodable)
  })
}

t.test(
  'a path of well-formed text is decodable once it is coded, unless it hides a slash',
  async t => {
    const segment = fc.string({ unit: 'binary', minLength: 1 }).filter(it => !/^\.*$/.test(it))
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1 }), segments => {
        const path = segments.map(it => `/${encodeURIComponent(it)}`).join('')
        return isPathDecodable(path) === !segments.some(it => /[/\\\0]/.test(it))
      })
    )
    t.pass()
  }
)
