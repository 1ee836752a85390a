/** Bodies from a schema: as it has them, nearly so, and not at all. As text, for not all that is sent is JSON. */
import fc from 'fast-check'
import type { Operation, Schema } from './documents.js'
import { nastyTexts, textFor } from './values.js'

/** Deeper than that a schema is not followed. */
const DEPTH_MAX = 6

/** Values that stand anywhere a value may, and mean nothing there. */
const oddValues = [
  'null',
  'true',
  '0',
  '-0',
  '-1',
  '1.5',
  '1e400',
  '-1e-400',
  '9223372036854775807',
  '9223372036854775808',
  '123456789012345678901234567890',
  '""',
  '"\\ud800"',
  '"\\u0000"',
  '[]',
  '{}',
  '[null]',
  '[[[[[[[[]]]]]]]]',
  '{"__proto__":{"a":1}}',
  '{"constructor":1}',
  '{"":""}',
  '{"a":1,"a":2}'
] as const

const brokenTexts = [
  '',
  ' ',
  '{',
  '}',
  '[',
  '{"a"',
  '{"a":',
  '{"a":1',
  '{"a":1}}',
  '{"a":1,}',
  '{a:1}',
  "{'a':1}",
  'NaN',
  '\u0000',
  '\ufeff{}',
  '{"a":"\u0001"}',
  '{"a":01}',
  '\n\n\n',
  '{"index":{}}\n{}\n',
  '{"index":{"_index":"i1"}}\n{"a":1}',
  '{"delete":{"_index":"i1","_id":"1"}}\n',
  '{"create":{"_index":"i1"}}\n\n',
  '['.repeat(2_000),
  '{"a":'.repeat(2_000),
  `"${'a'.repeat(70_000)}"`,
  'a=b&backupId=1',
  'backupId=1&backupId=2'
] as const

/** A body for an operation; `undefined` for none. */
export function bodyFor({ bodies, resolve }: Operation): fc.Arbitrary<string | undefined> {
  const meant = bodies.map(([, schema]) => textOf(schema, { resolve, name: '', depth: 0 }))
  const broken = fc.constantFrom<string>(...brokenTexts, ...oddValues)
  if (meant.length === 0) {
    return fc.oneof(
      { arbitrary: fc.constant(undefined), weight: 9 },
      { arbitrary: broken, weight: 1 }
    )
  }
  return fc.oneof(
    { arbitrary: fc.oneof(...meant), weight: 12 },
    { arbitrary: broken, weight: 2 },
    { arbitrary: fc.constant(undefined), weight: 1 }
  )
}

interface Place {
  readonly resolve: Operation['resolve']
  /** Of the member that the value is for. */
  readonly name: string
  readonly depth: number
}

function textOf(schema: Schema, place: Place): fc.Arbitrary<string> {
  return fc.oneof(
    { arbitrary: rightOf(schema, place), weight: 14 },
    { arbitrary: fc.constantFrom<string>(...oddValues), weight: 1 }
  )
}

function rightOf(schema: Schema, place: Place): fc.Arbitrary<string> {
  if (place.depth > DEPTH_MAX) return fc.constant('null')
  const deeper = { ...place, depth: place.depth + 1 }
  if (schema.$ref !== undefined) return textOf(place.resolve(schema.$ref), deeper)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return fc.oneof(...choices.map(it => textOf(it, deeper)))
  if ('const' in schema) return fc.constant(JSON.stringify(schema.const))
  if (schema.enum !== undefined)
    return fc.constantFrom(...schema.enum.map(it => JSON.stringify(it)))
  switch (schema.type) {
    case 'object':
      return objectOf(schema, deeper)
    case 'array':
      return fc
        .array(textOf(schema.items ?? {}, deeper), { maxLength: 3 })
        .map(items => `[${items.join(',')}]`)
    case 'boolean':
      return fc.constantFrom('true', 'false')
    case 'integer':
      return numberIn(schema)
    case 'number':
      return fc.oneof(numberIn(schema), fc.constantFrom('0.5', '1e-9', '99999.9'))
    case 'string':
      return stringOf(schema, place.name)
    default:
      return fc.json({ maxDepth: 3, depthSize: 'small' })
  }
}

function stringOf({ examples = [] }: Schema, name: string): fc.Arbitrary<string> {
  const texts = textFor(name).map(it => JSON.stringify(it))
  if (examples.length === 0) return texts
  return fc.oneof(texts, fc.constantFrom(...examples.map(it => JSON.stringify(it))))
}

function numberIn({ minimum = -2, maximum = 9_999_999_999 }: Schema): fc.Arbitrary<string> {
  return fc.oneof(
    fc.integer({ min: 0, max: 9 }).map(it => `${minimum + it}`),
    fc.constantFrom(`${minimum}`, `${maximum}`, `${minimum - 1}`, `${maximum + 1}`, '1', '2', '3')
  )
}

/** Members that are there or not, and now and then one that nobody knows, or one twice. */
function objectOf({ properties = {}, required = [] }: Schema, place: Place): fc.Arbitrary<string> {
  const known = Object.entries(properties).map(([name, schema]) => {
    const value = textOf(schema, { ...place, name }).map(it => `${JSON.stringify(name)}:${it}`)
    const isAbsent = fc.constant('')
    const weight = required.includes(name) ? 12 : 2
    return fc.oneof({ arbitrary: value, weight }, { arbitrary: isAbsent, weight: 3 })
  })
  const strange = fc.oneof(
    { arbitrary: fc.constant(''), weight: 15 },
    {
      arbitrary: fc
        .tuple(
          fc.constantFrom(...nastyTexts, ...Object.keys(properties)),
          fc.constantFrom<string>(...oddValues)
        )
        .map(([name, value]) => `${JSON.stringify(name)}:${value}`),
      weight: 1
    }
  )
  return fc
    .tuple(...known, strange)
    .map(members => `{${members.filter(it => it !== '').join(',')}}`)
}
