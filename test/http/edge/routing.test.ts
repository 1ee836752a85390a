/** Which requests find an endpoint, and what the others are told; the same at every door. */
import t from 'tap'
import { asJson, edges, type Kind, request } from '../../support/edge.js'
import {
  bare,
  habits,
  json,
  noPreflight,
  notSo,
  nowhere,
  said,
  silent,
  v3
} from '../../support/edge-answers.js'

const kinds = [
  'gateway 8.7',
  'cluster 8.8',
  'history 8.8',
  'gateway 8.3',
  'Operate 8.7',
  'Tasklist 8.7',
  'Operate 8.2',
  'Optimize 8.7'
] as const
const at = await edges(t, ...kinds)

/** The answer to a list of nothing. */
function emptyList(kind: Kind) {
  const type = habits[kind].family === 'actuator' ? v3 : json
  return said(kind, 200, type, kind === 'Tasklist 8.7' ? '[ ]' : '[]')
}

/** `{}` stands for the endpoint. */
const missing: [method: string, path: string, why: string][] = [
  ['GET', '/actuator/xyz', 'nobody serves it'],
  ['POST', '/actuator/xyz', 'with any method'],
  ['OPTIONS', '/actuator/xyz', 'OPTIONS included'],
  ['PROPFIND', '/actuator/xyz', 'and words that are not of HTTP itself'],
  ['GET', '{}/', 'a trailing slash'],
  ['POST', '{}/', 'also on POST'],
  ['GET', '/actuator/info/', 'also elsewhere'],
  ['GET', '/{}', 'a doubled slash in front'],
  ['GET', '/actuator//xyz', 'a doubled slash inside'],
  ['GET', '{}/1/', 'a trailing slash behind an id'],
  ['GET', '{}/1/x', 'something behind an id'],
  ['GET', '{}//1', 'a doubled slash before an id'],
  ['GET', '{}.json', 'a suffix'],
  ['GET', '/ACTUATOR/info', 'upper case'],
  ['GET', '/', 'the root'],
  ['GET', '/core{}', 'a foreign prefix'],
  ['GET', '/actuator/backupSomething', 'an endpoint of no release']
]

for (const [method, pattern, why] of missing) {
  t.test(`${method} ${pattern} is not found anywhere: ${why}`, async t => {
    for (const kind of kinds) {
      const path = pattern.replace('{}', at[kind].path)
      const answer = await at[kind].tell(request(`${method} ${path}`))
      t.strictSame(answer, nowhere(kind, method, path), kind)
      const asked = await at[kind].tell(request(`${method} ${path}?a=b`))
      t.strictSame(asked, nowhere(kind, method, path), `${kind}: the query is not told`)
    }
  })
}

t.test('each release lacks the endpoints of the others', async t => {
  const lacking: [kind: Kind, name: string][] = [
    ['gateway 8.7', 'backup'],
    ['gateway 8.7', 'backupRuntime'],
    ['gateway 8.7', 'backupHistory'],
    ['cluster 8.8', 'backup'],
    ['Operate 8.7', 'backup'],
    ['Operate 8.7', 'backupHistory'],
    ['Operate 8.7', 'exporting/pause'],
    ['Tasklist 8.7', 'backup'],
    ['Tasklist 8.7', 'backupRuntime'],
    ['Optimize 8.7', 'backup']
  ]
  for (const [kind, name] of lacking) {
    const { tell } =
      (at as Readonly<Record<string, (typeof at)['gateway 8.7']>>)[kind] ?? at['gateway 8.7']
    const path = `/actuator/${name}`
    t.strictSame(
      await tell(request(`POST ${path}`)),
      nowhere(kind, 'POST', path),
      `${kind} ${name}`
    )
  }
})

const found: [path: string, why: string][] = [
  ['{}', 'as it stands'],
  ['{};x=1', 'matrix parameters are cut'],
  ['/actuator;a=b{rest}', 'in every segment'],
  ['{coded}', 'coded letters are letters'],
  ['{}?x=1&y', 'unknown query parameters are nothing'],
  ['{}?backupId=100', 'not even an id'],
  ['{}?id=100', 'under another name']
]

for (const [pattern, why] of found) {
  t.test(`the list is found at ${pattern}: ${why}`, async t => {
    for (const kind of kinds) {
      const { path, tell } = at[kind]
      const sent = pattern
        .replace('{rest}', path.slice('/actuator'.length))
        .replace('{coded}', path.replace('back', 'b%61ck'))
        .replace('{}', path)
      t.strictSame(await tell(request(`GET ${sent}`)), emptyList(kind), kind)
    }
  })
}

const collection = 'GET, POST'
const item = 'GET, DELETE'
const wrong: [method: string, path: string, allow: string][] = [
  ['PUT', '{}', collection],
  ['PATCH', '{}', collection],
  ['DELETE', '{}', collection],
  ['PROPFIND', '{}', collection],
  ['PUT', '{}/1', item],
  ['PATCH', '{}/1', item],
  ['POST', '{}/1', item],
  ['POST', '{}/abc', item],
  ['POST', '/actuator', 'GET'],
  ['DELETE', '/actuator/health', 'GET']
]

for (const [method, pattern, allow] of wrong) {
  t.test(`${method} ${pattern} is not allowed, whatever comes with it`, async t => {
    for (const kind of kinds) {
      const path = pattern.replace('{}', at[kind].path)
      const expected = notSo(kind, method, path, allow)
      const plain = await at[kind].tell(request(`${method} ${path}?x=1`))
      t.strictSame(plain, expected, kind)
      const loaded = ['Accept: text/html', 'Content-Type: text/plain']
      const answer = await at[kind].tell(request(`${method} ${path}`, loaded, '{'))
      t.strictSame(answer, expected, `${kind} with Accept, content type and body`)
    }
  })
}

t.test('lower-case and unknown words are methods that are not allowed', async t => {
  for (const method of ['get', 'FOO']) {
    for (const kind of kinds) {
      const { path, tell } = at[kind]
      const { headers, closed: _, ...answer } = await tell(request(`${method} ${path}`))
      const { connection: __, ...rest } = headers
      const { closed: ___, ...expected } = notSo(kind, method, path, collection)
      t.strictSame({ ...answer, headers: rest }, expected, kind)
    }
  }
})

const options: [path: string, allow: string][] = [
  ['{}', 'GET,HEAD,POST,OPTIONS'],
  ['{}/1', 'GET,HEAD,DELETE,OPTIONS'],
  ['{}/abc', 'GET,HEAD,DELETE,OPTIONS'],
  ['/actuator', 'GET,HEAD,OPTIONS'],
  ['/actuator/health', 'GET,HEAD,OPTIONS']
]

for (const [pattern, allow] of options) {
  t.test(`OPTIONS ${pattern} tells the methods, whatever Accept`, async t => {
    for (const kind of kinds) {
      const path = pattern.replace('{}', at[kind].path)
      for (const accept of [
        'Accept: */*',
        'Accept: text/html',
        'Accept: banana',
        'Origin: http://a'
      ]) {
        const answer = await at[kind].tell(request(`OPTIONS ${path}`, [accept]))
        t.strictSame(answer, silent(kind, 200, { allow, 'accept-patch': '' }), `${kind} ${accept}`)
      }
    }
  })
}

t.test(
  'a page of another origin is refused beforehand, and served when it does not ask',
  async t => {
    const preflight = ['Origin: http://example.org', 'Access-Control-Request-Method: POST']
    for (const kind of kinds) {
      const { path, tell } = at[kind]
      t.strictSame(await tell(request(`OPTIONS ${path}`, preflight)), noPreflight(kind), kind)
      const plain = await tell(request(`GET ${path}`, ['Origin: http://example.org']))
      t.strictSame(plain, emptyList(kind), `${kind} without asking`)
      const nowhereToAsk = await tell(request('OPTIONS /actuator/xyz', preflight))
      t.strictSame(nowhereToAsk, nowhere(kind, 'OPTIONS', '/actuator/xyz'), `${kind} in vain`)
    }
  }
)

t.test('HEAD says what GET says, without the body', async t => {
  const pairs = ['{}', '{}/77', '{}/abc', '{}/', '/actuator', '/actuator/info']
  for (const kind of kinds) {
    for (const pattern of pairs) {
      const path = pattern.replace('{}', at[kind].path)
      const got = await at[kind].tell(request(`GET ${path}`))
      const head = await at[kind].tell(request(`HEAD ${path}`))
      const { 'transfer-encoding': _, 'content-length': __, ...headers } = got.headers
      t.strictSame(head, { ...got, headers, body: '' }, `${kind} ${path}`)
    }
    const html = await at[kind].tell(request(`HEAD ${at[kind].path}`, ['Accept: application/json']))
    t.strictSame(html, bare(kind, 200, { 'content-type': json }), kind)
  }
})

t.test('what a DELETE that is done says is a 204 and nothing else', async t => {
  for (const kind of kinds) {
    const { path, tell } = at[kind]
    await tell(request(`POST ${path}`, [asJson], '{"backupId":5}'))
    t.strictSame(await tell(request(`DELETE ${path}/5`)), bare(kind, 204), kind)
  }
})
