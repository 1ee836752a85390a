import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import t from 'tap'
import { healthy } from '../../src/domain/conditions.js'
import type { ExportingCommand } from '../../src/domain/exporting.js'
import type { World } from '../../src/world/world.js'
import { standaloneApps } from '../support/app-backups.js'
import { holds } from '../support/property.js'
import { aWorld, refusalOf, repository, startMs } from '../support/world.js'

/** What a client may do to a world. */
type Command =
  | {
      readonly do: 'take' | 'delete'
      readonly app: (typeof standaloneApps)[number]
      readonly id: bigint
    }
  | { readonly do: 'takeRuntime' | 'deleteRuntime'; readonly id: bigint }
  | { readonly do: 'exporting'; readonly command: ExportingCommand }
  | { readonly do: 'wait'; readonly ms: number }

const ids = fc.bigInt({ min: 1n, max: 20n })
const commands: fc.Arbitrary<Command[]> = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constantFrom('take' as const, 'delete' as const),
      app: fc.constantFrom(...standaloneApps),
      id: ids
    }),
    fc.record({ do: fc.constantFrom('takeRuntime' as const, 'deleteRuntime' as const), id: ids }),
    fc.record({
      do: fc.constant('exporting' as const),
      command: fc.constantFrom('pause' as const, 'softPause' as const, 'resume' as const)
    }),
    fc.record({ do: fc.constant('wait' as const), ms: fc.nat(4_000) })
  ),
  { maxLength: 15 }
)

async function carryOut(it: ReturnType<typeof aWorld>, command: Command): Promise<unknown> {
  const { apps, zeebe } = it.world
  switch (command.do) {
    case 'take':
      return refusalOf(apps[command.app].take(command.id))
    case 'delete':
      return refusalOf(apps[command.app].delete(command.id))
    case 'takeRuntime':
      return refusalOf(zeebe.take(command.id))
    case 'deleteRuntime':
      return refusalOf(zeebe.delete(command.id))
    case 'exporting':
      return zeebe.command(command.command)
    case 'wait':
      return it.clock.advance(command.ms)
  }
}

/** Everything that can be seen of a world. */
async function everythingOf({ apps, zeebe, repositories, indices, conditions }: World) {
  return {
    apps: await Promise.all(standaloneApps.map(app => apps[app].list())),
    runtime: await zeebe.list(),
    phases: [...zeebe.phases()],
    repositories: repositories.all(),
    snapshots: repositories.views(repository),
    indices: indices.all(),
    conditions: conditions.current()
  }
}

t.test('the same seed and the same commands give the same world', async t => {
  const same = fc.asyncProperty(fc.string(), commands, async (seed, list) => {
    const [one, other] = [aWorld({ seed }), aWorld({ seed })]
    for (const command of list) {
      const answers = [await carryOut(one, command), await carryOut(other, command)]
      if (!isDeepStrictEqual(answers[0], answers[1])) return false
    }
    return isDeepStrictEqual(await everythingOf(one.world), await everythingOf(other.world))
  })
  await holds(t, same, { numRuns: 60 })
})

t.test('a world that was reset does everything again, only later', async t => {
  const again = fc.asyncProperty(commands, async list => {
    const used = aWorld()
    for (const command of list) await carryOut(used, command)
    const laterMs = used.clock.nowMs()
    used.world.conditions.set({ zeebe: { kind: 'noStore' } })
    used.world.plans.add({ app: 'operate', outcome: 'FAILED' })
    used.world.reset()

    const fresh = aWorld()
    fresh.clock.advance(laterMs - startMs)
    fresh.world.reset()
    for (const command of list) {
      const answers = [await carryOut(used, command), await carryOut(fresh, command)]
      if (!isDeepStrictEqual(answers[0], answers[1])) return false
    }
    return isDeepStrictEqual(await everythingOf(used.world), await everythingOf(fresh.world))
  })
  await holds(t, again, { numRuns: 60 })
})

t.test('another seed gives other ids', async t => {
  const uuidIn = ({ world }: ReturnType<typeof aWorld>) => world.repositories.get(repository)?.uuid
  t.not(uuidIn(aWorld({ seed: 'one' })), uuidIn(aWorld({ seed: 'other' })))
})

t.test('a world has a registered repository, or none', async t => {
  t.match(aWorld().world.repositories.all(), [{ name: repository, type: 's3' }])
  t.strictSame(aWorld({ repository: null }).world.repositories.all(), [])
})

t.test('a world has the indices of a cluster that has been used', async t => {
  const { world } = aWorld()
  const names = world.indices.all().map(index => index.name)
  t.ok(names.includes('zeebe-record_job_8.7.2_2001-02-03'), 'records of the world’s own day')
  for (const app of standaloneApps) t.ok(names.some(name => name.startsWith(`${app}-`)))
  const uuids = new Set(world.indices.all().map(index => index.uuid))
  t.equal(uuids.size, names.length, 'each has an id of its own')
})

t.test('a waiting part holds the indices there are when it begins', async t => {
  const { clock, world } = aWorld()
  world.plans.add({ app: 'operate', durationMs: 1_000 })
  const [first = '', second = ''] = await world.apps.operate.take(1n)
  world.indices.clear()
  clock.advance(1_000)
  const count = (name: string) => world.repositories.view(repository, name)?.plan.indices.length
  t.ok(count(first), 'the first had begun')
  t.equal(count(second), 0)
})

t.test('conditions change one by one', async t => {
  const { conditions } = aWorld().world
  conditions.set({ elasticsearch: { kind: 'failing' } })
  conditions.set({ zeebe: { kind: 'noStore' } })
  t.strictSame(conditions.current(), {
    ...healthy,
    elasticsearch: { kind: 'failing' },
    zeebe: { kind: 'noStore' }
  })
  conditions.reset()
  t.strictSame(conditions.current(), healthy)
})
