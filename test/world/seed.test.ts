import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import t from 'tap'
import { Seed } from '../../src/world/seed.js'
import { holds } from '../support/property.js'

/** What can be drawn, each with everything it depends on but the seed. */
const kinds = {
  integer: (seed: Seed, purpose: string) => seed.integer(purpose, 0, 1_000_000),
  duration: (seed: Seed, purpose: string) => seed.durationMs(purpose, { minMs: 5, maxMs: 9_999 }),
  searchUuid: (seed: Seed, purpose: string) => seed.searchUuid(purpose),
  javaUuid: (seed: Seed, purpose: string) => seed.javaUuid(purpose)
} as const
type Kind = keyof typeof kinds

const kindNames = Object.keys(kinds).filter((it): it is Kind => it in kinds)
const purposes = fc.constantFrom('operate.part', 'zeebe.partition', 'snapshot')
const draws = fc.array(fc.record({ kind: fc.constantFrom(...kindNames), purpose: purposes }), {
  maxLength: 20
})

const drawn = (seed: Seed, list: readonly { kind: Kind; purpose: string }[]) =>
  list.map(({ kind, purpose }) => ({ purpose, value: kinds[kind](seed, purpose) }))

t.test('the same seed gives the same things', async t => {
  const same = fc.property(fc.string(), draws, (text, list) =>
    isDeepStrictEqual(drawn(new Seed(text), list), drawn(new Seed(text), list))
  )
  await holds(t, same)
})

t.test('one purpose is not disturbed by what is drawn for others', async t => {
  const undisturbed = fc.property(draws, purposes, (list, purpose) => {
    const alone = drawn(
      new Seed('test'),
      list.filter(it => it.purpose === purpose)
    )
    const amongOthers = drawn(new Seed('test'), list).filter(it => it.purpose === purpose)
    return isDeepStrictEqual(alone, amongOthers)
  })
  await holds(t, undisturbed)
})

t.test('a seed that forgets gives everything again', async t => {
  const again = fc.property(draws, list => {
    const seed = new Seed('test')
    const first = drawn(seed, list)
    seed.reset()
    return isDeepStrictEqual(first, drawn(seed, list))
  })
  await holds(t, again)
})

t.test('another seed, another purpose and another turn give something else', async t => {
  const seed = new Seed('test')
  const uuid = seed.searchUuid('snapshot')
  t.not(uuid, seed.searchUuid('snapshot'), 'the second time')
  t.not(uuid, seed.searchUuid('index'), 'for something else')
  t.not(uuid, new Seed('other').searchUuid('snapshot'), 'from another seed')
})

t.test('a seed keeps its values from one release of this project to the next', async t => {
  const seed = new Seed('test')
  t.strictSame(
    [
      seed.searchUuid('snapshot'),
      seed.javaUuid('instance'),
      seed.integer('zeebe.nanos', 1, 999_999),
      seed.durationMs('operate.part', { minMs: 350, maxMs: 800 })
    ],
    ['YgX1Pdv7R9OHEGy-4yAGMA', 'c5e7ac75-fecb-4ed0-b79f-d9302f151507', 481_581, 506]
  )
})

t.test('a whole number lies within its range', async t => {
  const ends = fc.tuple(fc.integer(), fc.nat(2 ** 31)).map(([min, span]) => [min, min + span])
  const within = fc.property(fc.string(), ends, (text, [min = 0, max = 0]) => {
    const value = new Seed(text).integer('any', min, max)
    return Number.isInteger(value) && min <= value && value <= max
  })
  await holds(t, within)
})

t.test('both ends of a range are reached', async t => {
  const seed = new Seed('test')
  const seen = new Set(Array.from({ length: 200 }, () => seed.integer('any', -2, 2)))
  t.strictSame(
    [...seen].toSorted((a, b) => a - b),
    [-2, -1, 0, 1, 2]
  )
})

t.test('a range of one length is that length', async t => {
  t.equal(new Seed('test').durationMs('any', { minMs: 7, maxMs: 7 }), 7)
})

t.test('ids have the shape of the originals', async t => {
  const shapes = fc.property(fc.string(), fc.string(), (text, purpose) => {
    const seed = new Seed(text)
    return (
      /^[\w-]{22}$/.test(seed.searchUuid(purpose)) &&
      /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(
        seed.javaUuid(purpose)
      )
    )
  })
  await holds(t, shapes)
})

t.test('ten thousand ids are ten thousand', async t => {
  const seed = new Seed('test')
  const ids = new Set(Array.from({ length: 10_000 }, () => seed.searchUuid('snapshot')))
  t.equal(ids.size, 10_000)
})

t.test('ids that are wanted later are those that would have been drawn', async t => {
  const drawn = new Seed('s')
  const inTurn = [1, 2, 3, 4].map(() => drawn.searchUuid('index'))
  const late = new Seed('s')
  const first = late.searchUuid('index')
  const idOf = late.searchUuidsLater('index', 2)
  const last = late.searchUuid('index')
  t.strictSame([first, idOf(0), idOf(1), last], inTurn)
})
