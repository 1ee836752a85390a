/** The description of the control API is what is committed, valid, and complete. */
import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import t from 'tap'
import { openApiDocument, operations } from '../../src/http/control/operations.js'
import { control } from '../support/control.js'

interface Page {
  openApiPage(document: unknown): string
}

interface Schema {
  readonly description?: string
  readonly type?: string
  readonly $ref?: string
  readonly additionalProperties?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
}

interface OpenApi {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, { operationId?: string }>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

const { openApiPage }: Page = await import(
  new URL('../../docs/generating/openapi.js', import.meta.url).href
)
const text = readFileSync('docs/openapi/control.json', 'utf8')
const document: OpenApi = JSON.parse(text)

t.test('docs/openapi/control.json is what the table of operations says', async t => {
  t.equal(text, openApiPage(openApiDocument()), 'npm run docs writes it anew')
})

t.test('it is valid OpenAPI 3.1', async t => {
  const { valid, errors } = await new Validator().validate(JSON.parse(text))
  t.strictSame(errors, undefined)
  t.ok(valid)
  const broken = { ...document, paths: { 'no-slash': { get: { responses: 7 } } } }
  t.notOk((await new Validator().validate(broken)).valid, 'and the validator looks')
})

t.test('every operation is in it, once', async t => {
  const ids = Object.values(document.paths)
    .flatMap(item => Object.values(item))
    .flatMap(it => it.operationId ?? [])
  t.strictSame(ids.toSorted(), operations.map(it => it.operationId).toSorted())
})

t.test('every reference leads somewhere, and every named schema is referred to', async t => {
  const names = Object.keys(document.components.schemas)
  const used = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name)
  t.strictSame(new Set(used), new Set(names))
})

t.test('every member of a named schema says what it means', async t => {
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    for (const [member, it] of Object.entries(schema.properties ?? {})) {
      t.ok(it.description ?? it.$ref ?? isPlain(it), `${name}.${member}`)
    }
  }
})

/** What explains itself: a list or an object under a name, whose members say what they are. */
function isPlain({ type }: Schema): boolean {
  return type === 'array' || type === 'object' || type === 'boolean'
}

t.test('no body that is read takes what nobody knows', async t => {
  for (const { operationId, body } of operations) {
    if (body === undefined || body['anyOf'] !== undefined || body['patternProperties']) continue
    t.equal(body['additionalProperties'], false, operationId)
  }
})

t.test('it is served as it is committed', async t => {
  const { ask } = await control(t)
  t.strictSame((await ask('GET', '/openapi.json')).body, document)
})
