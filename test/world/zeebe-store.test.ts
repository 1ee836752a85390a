import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import t from 'tap'
import { type ChainLink, checkpointState } from '../../src/domain/backup-ranges.js'
import { ZeebeStore } from '../../src/world/zeebe-store.js'
import { holds } from '../support/property.js'
import { aPartition } from '../support/world.js'

const done = (backupId: bigint) => ({
  backupId,
  partitions: [aPartition({ startMs: 0, endMs: 0 })],
  takenMs: 0
})

const idsAt = (store: ZeebeStore, nowMs: number) => store.present(nowMs).map(it => it.backupId)

t.test('a backup is there until it is gone', async t => {
  const store = new ZeebeStore()
  t.equal(store.latest, -1n, 'no checkpoint')
  store.add(done(1n))
  store.add(done(2n))
  store.remove(1n, 100)
  t.strictSame(idsAt(store, 99), [1n, 2n])
  t.strictSame(idsAt(store, 100), [2n])
  store.remove(1n, 200)
  t.strictSame(idsAt(store, 100), [2n], 'a second deletion delays nothing')
  store.remove(7n, 0)
  t.equal(store.latest, 2n)
  store.clear()
  t.strictSame([store.latest, idsAt(store, 0)], [-1n, []])
})

t.test(
  'whatever is taken and deleted, what is forgotten changes no checkpoint and no range',
  async t => {
    const commands = fc.array(fc.oneof(fc.constant('take' as const), fc.bigInt(1n, 20n)), {
      maxLength: 40
    })
    const same = fc.property(commands, list => {
      const store = new ZeebeStore()
      const everything = new Map<bigint, boolean>()
      for (const command of list) {
        if (command === 'take') {
          const id = BigInt(everything.size + 1)
          store.add(done(id))
          everything.set(id, true)
        } else if (everything.has(command)) {
          store.remove(command, 0)
          everything.set(command, false)
        }
      }
      const chain = [...everything].map(([checkpointId, completed]): ChainLink => {
        const { partitionId, checkpointPosition, firstLogPosition } = aPartition()
        const takenMs = 0
        const checkpoint = {
          checkpointId,
          partitionId,
          checkpointPosition,
          firstLogPosition,
          takenMs
        }
        return { checkpoint, completed }
      })
      return isDeepStrictEqual(store.checkpointState(0, [1]), checkpointState([chain]))
    })
    await holds(t, same)
  }
)

t.test('a forgotten checkpoint is told no more, and the id stays taken', async t => {
  const store = new ZeebeStore()
  store.add(done(1n))
  store.forgetCheckpoints()
  t.strictSame(store.checkpointState(0, [1]), { checkpoints: [], backups: [], ranges: [] })
  t.strictSame([store.latest, idsAt(store, 0)], [1n, [1n]])
  store.add(done(2n))
  t.strictSame(
    store.checkpointState(0, [1]).ranges.map(it => [it.start.checkpointId, it.end.checkpointId]),
    [[2n, 2n]]
  )
})
