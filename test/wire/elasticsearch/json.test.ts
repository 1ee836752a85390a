import fc from 'fast-check'
import { LosslessNumber, stringify } from 'lossless-json'
import t from 'tap'
import { compactJson, parseJson, prettyJson } from '../../../src/wire/elasticsearch/json.js'
import { holds } from '../../support/property.js'

t.test('whatever JSON can say comes back in the same bytes', async t => {
  fc.assert(
    fc.property(fc.json(), text => {
      const normal = JSON.stringify(JSON.parse(text))
      // JSON.stringify itself writes some numbers otherwise; text in its own form is a fixed point.
      return compactJson(parseJson(normal)) === normal
    })
  )
  t.pass()
})

t.test('whole numbers of any length come back digit by digit', async t => {
  fc.assert(
    fc.property(fc.bigInt(), value => compactJson(parseJson(`[${value}]`)) === `[${value}]`)
  )
  t.equal(
    compactJson(parseJson('[9007199254740993,1.10,1e5,-0]')),
    '[9007199254740993,1.10,1e5,-0]'
  )
})

t.test('safe numbers are numbers, longer ones are bigint', async t => {
  t.strictSame(parseJson('[9007199254740991,9007199254740992]'), [
    Number.MAX_SAFE_INTEGER,
    9_007_199_254_740_992n
  ])
})

t.test('pretty print', async t => {
  t.equal(
    prettyJson({ a: [1n, {}], b: [], c: undefined, d: 'x' }),
    '{\n  "a" : [\n    1,\n    { }\n  ],\n  "b" : [ ],\n  "d" : "x"\n}\n'
  )
})

t.test('what is compact is what the lossless printer prints, whoever prints it', t => {
  const leaf = fc.oneof(
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.constantFrom<unknown>(null, undefined, 2n ** 63n, new LosslessNumber('1.10'))
  )
  const { value } = fc.letrec(tie => ({
    value: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.array(tie('value')),
      fc.dictionary(fc.string(), tie('value'))
    )
  }))
  return holds(
    t,
    fc.property(value, it => compactJson(it) === (stringify(it) ?? 'null'))
  )
})
