/** The description of each emulated product is what is committed, valid, and what its application serves. */
import { readdirSync, readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import Fastify from 'fastify'
import t from 'tap'
import { type Deployment, deploymentOf } from '../../src/domain/deployment.js'
import { operationNames } from '../../src/domain/operation-names.js'
import { lines } from '../../src/domain/release.js'
import { wordsOf } from '../../src/http/openapi/words.js'
import { describeProduct } from '../../src/server/descriptions.js'
import { House } from '../../src/server/house.js'

interface Describing {
  readonly lines: typeof lines
  readonly deploymentOf: typeof deploymentOf
  readonly describe: (deployment: Deployment, product: string) => Promise<unknown>
}

interface Page {
  productPages(describing: Describing): Promise<Readonly<Record<string, string>>>
}

interface Operation {
  readonly operationId: string
  readonly 'x-operation'?: string
  readonly parameters?: readonly { readonly $ref?: string; readonly name?: string }[]
  readonly requestBody?: unknown
  readonly responses: Readonly<Record<string, unknown>>
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly parameters?: Readonly<Record<string, unknown>> }
}

const { productPages }: Page = await import(
  new URL('../../docs/generating/product-openapi.js', import.meta.url).href
)
const house = new House(Fastify({ logger: { level: 'silent' } }).log)
const describe = (deployment: Deployment, product: string) =>
  describeProduct(house, deployment, product)
const pages = await productPages({ lines, deploymentOf, describe })
const committed = (file: string) => readFileSync(`docs/openapi/${file}`, 'utf8')
const documentOf = (file: string): OpenApi => JSON.parse(committed(file))
const operationsOf = ({ paths }: OpenApi) => Object.values(paths).flatMap(it => Object.values(it))

t.test('every product is described in every release that has it, and nothing else', async t => {
  const files = readdirSync('docs/openapi').filter(it => it !== 'control.json')
  t.strictSame(files.toSorted(), Object.keys(pages).toSorted())
  const count = (product: string) => files.filter(it => it.startsWith(`${product}-`)).length
  t.strictSame(['operate', 'tasklist', 'zeebe', 'orchestration', 'optimize'].map(count), [
    ...[7, 7, 10, 3, 10]
  ])
})

for (const [file, page] of Object.entries(pages)) {
  t.test(file, async t => {
    t.equal(committed(file), page, 'npm run docs writes it anew')
    const document = documentOf(file)
    const { errors } = await new Validator().validate(JSON.parse(page))
    t.strictSame(errors, undefined, 'it is valid OpenAPI 3.1')
    const ids = operationsOf(document).map(it => it.operationId)
    t.equal(new Set(ids).size, ids.length, 'every operation has a name of its own')
    for (const it of operationsOf(document)) {
      const name = it['x-operation'] ?? it.operationId
      t.ok(operationNames.includes(name), `${name} is known to journal and faults`)
      t.not(wordsOf(name)[0], 'other', `${name} has words`)
    }
    const used = [...page.matchAll(/"#\/components\/parameters\/(\w+)"/g)].map(([, name]) => name)
    t.strictSame(new Set(used), new Set(Object.keys(document.components.parameters ?? {})))
  })
}

t.test('the validator looks', async t => {
  const broken = { ...documentOf('operate-8.7.json'), paths: { 'no-slash': { get: 7 } } }
  t.notOk((await new Validator().validate(broken)).valid)
})

const cells: readonly [file: string, path: string, method: string, of: object, reason: string][] = [
  ['operate-8.5.json', '/actuator/backups', 'get', {}, 'no parameters before 8.6'],
  [
    'operate-8.6.json',
    '/actuator/backups',
    'get',
    { verbose: '', pattern: '' },
    'the list filters'
  ],
  [
    'orchestration-8.8.json',
    '/actuator/backupHistory',
    'get',
    { verbose: '', pattern: '' },
    'as well'
  ],
  [
    'zeebe-8.3.json',
    '/actuator/exporting/{operation}',
    'post',
    { operation: '' },
    'only hard pauses'
  ],
  [
    'zeebe-8.6.json',
    '/actuator/exporting/{operation}',
    'post',
    { operation: '', soft: '' },
    'soft ones'
  ],
  ['zeebe-8.10.json', '/actuator/backupRuntime', 'get', { physicalTenant: '' }, 'tenants'],
  ['zeebe-8.9.json', '/actuator/backupRuntime', 'get', {}, 'and not there before']
]

for (const [file, path, method, of, reason] of cells) {
  t.test(`${file}: ${method} ${path}, for ${reason}`, async t => {
    const names = documentOf(file).paths[path]?.[method]?.parameters?.map(it => it.name) ?? []
    t.strictSame(names, Object.keys(of))
  })
}

const gone: readonly [file: string, path: string, isThere: boolean][] = [
  ['operate-8.1.json', '/actuator/backup', true],
  ['operate-8.1.json', '/actuator/backups', false],
  ['operate-8.2.json', '/actuator/backup', false],
  ['zeebe-8.8.json', '/actuator/backupRuntime/state/sync', false],
  ['zeebe-8.9.json', '/actuator/backupRuntime/state/sync', true],
  ['elasticsearch-8.17.json', '/_security/api_key', true],
  ['opensearch-2.19.json', '/_security/api_key', false]
]

for (const [file, path, isThere] of gone) {
  t.test(`${file} ${isThere ? 'has' : 'has no'} ${path}`, async t => {
    t.equal(path in documentOf(file).paths, isThere)
  })
}

t.test('what differs between releases is told', async t => {
  const start = (file: string) => documentOf(file).paths['/actuator/backups']?.['post']
  t.match(JSON.stringify(start('operate-8.2.json')), 'int32')
  t.match(JSON.stringify(start('operate-8.3.json')), 'int64')
  t.strictSame(Object.keys(start('operate-8.7.json')?.responses ?? {}), ['200', 'default'])
  t.strictSame(Object.keys(start('optimize-8.7.json')?.responses ?? {}), ['202', 'default'])
  const pause = (file: string) =>
    Object.keys(
      documentOf(file).paths['/actuator/exporting/{operation}']?.['post']?.responses ?? {}
    )
  t.strictSame(pause('zeebe-8.4.json'), ['204', 'default'])
  t.strictSame(pause('zeebe-8.7.json'), ['200', 'default'])
})
