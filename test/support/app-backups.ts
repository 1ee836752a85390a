import type { BackupApp } from '../../src/domain/snapshot-name.js'
import type { PartWish } from '../../src/domain/wish.js'
import type { BackupView } from '../../src/world/app-backups.js'
import type { WorldSetting } from '../../src/world/world.js'
import { aPlan, aWorld, repository } from './world.js'

/** One application whose parts take a second each, in a world on a manual clock. */
export function anApp(
  app: BackupApp,
  {
    over = {},
    wishes = []
  }: { over?: Partial<WorldSetting>; wishes?: Omit<PartWish, 'app'>[] } = {}
) {
  const { clock, world } = aWorld(over)
  world.plans.add({ app, durationMs: partMs })
  for (const wish of wishes) world.plans.add({ app, durationMs: partMs, ...wish })
  const backups = world.apps[app]
  const stateOf = async (backupId: bigint) => (await backups.get(backupId)).state
  const seen = () => world.repositories.views(repository).map(view => view.plan.name)
  /** A snapshot that somebody else took: it has ended and says nothing of itself. */
  const stranger = (name: string) => {
    const nowMs = clock.nowMs()
    world.repositories.add(repository, aPlan({ name, startMs: nowMs, endMs: nowMs }))
  }
  return { backups, clock, world, stateOf, seen, stranger }
}

/** The applications of a deployment up to 8.7. */
export const standaloneApps = ['operate', 'tasklist', 'optimize'] as const

/** What one part of {@link anApp} takes. */
export const partMs = 1_000

/** The name of a part of 8.7.2. */
export function partOf(app: BackupApp, backupId: bigint, partNo: number): string {
  const partCount = app === 'optimize' ? 2 : 6
  return `camunda_${app}_${backupId}_8.7.2_part_${partNo}_of_${partCount}`
}

/** The numbers of a backup's parts in the order in which they are shown. */
export function partNumbers({ parts }: BackupView): number[] {
  return parts.map(({ plan }) => Number(/_part_(\d+)_of_/.exec(plan.name)?.[1]))
}
