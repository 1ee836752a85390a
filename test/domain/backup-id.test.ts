import fc from 'fast-check'
import t from 'tap'
import { type BackupId, backupIdMax, inHashOrder } from '../../src/domain/backup-id.js'
import { JavaHashMap } from '../support/java-hash-map.js'
import { holds } from '../support/property.js'

const order = (ids: readonly BackupId[]) => inHashOrder(ids, id => id)

/** Whole numbers from `first` to `last`. */
function range(first: number, last: number, step = 1): bigint[] {
  const length = Math.floor((last - first) / step) + 1
  return Array.from({ length }, (_, index) => BigInt(first + index * step))
}

const rows: [ids: bigint[], expected: bigint[], why: string][] = [
  [[], [], 'there is nothing'],
  [range(201, 208), [208n, ...range(201, 207)], '208 is a multiple of 16'],
  [[3n, 2n, 1n, 0n], range(0, 3), 'ids below 16 come out ascending'],
  [[17n, 1n], [17n, 1n], 'within a bucket the first that was put in comes first'],
  [[1n, 17n], [1n, 17n], 'within a bucket the first that was put in comes first'],
  [range(5, 16), [16n, ...range(5, 15)], 'twelve entries leave 16 buckets'],
  [range(5, 17), range(5, 17), 'the 13th makes it 32'],
  [range(9, 32), [32n, ...range(9, 31)], '24 entries leave 32 buckets'],
  [range(9, 33), range(9, 33), 'the 25th makes it 64'],
  [range(16, 128, 16), range(16, 128, 16), 'eight share a bucket'],
  [
    range(16, 144, 16),
    [...range(32, 128, 32), ...range(16, 144, 32)],
    'the ninth in one bucket doubles a table that is not full'
  ],
  [[-1n, -2n, -3n, 0n, 1n, 2n], [-1n, 0n, -2n, 1n, -3n, 2n], 'negative ids fold to small ones'],
  [
    [0n, 1n, -(2n ** 63n), backupIdMax],
    [0n, -(2n ** 63n), backupIdMax, 1n],
    'the ends of the range lie in the middle of the table'
  ],
  [
    [4_294_967_296n, 4_294_967_297n, 1n, 8_589_934_592n, 0n],
    [4_294_967_297n, 0n, 4_294_967_296n, 1n, 8_589_934_592n],
    'the high word counts like the low one'
  ],
  [
    [1_748_937_221n, 1_748_850_821n, 1_748_764_421n, 1_748_678_021n],
    [1_748_850_821n, 1_748_764_421n, 1_748_937_221n, 1_748_678_021n],
    'time stamps look random'
  ]
]

for (const [ids, expected, why] of rows) {
  t.test(`${ids.length} ids as OpenJDK 17 walks them: ${why}`, async t => {
    t.strictSame(order(ids), expected)
  })
}

const spaces = {
  'any 64-bit ids': fc.bigInt({ min: -(2n ** 63n), max: backupIdMax }),
  'small ids': fc.bigInt({ min: 0n, max: 120n }),
  'ids that share buckets': fc.bigInt({ min: 0n, max: 40n }).map(id => id * 16n),
  'dates as ids': fc.bigInt({ min: 20_250_101n, max: 20_251_231n })
}

for (const [name, ids] of Object.entries(spaces)) {
  t.test(`the order of ${name} is that of a slow java.util.HashMap`, async t => {
    const likeTheModel = fc.property(fc.uniqueArray(ids, { maxLength: 60 }), list => {
      const model = new JavaHashMap()
      fc.pre(list.every(id => model.put(id)))
      return order(list).join() === model.keys().join()
    })
    await holds(t, likeTheModel)
  })
}

t.test('items follow their ids', async t => {
  const items = [{ id: 16n }, { id: 1n }, { id: 32n }]
  t.strictSame(
    inHashOrder(items, it => it.id).map(it => it.id),
    [16n, 32n, 1n]
  )
})
