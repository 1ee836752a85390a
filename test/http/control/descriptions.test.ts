/** What the control door tells of the emulated products, for programs and for people. */
import { readFileSync } from 'node:fs'
import t from 'tap'
import { docsPage } from '../../../src/http/control/docs-page.js'
import { shapeOf } from '../../../src/http/control/docs-shape.js'
import { escaped } from '../../../src/http/control/html.js'
import { operations } from '../../../src/http/control/operations.js'
import { control } from '../../support/control.js'
import { aDeployment } from '../../support/world.js'

t.test('a product is described as it is committed, with the address of its door', async t => {
  const { ask } = await control(t)
  const committed = JSON.parse(readFileSync('docs/openapi/operate-8.7.json', 'utf8'))
  const { body } = await ask('GET', '/openapi/operate')
  t.strictSame(body.servers, [{ url: 'http://127.0.0.1:9600' }])
  const { servers: _, ...rest } = body
  t.strictSame(rest, committed)
  t.notOk('servers' in (await ask('GET', '/openapi/zeebe')).body, 'no door, no address')
})

t.test('it is that of the world', async t => {
  const { ask } = await control(t, { setting: { deployment: aDeployment('8.9') } })
  const { body } = await ask('GET', '/worlds/default/openapi/orchestration')
  t.ok('/actuator/backupHistory' in body.paths)
  const { status, text } = await ask('GET', '/openapi/operate')
  t.equal(status, 404)
  t.match(text, 'it has orchestration, optimize, elasticsearch')
})

t.test('the page for people has every operation, and asks for nothing else', async t => {
  const { ask } = await control(t)
  const { status, headers, text } = await ask('GET', '/docs')
  t.equal(status, 200)
  t.match(headers['content-type'], 'text/html; charset=utf-8')
  t.match(headers['content-security-policy'], "default-src 'none'")
  for (const { operationId } of operations) t.match(text, `<code>${operationId}</code>`)
  for (const name of ['operate', 'tasklist', 'optimize', 'zeebe', 'elasticsearch', 'control']) {
    t.match(text, `<section id="${name}">`)
    t.match(text, `href="#${name}"`)
  }
  t.match(text, 'href="openapi/operate"')
  t.match(text, '<code>/actuator/backups/{id}</code>')
  t.match(text, '<code>elasticsearch.getSnapshots</code>')
  t.match(text, '<code>master_timeout</code>', 'parameters that are described once')
  t.notMatch(text, /<script|<link|<img|src=/)
  t.equal((await ask('GET', '/worlds/default/docs')).text, text)
  const head = await ask('HEAD', '/docs')
  t.equal(head.text, '')
  t.equal(head.headers['content-length'], String(Buffer.byteLength(text)))
})

t.test('nothing that is described gets out of its place on the page', async t => {
  t.equal(escaped('<a href="x">&'), '&lt;a href=&quot;x&quot;&gt;&amp;')
  const page = docsPage([
    {
      name: 'x',
      address: 'y',
      document: {
        info: { title: '<b>', version: '1', description: '<i>' },
        paths: {
          '/<p>': {
            get: {
              operationId: '<op>',
              tags: ['<tag>'],
              summary: '<sum>',
              responses: { 200: { description: '<desc>' } }
            }
          }
        },
        components: {}
      }
    }
  ])
  for (const it of ['b', 'i', 'op', 'tag', 'sum', 'desc']) t.match(page, `&lt;${it}&gt;`)
  t.notMatch(page, /<(op|tag|sum|desc|i)>/)
})

const shapes: readonly [schema: Parameters<typeof shapeOf>[0], shape: string][] = [
  [{ type: 'string' }, 'string'],
  [{ type: 'integer', format: 'int64' }, 'integer (int64)'],
  [{ type: ['string', 'null'] }, 'string | null'],
  [{}, 'anything'],
  [{ enum: ['a', 'b'], type: 'string' }, '"a" | "b"'],
  [{ const: true }, 'true'],
  [{ $ref: '#/components/schemas/Plan' }, 'Plan'],
  [{ type: 'array', items: { type: 'string' } }, '[string]'],
  [{ type: ['array', 'null'], items: { type: 'string' } }, '[string] | null'],
  [{ additionalProperties: { type: 'string' } }, '{ "*": string }'],
  [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string | null'],
  [{ properties: {} }, '{}'],
  [
    { properties: { a: { type: 'string' }, b: { properties: { c: {} } } }, required: ['a'] },
    '{\n  "a": string,\n  "b"?: {\n    "c"?: anything\n  }\n}'
  ]
]

for (const [schema, shape] of shapes) {
  t.test(`${JSON.stringify(schema)} is said in few words`, async t => {
    t.equal(shapeOf(schema), shape)
  })
}
