/** What is generated from the scenarios is what is committed. */
import { readFileSync } from 'node:fs'
import type { TSchema } from '@sinclair/typebox'
import t from 'tap'
import { named, schemaOf } from '../../src/http/control/openapi-schema.js'
import { type ListedScenario, scenarios } from '../../src/server.js'
import { Scenario } from '../../src/wire/control/scenario.js'

/** As the generator, which is plain JavaScript, exports it. */
interface Pages {
  scenariosPage(scenarios: readonly ListedScenario[]): string
  scenarioSchema(
    scenario: TSchema,
    schemas: { readonly named: typeof named; readonly schemaOf: typeof schemaOf }
  ): string
}

const pages: Pages = await import(
  new URL('../../docs/generating/scenarios.js', import.meta.url).href
)
const committed = (file: string) => readFileSync(file, 'utf8')
const again = 'npm run docs writes it anew'

t.test('docs/scenarios.md is what the scenarios say', async t => {
  t.equal(committed('docs/scenarios.md'), pages.scenariosPage(scenarios()), again)
})

t.test('every scenario has a section, and a row that leads there', async t => {
  const page = committed('docs/scenarios.md')
  for (const { name } of scenarios()) {
    t.equal(page.split(`\n### ${name}\n`).length, 2, name)
    t.equal(page.split(`\n| [\`${name}\`](#${name}) | `).length, 2, name)
  }
})

const file = 'docs/schemas/scenario.schema.json'

t.test('the schema of scenarios is what their files are judged by', async t => {
  t.equal(committed(file), pages.scenarioSchema(Scenario, { named, schemaOf }), again)
})

t.test('the schema has all that it refers to, and no more', async t => {
  const text = committed(file)
  const { $defs, ...root } = JSON.parse(text)
  const used = [...text.matchAll(/"\$ref": "([^"]+)"/g)].map(([, ref]) => ref)
  t.strictSame(
    [...new Set(used)].toSorted(),
    Object.keys($defs).map(name => `#/$defs/${name}`)
  )
  t.match(root, { $schema: /2020-12/, type: 'object', additionalProperties: false })
})

t.test('the example of the page is a scenario', async t => {
  const { readScenarioText } = await import('../../src/wire/control/scenario-file.js')
  const { readScenario } = await import('../../src/wire/control/scenario-words.js')
  const [, example = ''] = /```yaml\n([^`]+)```/.exec(committed('docs/scenarios.md')) ?? []
  const read = readScenarioText(example)
  t.ok('value' in read && 'scenario' in readScenario(read.value))
})
