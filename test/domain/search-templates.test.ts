import t from 'tap'
import {
  contentFor,
  decidingTemplate,
  merged,
  noTemplates
} from '../../src/domain/search-templates.js'

const settings = (value: string) => ({ settings: { 'index.priority': value } })
const index = (patterns: string[], priority?: number) => ({
  patterns,
  composedOf: [],
  ...(priority !== undefined && { priority })
})

t.test('the strongest template that fits decides, 0 where nothing is said', async t => {
  const templates = {
    ...noTemplates,
    index: { weak: index(['a*'], -1), plain: index(['a*']), strong: index(['ab*'], 1) }
  }
  t.equal(decidingTemplate(templates, 'abc')?.[0], 'strong')
  t.equal(decidingTemplate(templates, 'ac')?.[0], 'plain')
  t.equal(decidingTemplate(templates, 'b'), undefined)
})

t.test('components lie under their template, the later ones over the earlier', async t => {
  const templates = {
    ...noTemplates,
    component: { one: { content: settings('1') }, two: { content: settings('2') } },
    index: {
      a: { patterns: ['a'], composedOf: ['one', 'two', 'absent'] },
      b: { patterns: ['b'], composedOf: ['two'], content: settings('3') }
    }
  }
  t.match(contentFor(templates, 'a'), settings('2'))
  t.match(contentFor(templates, 'b'), settings('3'))
})

t.test('of the older templates all count, the higher order over the lower', async t => {
  const legacy = (order: number, value: string) => ({
    patterns: ['*'],
    order,
    content: { ...settings(value), aliases: { [`of-${value}`]: {} } }
  })
  const templates = { ...noTemplates, legacy: { high: legacy(2, 'high'), low: legacy(1, 'low') } }
  t.match(contentFor(templates, 'a'), {
    ...settings('high'),
    aliases: { 'of-low': {}, 'of-high': {} }
  })
})

const rows: [one: object, other: object, both: object, why: string][] = [
  [{ a: 1 }, { b: 2 }, { a: 1, b: 2 }, 'members of both'],
  [{ a: { x: 1 } }, { a: { y: 2 } }, { a: { x: 1, y: 2 } }, 'objects are merged'],
  [{ a: [1] }, { a: [2] }, { a: [2] }, 'lists are not'],
  [{ a: { x: 1 } }, { a: 1 }, { a: 1 }, 'the second one counts'],
  [{}, { constructor: 1 }, { constructor: 1 }, 'no member is inherited']
]
for (const [one, other, both, why] of rows) {
  t.test(`${JSON.stringify(one)} and ${JSON.stringify(other)} are one: ${why}`, async t => {
    t.strictSame(merged({ ...one }, { ...other }), both)
  })
}
