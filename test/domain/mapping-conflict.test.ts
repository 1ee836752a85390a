import t from 'tap'
import { mappingConflict } from '../../src/domain/mapping-conflict.js'

const field = (type?: string) => ({ properties: { a: type === undefined ? {} : { type } } })
const rows: [before: object, after: object, conflict: string | undefined, why: string][] = [
  [{}, field('long'), undefined, 'a new field'],
  [field('long'), field('long'), undefined, 'the same type'],
  [
    field('long'),
    field('text'),
    'mapper [a] cannot be changed from type [long] to [text]',
    'another type'
  ],
  [
    field('long'),
    field(),
    'mapper [a] cannot be changed from type [long] to [object]',
    'an object has no type'
  ],
  [
    { properties: { o: field('long') } },
    { properties: { o: field('text') } },
    'mapper [o.a] cannot be changed from type [long] to [text]',
    'a field of an object, by its whole name'
  ],
  [field('long'), { dynamic: true }, undefined, 'nothing about fields']
]
for (const [before, after, conflict, why] of rows) {
  t.test(`mappings ${conflict === undefined ? 'go' : 'do not go'} over others: ${why}`, async t => {
    t.equal(mappingConflict({ ...before }, { ...after }), conflict)
  })
}
