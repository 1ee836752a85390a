import fc from 'fast-check'
import t from 'tap'
import { formParameters, parseQuery } from '../../../../src/wire/actuator/binding/query.js'

const rows: [query: string, parameters: [string, string[]][], why: string][] = [
  ['', [], 'nothing'],
  ['a=1', [['a', ['1']]], 'a pair'],
  ['a', [['a', ['']]], 'a name alone has the empty value'],
  ['a=', [['a', ['']]], 'so has one with an equals sign'],
  ['=x', [], 'a value without a name'],
  ['&&a=1&', [['a', ['1']]], 'ampersands around'],
  [
    'a=1&b=2&a=3',
    [
      ['a', ['1', '3']],
      ['b', ['2']]
    ],
    'repeated values keep their order'
  ],
  ['a=b=c', [['a', ['b=c']]], 'only the first equals sign counts'],
  ['%73oft=%20true+', [['soft', [' true ']]], 'percent and plus, in the name as well'],
  ['a=%2B%26%3D', [['a', ['+&=']]], 'coded separators separate nothing'],
  ['x=%E4%BD%A0', [['x', ['你']]], 'UTF-8'],
  ['x=%C3%28', [['x', ['\ufffd(']]], 'broken UTF-8 is replaced'],
  ['a=%ZZ&b=1', [['b', ['1']]], 'broken percent coding drops the pair'],
  ['a=%4&%=1&c=%', [], 'cut percent coding as well'],
  ['%ZZ&b', [['b', ['']]], 'and in a name alone'],
  ['soft=true;x=1', [['soft', ['true;x=1']]], 'a semicolon separates nothing'],
  [
    'Soft=1&soft=2',
    [
      ['Soft', ['1']],
      ['soft', ['2']]
    ],
    'names depend on case'
  ]
]

for (const [query, parameters, why] of rows) {
  t.test(`${JSON.stringify(query)}: ${why}`, async t => {
    t.strictSame([...parseQuery(query)], parameters)
    t.strictSame([...formParameters(Buffer.from(query))], parameters)
  })
}

t.test('what a client codes comes back', async t => {
  const text = fc.string({ unit: 'binary' }).filter(it => !/\p{Cs}/u.test(it))
  const pairs = fc.array(
    fc.tuple(
      text.filter(it => it !== ''),
      text
    )
  )
  fc.assert(
    fc.property(pairs, list => {
      const expected = new Map<string, string[]>()
      for (const [name, value] of list) expected.set(name, [...(expected.get(name) ?? []), value])
      t.strictSame([...parseQuery(new URLSearchParams(list).toString())], [...expected])
    })
  )
})

t.test('the ten-thousandth parameter is read, the next one is not', async t => {
  const many = formParameters(Buffer.from(`${'a&'.repeat(10_000)}b`))
  t.equal(many.get('a')?.length, 10_000)
  t.equal(many.has('b'), false)
})
