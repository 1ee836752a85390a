import { isRecovering } from '../domain/index-facts.js'
import type { World } from './world.js'

/** What the cluster is doing for somebody, until it is done. */
export interface SearchTask {
  /** A number that stays the same as long as the task runs. */
  readonly id: number
  readonly action: 'cluster:admin/snapshot/create' | 'cluster:admin/snapshot/restore'
  readonly description: string
  readonly startMs: number
}

/** The snapshots and restores that run now, the earliest first. */
export function runningTasks(world: World): readonly SearchTask[] {
  const tasks = [...runningSnapshots(world), ...runningRestores(world)]
  return tasks.toSorted((a, b) => a.startMs - b.startMs || a.id - b.id)
}

function runningSnapshots({ repositories }: World): SearchTask[] {
  return repositories.all().flatMap(({ name: repository }) =>
    repositories.running(repository).map(({ plan }) => ({
      id: taskNumber(`create ${plan.uuid}`),
      action: 'cluster:admin/snapshot/create',
      description: `snapshot [${repository}:${plan.name}]`,
      startMs: plan.startMs
    }))
  )
}

/** A restore is what its indices have in common. */
function runningRestores({ clock, indices }: World): SearchTask[] {
  const tasks = new Map<number, SearchTask>()
  for (const index of indices.all()) {
    const { recovery } = index
    if (recovery === undefined || !isRecovering(index, clock.nowMs())) continue
    const { repository, snapshot, snapshotUuid, startMs } = recovery
    const id = taskNumber(`restore ${snapshotUuid} ${startMs}`)
    const description = `snapshot [${repository}:${snapshot}]`
    tasks.set(id, { id, action: 'cluster:admin/snapshot/restore', description, startMs })
  }
  return [...tasks.values()]
}

/** From 1 to 2^31 - 1; a function of the text, so that nobody has to remember it. */
function taskNumber(text: string): number {
  let hash = 2_166_136_261
  for (const letter of text) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0
  }
  return (hash % (2 ** 31 - 1)) + 1
}
