import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import t from 'tap'
import type { Pace } from '../../src/domain/pace.js'
import type { World } from '../../src/world/world.js'
import { carriedOut } from '../support/carried-out.js'
import { type Command, command } from '../support/commands.js'
import { observer } from '../support/observer.js'
import { holds } from '../support/property.js'
import { aDeployment, aWorld } from '../support/world.js'

const releases = ['8.1', '8.5', '8.7', '8.8', '8.9', 'all']
const deployments = new Map(releases.map(it => [it, aDeployment(it)]))

const setting = fc.record({
  release: fc.constantFrom(...releases),
  pace: fc.constantFrom('realistic' as const, 'instant' as const, 'slow' as const),
  seed: fc.constantFrom('one', 'two')
})
interface Drawn {
  readonly release: string
  readonly pace: Pace
  readonly seed: string
}

/** Only the release's name is drawn, so that a failure can be read. */
const worldOf = ({ release, ...over }: Drawn) =>
  aWorld({ ...over, deployment: deployments.get(release) ?? aDeployment() })

const commands = fc.array(command, { maxLength: 40, size: 'max' })

const bytesOf = (world: World) => JSON.stringify(world.exportState())

const look: Command = { do: 'look' }

/** Does the same to two worlds, and throws where one answers otherwise. */
async function alike(one: World, other: World, list: readonly Command[]): Promise<void> {
  for (const it of [...list, look]) {
    const answers = [await carriedOut(one, it), await carriedOut(other, it)]
    if (!isDeepStrictEqual(answers[0], answers[1])) throw new Error(`answers to ${it.do} differ`)
  }
  if (bytesOf(one) !== bytesOf(other)) throw new Error('the states differ')
}

t.test('whatever happens, states move only as the real ones can', async t => {
  const property = fc.asyncProperty(setting, commands, async (over, list) => {
    const { world } = worldOf(over)
    const complaintsAfter = observer(world)
    for (const it of list) {
      await carriedOut(world, it)
      const complaints = await complaintsAfter(it)
      if (complaints.length > 0) throw new Error(complaints.join('; '))
    }
  })
  await holds(t, property, { numRuns: 200 })
})

t.test('the same seed and the same commands give the same bytes', async t => {
  const property = fc.asyncProperty(setting, commands, async (over, list) => {
    await alike(worldOf(over).world, worldOf(over).world, list)
  })
  await holds(t, property, { numRuns: 40 })
})

t.test('a world that was reset is at its first moment again, but for the time', async t => {
  const property = fc.asyncProperty(setting, commands, async (over, list) => {
    const { world: used } = worldOf(over)
    for (const it of list) await carriedOut(used, it)
    used.reset()
    const { world: fresh } = worldOf(over)
    fresh.clock.advance(used.clock.nowMs() - fresh.clock.nowMs())
    fresh.reset()
    if (bytesOf(used) !== bytesOf(fresh)) throw new Error('something is left of what was')
  })
  await holds(t, property, { numRuns: 40 })
})

t.test('a world goes on elsewhere as it would have here', async t => {
  const property = fc.asyncProperty(setting, commands, commands, async (over, before, after) => {
    const { world: here } = worldOf(over)
    for (const it of before) await carriedOut(here, it)
    const text = bytesOf(here)
    const { world: elsewhere } = worldOf({ ...over, seed: 'another' })
    await carriedOut(elsewhere, { do: 'take', app: 0, id: 1 })
    elsewhere.clock.advance(10_000_000)
    const problems = elsewhere.importState(JSON.parse(text))
    if (problems.length > 0) throw new Error(JSON.stringify(problems))
    if (bytesOf(elsewhere) !== text) throw new Error('what was imported is exported otherwise')
    await alike(here, elsewhere, after)
  })
  await holds(t, property, { numRuns: 80 })
})
