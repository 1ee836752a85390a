import type { Test } from 'tap'
import type { ConditionSet } from '../../../src/domain/conditions.js'
import { runRules } from '../world.js'
import { type EveryProduct, everyProduct } from './every-product.js'
import { inEveryRelease, looksAtAll, type Table } from './matrix.js'
import type { Product } from './releases.js'

/** What there is before anything goes wrong: backup 1 of everybody, and a snapshot of the client's own. */
export async function withBackupOne(products: EveryProduct): Promise<void> {
  const takers: Product[] = ['operate', 'tasklist', 'webapps', 'optimize', 'zeebe']
  for (const product of takers) await products.ask(product, 'take', 1)
  const order = { name: 'own-1', partNo: 1, indexExpressions: ['*'] }
  const { runs } = products.world
  runs.begin({
    app: 'elasticsearch',
    repository: 'backups',
    parts: [{ ...order, includeGlobalState: true, partial: false }],
    rules: runRules({ inTurn: false })
  })
}

/**
 * Looks at all products while a condition holds, in every release, and once more when it is over: nothing that was
 * refused may have left anything behind.
 *
 * @param afterwards - what is different then all the same.
 */
export function underCondition(
  t: Test,
  condition: Partial<ConditionSet>,
  table: Table,
  afterwards?: (t: Test, products: EveryProduct) => Promise<void>
): void {
  const [[subject, { kind }] = ['', { kind: '' }]] = Object.entries(condition)
  t.test(`${subject} ${kind}`, t => {
    inEveryRelease(t, async (t, release) => {
      const products = await everyProduct(t, release)
      await withBackupOne(products)
      products.world.conditions.set(condition)
      await looksAtAll(t, products, table)
      products.world.conditions.heal()
      await afterwards?.(t, products)
    })
    t.end()
  })
}
