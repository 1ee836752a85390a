/** Commands carried out on a world whose clock is manual. */
import { setImmediate } from 'node:timers/promises'
import type { Dialect } from '../../src/domain/deployment.js'
import { type GatePoint, gatePointOf } from '../../src/domain/gate.js'
import { RefusalError } from '../../src/domain/refusal.js'
import type { SearchTraits } from '../../src/domain/search-traits.js'
import { type AppBackupId, backupApps } from '../../src/domain/snapshot-name.js'
import type { AppBackups } from '../../src/world/app-backups.js'
import { createIndex, deleteIndices } from '../../src/world/search-indices.js'
import { deleteRepositories, putRepository } from '../../src/world/search-repositories.js'
import { restoreSnapshot } from '../../src/world/search-restore.js'
import { cloneSnapshot, deleteSnapshots, takeSnapshot } from '../../src/world/search-snapshots.js'
import type { World } from '../../src/world/world.js'
import type { Command } from './commands.js'
import { repository } from './world.js'

/** What came of a command: an answer, or what it was refused with. Any other failure goes on. */
export async function carriedOut(world: World, command: Command): Promise<unknown> {
  try {
    return await settled(world, (async () => outcomeOf(world, command))())
  } catch (error) {
    if (error instanceof RefusalError) return { refusal: error.refusal }
    throw error
  }
}

/** Moves the clock on until the work has ended: somebody may wait at a door. */
async function settled<T>(world: World, work: Promise<T>): Promise<T> {
  const pending = Symbol('pending')
  for (;;) {
    const first = await Promise.race([work, setImmediate(pending)])
    if (first !== pending) return first
    world.clock.advance(1_000)
  }
}

/** Every application in every dialect that is served. */
export function servedApps(world: World): readonly AppBackups[] {
  return backupApps.flatMap(app => world.dialects[app])
}

/** The first release has texts for ids, and so a world of it may have both. */
export function idFor(app: AppBackups, id: number): AppBackupId {
  return app.setting.version.startsWith('8.1.') && id > 2 ? `${id}` : BigInt(id)
}

export function nthOf<T>(items: readonly T[], nth: number): T | undefined {
  return items[nth % Math.max(items.length, 1)]
}

function traitsOf(world: World): SearchTraits {
  return world.setting.deployment.search.traits
}

function dialectOf(world: World, nth: number): Dialect['profile']['zeebe'] {
  const { deployment } = world.setting
  return (nthOf(deployment.zeebe, nth) ?? deployment.main).profile.zeebe
}

/** Names that expressions stand for, as clients mostly ask. */
const named = { ignoreUnavailable: true, allowNoIndices: true, expand: new Set(['open'] as const) }

function outcomeOf(world: World, command: Command): unknown {
  switch (command.do) {
    case 'take':
    case 'delete':
      return ofApp(world, command)
    case 'takeRuntime':
    case 'deleteRuntime':
    case 'forgetRuntime':
      return ofZeebe(world, command)
    case 'exporting':
      return world.zeebe.command(command.command)
    case 'disableExporter':
    case 'enableExporter':
      return ofExporter(world, command)
    case 'meanwhile':
      return meanwhile(world, command)
    case 'look':
      return everythingOf(world)
    case 'advance':
      return world.clock.advance(command.ms)
    case 'advanceToNext':
      return advanceToNext(world)
    default:
      return ofOperator(world, command)
  }
}

type Of<Name extends Command['do']> = Extract<Command, { readonly do: Name }>

function ofApp(world: World, command: Of<'take' | 'delete'>) {
  const app = nthOf(servedApps(world), command.app)
  if (app === undefined) return undefined
  return app[command.do](idFor(app, command.id))
}

function ofZeebe(world: World, command: Of<'takeRuntime' | 'deleteRuntime' | 'forgetRuntime'>) {
  const { zeebe } = world
  if (command.do === 'forgetRuntime') return zeebe.deleteState()
  const traits = dialectOf(world, command.dialect)
  const id = BigInt(command.id)
  if (command.do === 'deleteRuntime') return zeebe.delete(id, traits)
  const chooses = traits.idlessStart && traits.idMode === 'continuous'
  return zeebe.take(chooses ? undefined : id, traits)
}

function ofExporter({ cluster }: World, command: Of<'disableExporter' | 'enableExporter'>) {
  const operation = command.do === 'disableExporter' ? 'disable' : 'enable'
  const [exporter] = cluster.current().exporters
  return cluster.change({ operation, exporterId: exporter?.id ?? '' }, { deleteNeedsOrphan: true })
}

async function meanwhile(world: World, { first, second }: Of<'meanwhile'>) {
  world.conditions.set({ elasticsearch: { kind: 'slow', delayMs: 500 } })
  const waiting = carriedOut(world, first)
  const answer = await carriedOut(world, second)
  return [await waiting, answer]
}

function advanceToNext({ clock, events }: World) {
  const fromMs = clock.nowMs()
  const nextMs = events.nextMs()
  if (nextMs === undefined) return undefined
  clock.advance(nextMs - fromMs)
  return events.between(fromMs, nextMs)
}

function ofOperator(world: World, command: Command): unknown {
  switch (command.do) {
    case 'plan':
      return world.plans.add(command.wish)
    case 'unplan':
      return world.plans.remove(nthOf(world.plans.list(), command.nth)?.id ?? '')
    case 'hold':
      return world.gates.hold(gateOf(command))
    case 'release': {
      const gate = nthOf(world.gates.list(), command.nth)
      return gate !== undefined && world.gates.release(gate)
    }
    case 'incident':
      return world.incidents.happen(command.incident)
    case 'condition':
      return world.conditions.set(command.change)
    case 'heal':
      return world.conditions.heal()
    default:
      return ofExchange(world, command)
  }
}

function ofExchange(world: World, command: Command): unknown {
  const { clock, faults } = world
  switch (command.do) {
    case 'fault':
      return faults.add(command.wish)
    case 'removeFault':
      return faults.remove(nthOf(faults.list(), command.nth)?.rule.id ?? '')
    case 'request':
      return faults.strike({
        product: command.product,
        operation: 'operation',
        backupId: undefined,
        method: 'GET',
        path: '/',
        nowMs: clock.nowMs()
      })
    default:
      return ofSearchClient(world, command)
  }
}

function gateOf({ point, id }: Of<'hold'>) {
  const about = id === undefined ? {} : { backupId: BigInt(id) }
  return { point: gatePointOf(point) as GatePoint, ...about }
}

/** A client of Elasticsearch gets no further than its door while that does not answer. */
function ofSearchClient(world: World, command: Command): unknown {
  const { kind } = world.conditions.current().elasticsearch
  if (['unreachable', 'failing', 'unauthorized'].includes(kind)) return kind
  switch (command.do) {
    case 'register':
      return putRepository(world, ...registrationOf(command.other))
    case 'unregister':
      return deleteRepositories(world, command.other ? 'other' : repository)
    case 'createIndex':
      return createIndex(world, `mine-${command.name}`, { mappings: { deep: [1n, null] } })
    case 'deleteIndex':
      return deleteIndices(world, traitsOf(world), {
        ...named,
        expressions: [`mine-${command.name}`]
      })
    case 'snapshot':
      return takeSnapshot(
        world,
        traitsOf(world),
        { repository: command.name > 3 ? 'other' : repository, text: `own-${command.name}` },
        {
          ...named,
          indices: [command.indices],
          includeGlobalState: true,
          partial: command.name > 2,
          metadata: { by: 'a client', no: 18_446_744_073_709_551_615n }
        }
      )
    case 'deleteSnapshot':
    case 'cloneSnapshot':
    case 'restore':
      return ofSnapshot(world, command)
    default:
      throw new Error(`nobody carries ${command.do} out`)
  }
}

function registrationOf(other: boolean) {
  const [name, bucket] = other ? ['other', 'elsewhere'] : [repository, repository]
  return [name, { type: 's3', settings: { bucket, base_path: 'backups' } }] as [
    string,
    { type: string; settings: Record<string, string> }
  ]
}

function ofSnapshot(
  world: World,
  { do: verb, nth }: Of<'deleteSnapshot' | 'cloneSnapshot' | 'restore'>
) {
  const found = nthOf(world.truth.snapshots(), nth)
  if (found === undefined) return undefined
  const { name } = found.view.plan
  const { repository: where } = found
  if (verb === 'deleteSnapshot') return deleteSnapshots(world, where, [name])
  if (verb === 'cloneSnapshot') {
    return cloneSnapshot(world, { repository: where, source: name, target: `copy-${nth}` }, ['*'])
  }
  return restoreSnapshot(
    world,
    { repository: where, snapshot: name },
    {
      indices: [],
      ignoreUnavailable: true,
      partial: true,
      includeGlobalState: nth % 2 === 0 && found.view.plan.includeGlobalState,
      featureStates: [],
      includeAliases: false,
      rename: { pattern: '(.+)', replacement: `back-${nth}-$1` },
      settings: {},
      ignoredSettings: []
    }
  )
}

/** Everything that can be seen of a world; refusals too. */
export async function everythingOf(world: World) {
  const { zeebe, repositories, indices, conditions, truth, events, clock, setting } = world
  const asked = async (question: () => Promise<unknown>) => {
    try {
      return await question()
    } catch (error) {
      if (error instanceof RefusalError) return { refusal: error.refusal }
      throw error
    }
  }
  const apps = servedApps(world)
  return {
    lists: await Promise.all(apps.map(app => asked(() => app.list()))),
    backups: await Promise.all(
      apps.flatMap(app => [1, 2, 3, 4].map(id => asked(() => app.get(idFor(app, id)))))
    ),
    runtime: await Promise.all(
      setting.deployment.zeebe.map(({ profile }) => asked(() => zeebe.list(profile.zeebe)))
    ),
    checkpoints: await asked(() => zeebe.state()),
    phases: [...zeebe.phases()],
    positions: [1, 2, 3].map(id => zeebe.positions.logOf(id)),
    cluster: world.cluster.current(),
    repositories: repositories.all(),
    indices: indices.all(),
    conditions: conditions.current(),
    truth: [truth.snapshots(), truth.backups(), truth.runtimeBackups()],
    plans: world.plans.list(),
    faults: world.faults.list(),
    gates: world.gates.list(),
    nextMs: events.nextMs(),
    arrivals: events.arrivals(),
    happened: events.between(0, clock.nowMs()),
    nowMs: clock.nowMs()
  }
}
