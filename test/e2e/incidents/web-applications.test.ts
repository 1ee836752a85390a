/** What happens in the middle of a run, to the applications and to their store. */
import t, { type Test } from 'tap'
import type { ConditionSet } from '../../../src/domain/conditions.js'
import type { Incident } from '../../../src/world/incidents.js'
import { allParts, type PartSeen, partNames } from '../../support/matrix/bodies.js'
import type { EveryProduct } from '../../support/matrix/every-product.js'
import {
  allSee,
  type HistoryProduct,
  historyProductsOf,
  partMs,
  planned,
  searchSees,
  underPlan
} from '../../support/matrix/plans.js'
import { isFrom, type MatrixRelease } from '../../support/matrix/releases.js'

/** Long enough for every rule about missing parts. */
const longMs = 400_000

/** Optimize takes both parts at once, up to 8.7; everybody else is at the second of them. */
const isTogether = (product: HistoryProduct, release: MatrixRelease) =>
  product === 'optimize' && !isFrom('8.8', release)

/** The parts that had begun, all of them well. */
function begun(product: HistoryProduct, release: MatrixRelease): PartSeen[] {
  return allParts(product, release).slice(0, 2)
}

function inTheMiddle(
  name: string,
  incident: Incident | Partial<ConditionSet>,
  look: (t: Test, products: EveryProduct, release: MatrixRelease) => Promise<void>
): void {
  underPlan(t, name, {}, async (t, products, release) => {
    const { clock, world } = products
    clock.advance(1.5 * partMs)
    if ('kind' in incident) world.incidents.happen(incident as Incident)
    else {
      world.conditions.set(incident)
      clock.advance(3 * partMs)
      world.conditions.heal()
    }
    await look(t, products, release)
  })
}

for (const restarted of ['operate', 'tasklist', 'webapps', 'optimize'] as const) {
  inTheMiddle(
    `${restarted} is restarted: its queue is gone, and the others do not notice`,
    { kind: 'restart', app: restarted },
    async (t, products, release) => {
      products.clock.advance(longMs)
      await allSee(t, products, product => {
        const whole = { state: 'COMPLETED', parts: allParts(product, release) }
        if (product !== restarted || product === 'optimize') return whole
        return { state: 'INCOMPLETE', parts: begun(product, release) }
      })
      for (const product of historyProductsOf(release)) {
        const status = product === 'optimize' ? 409 : 400
        t.match(await products.ask(product, 'take', planned), { status }, 'the id stays taken')
      }
    }
  )
}

/** What ends a run: the call that takes a part breaks off, or the next one is refused. */
const interruptions: readonly Partial<ConditionSet>[] = [
  { elasticsearch: { kind: 'unreachable' } },
  { elasticsearch: { kind: 'failing' } },
  { elasticsearch: { kind: 'unauthorized' } },
  { repository: { kind: 'readOnly' } },
  { repository: { kind: 'unverifiable' } },
  { repository: { kind: 'missing' } }
]
for (const condition of interruptions) {
  inTheMiddle(
    `${JSON.stringify(condition)} for three seconds: no further part is taken`,
    condition,
    async (t, products, release) => {
      products.clock.advance(longMs)
      await allSee(t, products, product => {
        const parts = begun(product, release)
        const isWhole = product === 'optimize'
        return { state: isWhole ? 'COMPLETED' : 'INCOMPLETE', parts }
      })
    }
  )
}

inTheMiddle(
  'a node of Elasticsearch is lost: what it was taking is partial',
  { kind: 'nodeLost' },
  async (t, products, release) => {
    products.clock.advance(longMs)
    for (const product of historyProductsOf(release)) {
      const heard = await products.ask(product, 'get', planned)
      const { state } = JSON.parse((heard as { body: string }).body)
      // Both parts of Optimize had ended where it takes them at once.
      t.equal(state, isTogether(product, release) ? 'COMPLETED' : 'FAILED', product)
      if (isTogether(product, release)) continue
      await searchSees(t, products, product, 2, { state: 'PARTIAL', status: 'SUCCESS' })
      const name = partNames(product, release, planned)[1]
      const { body } = await products.search('GET', `/_snapshot/backups/${name}`)
      for (const failure of body.snapshots[0].failures) {
        t.equal(failure.reason, 'node left the cluster during snapshot', product)
      }
      const { indices, failures } = body.snapshots[0]
      t.equal(failures.length, indices.length, 'a shard of each index')
    }
    t.match(await products.ask('elasticsearch', 'health'), { body: '{"status":"green"}' })
  }
)
