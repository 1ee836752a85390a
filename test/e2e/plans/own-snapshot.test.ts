/** A snapshot that a client takes of its own, as of Zeebe's records: Elasticsearch alone has it. */
import t, { type Test } from 'tap'
import { never } from '../../../src/domain/instant.js'
import type { SnapshotWish } from '../../../src/domain/wish.js'
import { allParts } from '../../support/matrix/bodies.js'
import { type EveryProduct, everyProduct } from '../../support/matrix/every-product.js'
import { inEveryRelease } from '../../support/matrix/matrix.js'
import { allSee, historyProductsOf, planned } from '../../support/matrix/plans.js'

const name = 'camunda_zeebe_records_backup_2'
const tookMs = 1_000

interface Seen {
  /** The word of the snapshot, of its status, and how its shards are. */
  readonly state: string
  readonly status: string
  readonly reason?: string
  readonly failures: number
  /** Whether a client that waits for it has its answer by now. */
  readonly isOver: boolean
}

function underPlan(title: string, wish: Omit<SnapshotWish, 'app'>, seen: Seen): void {
  t.test(title, t => {
    inEveryRelease(t, async (t, release) => {
      const products = await everyProduct(t, release)
      const plan = {
        app: 'elasticsearch',
        snapshot: 'camunda_zeebe_*',
        durationMs: tookMs
      } as const
      products.world.plans.add({ ...plan, ...wish })
      for (const product of historyProductsOf(release)) await products.ask(product, 'take', planned)
      const started = await products.search('PUT', `/_snapshot/backups/${name}`)
      t.strictSame(started.body, { accepted: true }, 'it is accepted')
      t.match(await running(products), [name], 'it runs')
      products.clock.advance(tookMs)
      await look(t, products, seen)
      await allSee(t, products, product => ({
        state: 'COMPLETED',
        parts: allParts(product, release)
      }))
    })
    t.end()
  })
}

async function running({ search }: EveryProduct): Promise<string[]> {
  const { body } = await search('GET', '/_snapshot/_status')
  return body.snapshots.map((it: { snapshot: string }) => it.snapshot)
}

async function look(t: Test, products: EveryProduct, seen: Seen): Promise<void> {
  const { search } = products
  const { state, status, reason, failures, isOver } = seen
  const [one] = (await search('GET', `/_snapshot/backups/${name}`)).body.snapshots
  t.equal(one.state, state)
  t.equal(one.reason, reason)
  t.equal(one.failures.length, failures)
  t.equal(one.end_time_in_millis > 0, isOver)
  const [named] = (await search('GET', `/_snapshot/backups/${name}/_status`)).body.snapshots
  t.equal(named.state, status)
  t.strictSame(await running(products), isOver ? [] : [name])
  const { text } = await search('GET', '/_cat/snapshots/backups?h=id,status')
  t.match(text, new RegExp(`^${name} +${state}$`, 'm'))
}

underPlan(
  'FAILED',
  { outcome: 'FAILED', reason: 'it broke' },
  { state: 'FAILED', status: 'FAILED', reason: 'it broke', failures: 0, isOver: true }
)
underPlan(
  'PARTIAL',
  { outcome: 'PARTIAL' },
  { state: 'PARTIAL', status: 'SUCCESS', failures: 1, isOver: true }
)
underPlan(
  'one that never ends',
  { durationMs: never },
  { state: 'IN_PROGRESS', status: 'STARTED', failures: 0, isOver: false }
)
