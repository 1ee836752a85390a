/** An answer that a door remembers is, byte for byte, the one that would be made anew. */
import t from 'tap'
import { aTarget, productDoors } from '../support/fuzz/campaign.js'
import { looksAt } from '../support/fuzz/looks.js'
import { holds } from '../support/property.js'

for (const [release, engine] of [
  ['8.2', 'elasticsearch:7.17'],
  ['8.9', 'opensearch:3.3']
] as const) {
  t.test(`${release} beside ${engine} says again what it would say anew`, async t => {
    const flags = ['--camunda', release, '--search-engine', engine, '--clock', 'manual']
    const target = await aTarget(flags)
    t.teardown(() => target.server.close())
    const looks = looksAt(target, productDoors(target, release, engine))
    await holds(t, looks, { seed: 1, numRuns: 20 })
  })
}
