/** Whatever the control API is told, it does or refuses, and the products of that world still answer as themselves. */
import t from 'tap'
import { aTarget } from '../support/fuzz/campaign.js'
import { sequencesInWorlds } from '../support/fuzz/worlds.js'
import { holds } from '../support/property.js'

for (const [release, engine] of [
  ['8.7', 'elasticsearch:8.17'],
  ['all', 'elasticsearch:7.17']
] as const) {
  t.test(`worlds of ${release} survive what the control API does to them`, async t => {
    const target = await aTarget(['--camunda', release, '--search-engine', engine])
    t.teardown(() => target.server.close())
    await holds(t, sequencesInWorlds(target, release, engine), {
      seed: 1,
      numRuns: 25
    })
  })
}
