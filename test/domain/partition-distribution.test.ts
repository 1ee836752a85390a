import t from 'tap'
import { replicaPriority } from '../../src/domain/partition-distribution.js'

/** By partition: the priorities of brokers 0, 1 and 2. Source: Camunda 8.5 documentation. */
const documented = [
  [3, 2, 1],
  [1, 3, 2],
  [2, 1, 3],
  [3, 1, 2],
  [2, 3, 1],
  [1, 2, 3]
]

t.test('priorities are those of the documented cluster of three', async t => {
  for (const [index, priorities] of documented.entries()) {
    const found = [0, 1, 2].map(broker => replicaPriority(index + 1, broker, 3))
    t.strictSame(found, priorities, `partition ${index + 1}`)
  }
})

t.test('the replicas of a partition have priorities of their own, whatever the size', async t => {
  for (let size = 1; size <= 5; size += 1) {
    for (let partition = 1; partition <= 3 * size; partition += 1) {
      const brokers = Array.from({ length: size }, (_, broker) => broker)
      const priorities = brokers.map(broker => replicaPriority(partition, broker, size))
      t.strictSame(
        priorities.toSorted(),
        brokers.map(broker => broker + 1),
        `partition ${partition} of ${size} brokers`
      )
    }
  }
})
