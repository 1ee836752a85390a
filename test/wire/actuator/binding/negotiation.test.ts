import t from 'tap'
import {
  formatMediaType,
  InvalidMediaType,
  parseMediaType
} from '../../../../src/wire/actuator/binding/media-type.js'
import {
  consumes,
  isWritable,
  negotiate,
  parseAccept,
  unparsableAccept
} from '../../../../src/wire/actuator/binding/negotiation.js'

const V3 = 'application/vnd.spring-boot.actuator.v3+json'
const V2 = 'application/vnd.spring-boot.actuator.v2+json'
const JSON_TYPE = 'application/json'
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8'

const produced = {
  actuator: [V3, V2, JSON_TYPE].map(parseMediaType),
  controller: [JSON_TYPE, 'application/*+json'].map(parseMediaType),
  jsonOnly: [parseMediaType(JSON_TYPE)]
}

function answer(accept: string | undefined, by: keyof typeof produced): string | undefined {
  const chosen = negotiate(parseAccept(accept), produced[by])
  return chosen && formatMediaType(chosen)
}

type Row = [
  accept: string | undefined,
  actuator: string | undefined,
  controller: string | undefined,
  jsonOnly: string | undefined
]

const rows: Row[] = [
  [undefined, V3, JSON_TYPE, JSON_TYPE],
  ['', V3, JSON_TYPE, JSON_TYPE],
  [',', V3, JSON_TYPE, JSON_TYPE],
  ['*', V3, JSON_TYPE, JSON_TYPE],
  ['*/*', V3, JSON_TYPE, JSON_TYPE],
  ['*/*;q=0', V3, JSON_TYPE, JSON_TYPE],
  ['application/*', V3, JSON_TYPE, JSON_TYPE],
  ['application/*+json', V3, JSON_TYPE, JSON_TYPE],
  [BROWSER, V3, JSON_TYPE, JSON_TYPE],
  ['text/html, */*;q=0.1', V3, JSON_TYPE, JSON_TYPE],
  [JSON_TYPE, JSON_TYPE, JSON_TYPE, JSON_TYPE],
  ['APPLICATION/JSON', JSON_TYPE, JSON_TYPE, JSON_TYPE],
  ['application/json;q=0', JSON_TYPE, JSON_TYPE, JSON_TYPE],
  ['application/json, text/plain, */*', JSON_TYPE, JSON_TYPE, JSON_TYPE],
  ['*/*, application/json', JSON_TYPE, JSON_TYPE, JSON_TYPE],
  ...['application/json;charset=utf-8', 'application/json;charset=UTF-8;v=1'].map(
    (echoed): Row => [echoed, echoed, echoed, echoed]
  ),
  ['application/json;q=0.5;v=1', `${JSON_TYPE};v=1`, `${JSON_TYPE};v=1`, `${JSON_TYPE};v=1`],
  [V3, V3, V3, undefined],
  [V2, V2, V2, undefined],
  [`${V2}, ${JSON_TYPE}`, V2, V2, JSON_TYPE],
  [`${V2};q=0.5, ${JSON_TYPE}`, JSON_TYPE, JSON_TYPE, JSON_TYPE],
  [`${JSON_TYPE};q=0.5, ${V2};q=0.9`, V2, V2, JSON_TYPE],
  [`${JSON_TYPE};q=0.5, */*`, V3, JSON_TYPE, JSON_TYPE],
  ['application/problem+json', undefined, 'application/problem+json', undefined],
  ['application/foo+json;a=1', undefined, 'application/foo+json;a=1', undefined],
  ['application/cbor', undefined, undefined, undefined],
  ['application/xml', undefined, undefined, undefined],
  ['application/*+xml', undefined, undefined, undefined],
  ['text/html', undefined, undefined, undefined],
  ['text/*', undefined, undefined, undefined]
]

for (const [accept, actuator, controller, jsonOnly] of rows) {
  t.test(`Accept: ${accept} is answered by what fits best`, async t => {
    t.equal(answer(accept, 'actuator'), actuator, 'an actuator operation')
    t.equal(answer(accept, 'controller'), controller, 'a controller that declares nothing')
    t.equal(answer(accept, 'jsonOnly'), jsonOnly, 'a controller that declares JSON')
  })
}

t.test('wishes are sorted by quality, wildcards and parameters, and else left alone', async t => {
  const sorted = (accept: string) => parseAccept(accept).map(formatMediaType)
  t.strictSame(sorted('*/*, text/*, text/plain'), ['text/plain', 'text/*', '*/*'])
  t.strictSame(sorted('a/b;q=0.1, */*;q=0.2'), ['*/*;q=0.2', 'a/b;q=0.1'])
  t.strictSame(sorted('a/b, a/b;v=1, c/d'), ['a/b;v=1', 'a/b', 'c/d'])
  t.strictSame(sorted('c/d, a/b'), ['c/d', 'a/b'])
  t.strictSame(sorted('a/b;Q=x, c/d;q=0.9'), ['a/b;Q=x', 'c/d;q=0.9'])
  t.strictSame(sorted('a/b;c="x,y\\",z", d/e'), ['a/b;c="x,y\\",z"', 'd/e'])
})

t.test('one bad element spoils the header', async t => {
  const complaint = (accept: string) => {
    try {
      parseAccept(accept)
    } catch (error) {
      if (error instanceof InvalidMediaType) return unparsableAccept(accept, error)
    }
    return 'accepted'
  }
  t.equal(
    complaint('banana'),
    `Could not parse 'Accept' header [banana]: Invalid mime type "banana": does not contain '/'`
  )
  t.equal(
    complaint('*/*, a/b;q=5'),
    `Could not parse 'Accept' header [*/*, a/b;q=5]: Invalid media type " a/b;q=5": Invalid quality ` +
      'value "5": should be between 0.0 and 1.0'
  )
})

t.test('fifty wishes are heard, one more is too many', async t => {
  const wishes = (count: number) => Array.from({ length: count }, (_, at) => `a/b${at}`).join(', ')
  t.equal(parseAccept(wishes(50)).length, 50)
  t.throws(() => parseAccept(wishes(51)), {
    message: `Invalid mime type "[${wishes(51)}]": Too many elements`
  })
})

const consumable: [contentType: string, actuator: boolean, controller: boolean][] = [
  [JSON_TYPE, true, true],
  ['application/json; charset=utf-8', true, true],
  ['application/json;q=0.5;odata=verbose', true, true],
  [V3, true, true],
  [`${V2};charset=utf-8`, true, true],
  ['application/vnd.spring-boot.actuator.v1+json', false, true],
  ['application/problem+json', false, true],
  ['application/*+json', false, true],
  ['application/*', false, false],
  ['*/*', false, false],
  ['text/json', false, false],
  ['text/plain', false, false],
  ['application/xml', false, false],
  ['application/octet-stream', false, false]
]

for (const [contentType, actuator, controller] of consumable) {
  t.test(`a body of ${contentType} is read where it is declared`, async t => {
    t.equal(consumes(parseMediaType(contentType), produced.actuator), actuator)
    t.equal(consumes(parseMediaType(contentType), produced.controller), controller)
  })
}

t.test('whoever consumes everything consumes wildcards too', async t => {
  t.equal(consumes(parseMediaType('*/*'), [parseMediaType('*/*')]), true)
  t.equal(consumes(parseMediaType('text/plain'), [parseMediaType('text/*')]), true)
  t.equal(consumes(parseMediaType('text/plain'), [parseMediaType('application/*')]), false)
})

t.test('JSON is written in charsets of Unicode only', async t => {
  for (const charset of ['utf-8', 'UTF-8', '"utf-8"', 'utf-16be', 'us-ascii']) {
    t.equal(isWritable(parseMediaType(`application/json;charset=${charset}`)), true, charset)
  }
  t.equal(isWritable(parseMediaType('application/json;charset=iso-8859-1')), false)
  t.equal(isWritable(parseMediaType('application/json')), true)
})
