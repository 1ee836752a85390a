/** Whatever is asked of a product, it answers as itself: in time, in words it has, and without a mistake of its own. */
import t from 'tap'
import { aTarget, productDoors, sequencesTo } from '../support/fuzz/campaign.js'
import { engines, releases } from '../support/fuzz/matrix.js'
import { tellStory } from '../support/fuzz/story.js'
import { holds } from '../support/property.js'

for (const [at, release] of releases.entries()) {
  const engine = engines[at % engines.length] ?? engines[0]
  t.test(`${release} beside ${engine} survives what is sent to it`, async t => {
    const target = await aTarget(['--camunda', release, '--search-engine', engine])
    t.teardown(() => target.server.close())
    const doors = productDoors(target, release, engine)
    await holds(t, sequencesTo(target, doors), { seed: 1, numRuns: 30 })
    await tellStory(t, target, doors)
  })
}
