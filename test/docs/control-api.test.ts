/** The reference of the control API is what is generated from its description, and tells all of it. */
import { readFileSync } from 'node:fs'
import t from 'tap'
import { gateForms } from '../../src/domain/gate.js'
import { operationNames } from '../../src/domain/operation-names.js'
import { operations } from '../../src/http/control/operations.js'

interface Control {
  controlPage(
    document: unknown,
    names: { readonly operationNames: readonly string[]; readonly gateForms: string }
  ): string
}
interface Shapes {
  shapeOf(schema: unknown): string
}

const generating = (name: string) => new URL(`../../docs/generating/${name}`, import.meta.url).href
const { controlPage }: Control = await import(generating('control.js'))
const { shapeOf }: Shapes = await import(generating('control-shapes.js'))

const document = JSON.parse(readFileSync('docs/openapi/control.json', 'utf8'))
const page = readFileSync('docs/control-api.md', 'utf8')

t.test('docs/control-api.md is what the description says', async t => {
  t.equal(page, controlPage(document, { operationNames, gateForms }), 'npm run docs writes it anew')
  t.notMatch(page, /undefined|NaN|\[object/)
})

t.test('every operation is there, with every body that it takes', async t => {
  for (const { method, path } of operations) t.match(page, `| \`${method} ${path}\` |`)
  const links = [...page.matchAll(/\]\(#(\w+)\)/g)].map(([, name]) => name)
  const headings = [...page.matchAll(/^### (\w+)$/gm)].map(([, name = '']) => name.toLowerCase())
  t.strictSame(new Set(links), new Set(headings), 'every link leads to a table')
  t.equal(new Set(headings).size, headings.length, 'each body is told once')
})

t.test('what faults and the journal call an operation is listed', async t => {
  for (const name of ['takeBackup', 'takeRuntimeBackup', 'commandExporting', 'takeHistoryBackup']) {
    t.ok(operationNames.includes(name), name)
  }
  t.match(page, '`elasticsearch.getSnapshots`')
})

const shapes: [schema: unknown, told: string][] = [
  [{ $ref: '#/components/schemas/Plan' }, '[Plan](#plan)'],
  [{ title: 'a duration', type: 'string' }, 'a duration'],
  [{ enum: ['a', 'b'] }, '`a`, `b`'],
  [{ const: 'a' }, '`a`'],
  [{ anyOf: [{ type: 'boolean' }, { type: 'null' }] }, '`true`, `false` or `null`'],
  [{ type: 'array', items: { type: 'string' } }, 'a list of text'],
  [{ type: 'integer' }, 'a whole number'],
  [{ type: 'integer', minimum: 1 }, 'a whole number from 1'],
  [{ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER }, 'a whole number from 0'],
  [{ type: 'number', minimum: 0, maximum: 1 }, 'a number, 0 to 1'],
  [{ type: 'object', properties: {} }, 'an object'],
  [{ description: 'whatever' }, 'any JSON']
]

for (const [schema, told] of shapes) {
  t.test(`${JSON.stringify(schema)} is told as ${told}`, async t => {
    t.equal(shapeOf(schema), told)
  })
}
