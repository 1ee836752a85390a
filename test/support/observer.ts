/** Watches a world from command to command, and tells of every move that the real ones cannot make. */
import { isDeepStrictEqual } from 'node:util'
import { healthy } from '../../src/domain/conditions.js'
import { historyVerdict } from '../../src/domain/history-state.js'
import { optimizeVerdict } from '../../src/domain/optimize-state.js'
import { writtenPartCount } from '../../src/domain/part-metadata.js'
import { partitionAt } from '../../src/domain/partition-backup.js'
import { RefusalError } from '../../src/domain/refusal.js'
import { byStart, type SnapshotView, snapshotAt } from '../../src/domain/snapshot.js'
import { type AppBackupId, idPrefix } from '../../src/domain/snapshot-name.js'
import type { AppBackups } from '../../src/world/app-backups.js'
import { partPatterns } from '../../src/world/part-patterns.js'
import type { World } from '../../src/world/world.js'
import { idFor, servedApps } from './carried-out.js'
import type { Command } from './commands.js'
import { repository } from './world.js'

interface Seen {
  readonly startMs: number
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

  return async (command: Command): Promise<string[]> => {
    const complaints = [
      ...moves(snapshots, snapshotsOf(world), nowMs),
      ...moves(pieces, piecesOf(world), nowMs),
      ...verdictMoves(verdicts, world, command),
      ...agreement(world),
      ...(await tellsTheTruth(world))
    ]
    const { store } = world.zeebe.memory
    if (store.latest < latest) complaints.push('the latest id went back')
    latest = store.latest
    if (!isOrder(command) && !isDeepStrictEqual(phases, phasesOf(world))) {
      complaints.push('exporters changed their phases by themselves')
    }
    phases = phasesOf(world)
    if (world.clock.nowMs() < nowMs) complaints.push('the clock went back')
    nowMs = world.clock.nowMs()
    return complaints
  }
}

/** Whether exporters were told what to do. */
function isOrder(command: Command): boolean {
  return command.do === 'meanwhile' ? isOrder(command.second) : command.do === 'exporting'
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
      return [plan.uuid, { startMs, state, facts: { indices, ordinal, name, runId, ...ended } }]
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
        const facts = { checkpointPosition, ...ended }
        return [[`${backupId}/${plan.partitionId}`, { startMs: createdMs, state, facts }] as const]
      })
    )
  )
}

/** What is begun once stays begun, what ended stays as it ended, what is gone stays gone. */
function moves(
  seen: Map<string, Seen>,
  now: ReadonlyMap<string, Seen>,
  lookedMs: number
): string[] {
  const complaints: string[] = []
  for (const [key, it] of now) {
    const { state, facts, startMs } = it
    const before = seen.get(key)
    const text = `${key}: ${before?.state} became ${state}`
    if (before === undefined && startMs < lookedMs) complaints.push(`${key} began in the past`)
    if (before !== undefined && startMs !== before.startMs) complaints.push(`${key} began twice`)
    if (before?.state === 'gone') complaints.push(text)
    else if (before !== undefined && ends.includes(before.state)) {
      if (before.state !== state) complaints.push(text)
      else if (!isDeepStrictEqual(before.facts, facts)) complaints.push(`${key} changed its past`)
    }
    seen.set(key, it)
  }
  for (const [key, before] of seen) {
    if (now.has(key) || before.state === 'gone') continue
    seen.set(key, { ...before, state: 'gone', facts: undefined })
  }
  return complaints
}

/** What may take snapshots away from a backup, or bring some back. */
const upsetting = new Set<Command['do']>([
  ...(['delete', 'deleteSnapshot', 'deleteRuntime', 'register', 'unregister'] as const),
  ...(['condition', 'heal'] as const)
])

function upsets(command: Command): boolean {
  if (command.do === 'meanwhile') return upsets(command.first) || upsets(command.second)
  return upsetting.has(command.do)
}

/** Whether nobody else has put snapshots under the backup's name: those may end it before its time. */
function isOneRun(parts: readonly SnapshotView[]): boolean {
  const [runId, ...others] = new Set(parts.map(it => it.plan.runId))
  return runId !== undefined && others.length === 0
}

function verdictMoves(seen: Map<string, string>, world: World, command: Command): string[] {
  const now = new Map<string, string>([
    ...world.truth
      .backups()
      .filter(({ parts }) => isOneRun(parts))
      .map(it => [`${it.app} ${it.backupId}`, it.state] as const),
    ...world.truth.runtimeBackups().map(it => [`zeebe ${it.backupId}`, it.state] as const)
  ])
  const upset = upsets(command)
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

/** While nothing is in the way, each application tells what follows from the snapshots that are its backup's. */
async function tellsTheTruth(world: World): Promise<string[]> {
  if (!isDeepStrictEqual(world.conditions.current(), healthy)) return []
  if (world.repositories.get(repository) === undefined) return []
  const complaints = servedApps(world).flatMap(app =>
    [1, 2, 3, 4].map(async id => {
      const backupId = idFor(app, id)
      const told = await toldOf(app, backupId)
      const expected = expectedOf(world, app, backupId)
      const text = `${app.setting.app} ${app.setting.version} ${id}: ${told} and not ${expected}`
      return told === expected ? [] : [text]
    })
  )
  return (await Promise.all(complaints)).flat()
}

async function toldOf(app: AppBackups, backupId: AppBackupId): Promise<string> {
  try {
    const { state, failureReason, parts } = await app.get(backupId)
    return [state, failureReason, ...parts.map(it => it.plan.name)].join(' ')
  } catch (error) {
    if (error instanceof RefusalError) return 'refused'
    throw error
  }
}

function expectedOf(world: World, app: AppBackups, backupId: AppBackupId): string {
  const { traits } = app.setting
  const patterns = partPatterns(app.setting, backupId)
  const parts = patterns
    .flatMap(pattern => world.repositories.matching(repository, pattern))
    .toSorted(byStart)
  const [first] = parts
  if (first === undefined || app.runs.hides(backupId)) return 'refused'
  if (traits.refusesTooMany && parts.length > traits.parts) return 'refused'
  const facts = {
    partsExpected: writtenPartCount(first.plan) ?? traits.parts,
    queued: app.runs.queues(backupId),
    nowMs: world.clock.nowMs()
  }
  const { state, failureReason } =
    traits.verdict === 'optimize'
      ? optimizeVerdict(parts, traits.parts)
      : historyVerdict(parts, facts, traits)
  return [state, failureReason, ...parts.map(it => it.plan.name)].join(' ')
}
