/** Watches a world from command to command, and tells of every move that the real ones cannot make. */
import { isDeepStrictEqual } from 'node:util'
import { partitionAt } from '../../src/domain/partition-backup.js'
import { snapshotAt } from '../../src/domain/snapshot.js'
import { idPrefix } from '../../src/domain/snapshot-name.js'
import type { World } from '../../src/world/world.js'
import type { Command } from './commands.js'

interface Seen {
  readonly state: string
  readonly facts: unknown
}

/** States from which nothing leads anywhere, but to being gone. */
const ends = ['SUCCESS', 'FAILED', 'PARTIAL', 'INCOMPATIBLE', 'COMPLETED']

/** Complaints about the moves of one world, in one past: whoever replaces the past needs another observer. */
export function observer(world: World) {
  const snapshots = new Map<string, Seen>()
  const pieces = new Map<string, Seen>()
  const verdicts = new Map<string, string>()
  let latest = world.zeebe.memory.store.latest
  let phases = phasesOf(world)
  let nowMs = world.clock.nowMs()

  return (command: Command): string[] => {
    const complaints = [
      ...moves(snapshots, snapshotsOf(world)),
      ...moves(pieces, piecesOf(world)),
      ...verdictMoves(verdicts, world, command),
      ...agreement(world)
    ]
    const { store } = world.zeebe.memory
    if (store.latest < latest) complaints.push('the latest id went back')
    latest = store.latest
    const obeyed = ['exporting', 'incident'].includes(command.do)
    if (!obeyed && !isDeepStrictEqual(phases, phasesOf(world))) {
      complaints.push('exporters changed their phases by themselves')
    }
    phases = phasesOf(world)
    if (world.clock.nowMs() < nowMs) complaints.push('the clock went back')
    nowMs = world.clock.nowMs()
    return complaints
  }
}

function phasesOf(world: World) {
  return [...world.zeebe.phases()]
}

/** Every snapshot that exists, whether or not its repository is registered now. */
function snapshotsOf({ clock, repositories }: World): ReadonlyMap<string, Seen> {
  const nowMs = clock.nowMs()
  const views = repositories.state.storages.flatMap(({ snapshots }) =>
    snapshots.flatMap(plan => snapshotAt(plan, nowMs) ?? [])
  )
  return new Map(
    views.map(({ plan, state, endMs }) => {
      const { indices, startMs, ordinal, name, runId } = plan
      const ended = endMs === undefined ? {} : { endMs, failures: plan.failures }
      return [plan.uuid, { state, facts: { indices, startMs, ordinal, name, runId, ...ended } }]
    })
  )
}

function piecesOf({ clock, zeebe }: World): ReadonlyMap<string, Seen> {
  const nowMs = clock.nowMs()
  return new Map(
    zeebe.stored().flatMap(({ backupId, partitions, goneMs }) =>
      partitions.flatMap(plan => {
        const { state, createdMs } = partitionAt(plan, nowMs)
        if (state === 'DOES_NOT_EXIST' || goneMs <= nowMs) return []
        const { endMs, checkpointPosition } = plan
        const ended = ends.includes(state) ? { endMs } : {}
        const facts = { createdMs, checkpointPosition, ...ended }
        return [[`${backupId}/${plan.partitionId}`, { state, facts }] as const]
      })
    )
  )
}

/** What ended stays as it ended; what is gone stays gone. */
function moves(seen: Map<string, Seen>, now: ReadonlyMap<string, Seen>): string[] {
  const complaints: string[] = []
  for (const [key, { state, facts }] of now) {
    const before = seen.get(key)
    const text = `${key}: ${before?.state} became ${state}`
    if (before?.state === 'gone') complaints.push(text)
    else if (before !== undefined && ends.includes(before.state)) {
      if (before.state !== state) complaints.push(text)
      else if (!isDeepStrictEqual(before.facts, facts)) complaints.push(`${key} changed its past`)
    }
    seen.set(key, { state, facts })
  }
  for (const [key, before] of seen) {
    if (now.has(key) || before.state === 'gone') continue
    seen.set(key, { state: 'gone', facts: undefined })
  }
  return complaints
}

/** What may take snapshots away from a backup, or add some that are not its own. */
const upsetting = [
  'delete',
  'deleteSnapshot',
  'deleteRuntime',
  'register',
  'unregister',
  'condition',
  'heal',
  'plan',
  'unplan',
  'take'
]

function verdictMoves(seen: Map<string, string>, world: World, command: Command): string[] {
  const now = new Map<string, string>([
    ...world.truth.backups().map(it => [`${it.app} ${it.backupId}`, it.state] as const),
    ...world.truth.runtimeBackups().map(it => [`zeebe ${it.backupId}`, it.state] as const)
  ])
  const upset = upsetting.includes(command.do)
  const complaints: string[] = []
  for (const [key, before] of seen) {
    const state = now.get(key)
    const isFinal = before === 'COMPLETED' || before === 'FAILED'
    if (isFinal && !upset && state !== before) complaints.push(`${key}: ${before} became ${state}`)
  }
  seen.clear()
  for (const [key, state] of now) seen.set(key, state)
  return complaints
}

/** Every part of a backup is a snapshot that Elasticsearch shows, and the other way round. */
function agreement(world: World): string[] {
  const { truth, repositories } = world
  const shown = repositories
    .all()
    .flatMap(({ name }) => repositories.views(name).map(view => view.plan.name))
  return truth.backups().flatMap(({ app, backupId, parts }) => {
    const prefix = idPrefix(app, backupId)
    const expected = shown.filter(name => name.startsWith(prefix)).toSorted()
    const found = parts.map(view => view.plan.name).toSorted()
    return isDeepStrictEqual(expected, found) ? [] : [`${prefix}: ${found} and not ${expected}`]
  })
}
