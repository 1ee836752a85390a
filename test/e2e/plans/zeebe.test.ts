/** What may become of a piece of Zeebe's backup, or of all of it; nobody else notices. */
import t, { type Test } from 'tap'
import { never } from '../../../src/domain/instant.js'
import type { PartitionWish } from '../../../src/domain/wish.js'
import {
  allParts,
  completedRuntime,
  type PieceSeen,
  type RuntimeSeen,
  runtimeBody,
  runtimeList
} from '../../support/matrix/bodies.js'
import { type EveryProduct, everyProduct } from '../../support/matrix/every-product.js'
import { zeebeStarted } from '../../support/matrix/healthy.js'
import { inEveryRelease, plain } from '../../support/matrix/matrix.js'
import { allSee, historyProductsOf, planned } from '../../support/matrix/plans.js'
import { isFrom, type MatrixRelease } from '../../support/matrix/releases.js'

type Wish = Omit<PartitionWish, 'app'>
const pieceMs = 1_000

function underPlan(
  name: string,
  wish: Wish,
  look: (t: Test, products: EveryProduct) => Promise<void>
): void {
  t.test(name, t => {
    inEveryRelease(t, async (t, release) => {
      const products = await everyProduct(t, release)
      products.world.plans.add({ app: 'zeebe', durationMs: pieceMs })
      products.world.plans.add({ app: 'zeebe', durationMs: pieceMs, ...wish })
      const started = await products.ask('zeebe', 'take', planned)
      const { tookMs: _, ...expected } = { ...zeebeStarted(release, planned), tookMs: 0 }
      t.match(started, expected, 'it is accepted')
      for (const product of historyProductsOf(release)) await products.ask(product, 'take', planned)
      products.clock.advance(2 * pieceMs)
      await look(t, products)
      await allSee(t, products, product => ({
        state: 'COMPLETED',
        parts: allParts(product, release)
      }))
    })
    t.end()
  })
}

async function sees(t: Test, { ask, release }: EveryProduct, seen: RuntimeSeen): Promise<void> {
  const one = await ask('zeebe', 'get', planned)
  t.strictSame(answered(one), { status: 200, body: runtimeBody(release, seen) }, 'GET')
  const all = await ask('zeebe', 'list')
  if (all === undefined) return
  t.strictSame(answered(all), { status: 200, body: runtimeList(release, [seen]) }, 'list')
}

function answered(heard: unknown) {
  const { status, body } = heard as { status: number; body: string }
  return { status, body: plain(body) }
}

/** Piece 2 as it is, the others well. */
function withPiece(piece: Omit<PieceSeen, 'partitionId'>): PieceSeen[] {
  return completedRuntime(planned).pieces.map(it =>
    it.partitionId === 2 ? { ...it, ...piece } : it
  )
}

const reason = 'Unable to write snapshot'
const failureReason = `Backup on partition 2 failed due to ${reason}. `

underPlan(
  'a piece FAILED',
  { partitionId: 2, outcome: 'FAILED', failureReason: reason },
  async (t, products) => {
    const pieces = withPiece({ state: 'FAILED', failureReason: reason })
    await sees(t, products, { id: planned, state: 'FAILED', failureReason, pieces })
  }
)

underPlan(
  'a piece FAILED before it was described',
  { partitionId: 2, outcome: 'FAILED', failureReason: reason, described: false },
  async (t, products) => {
    const pieces = withPiece({ state: 'FAILED', failureReason: reason, described: false })
    await sees(t, products, { id: planned, state: 'FAILED', failureReason, pieces })
  }
)

underPlan('a piece never ends', { partitionId: 2, durationMs: never }, async (t, products) => {
  products.clock.advance(3_600_000)
  const pieces = withPiece({ state: 'IN_PROGRESS' })
  await sees(t, products, { id: planned, state: 'IN_PROGRESS', pieces })
})

underPlan('a piece vanishes', { partitionId: 2, vanishes: true }, async (t, products) => {
  const pieces = withPiece({ state: 'DOES_NOT_EXIST' })
  await sees(t, products, { id: planned, state: 'INCOMPLETE', pieces })
})

/** Up to 8.1 an id that nobody knows is no error. */
function unknown(release: MatrixRelease) {
  if (isFrom('8.5', release)) {
    return { status: 404, body: JSON.stringify({ message: 'Backup with id 2 does not exist' }) }
  }
  const state = 'DOES_NOT_EXIST'
  const pieces = [1, 2, 3].map(partitionId => ({ partitionId, state }) as const)
  return { status: 200, body: runtimeBody(release, { id: planned, state, pieces }) }
}

async function nobodySees(t: Test, { ask, release }: EveryProduct): Promise<void> {
  t.strictSame(answered(await ask('zeebe', 'get', planned)), unknown(release), 'GET')
  const all = await ask('zeebe', 'list')
  if (all !== undefined) t.strictSame(answered(all), { status: 200, body: '[]' }, 'list')
}

underPlan('the backup vanishes', { vanishes: true }, async (t, products) => {
  await nobodySees(t, products)
  products.clock.advance(3_600_000)
  await nobodySees(t, products)
  const again = await products.ask('zeebe', 'take', planned)
  const status = isFrom('8.5', products.release) ? 409 : 500
  t.match(again, { status }, 'and its id is taken')
})

underPlan(
  'the backup is found after its registration gap',
  { registrationGapMs: 3 * pieceMs },
  async (t, products) => {
    products.clock.advance(pieceMs - 1)
    await nobodySees(t, products)
    products.clock.advance(1)
    await sees(t, products, completedRuntime(planned))
  }
)
