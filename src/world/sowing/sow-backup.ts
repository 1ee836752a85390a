import { appTraits } from '../../domain/app-traits.js'
import { type Dialect, deploymentOf } from '../../domain/deployment.js'
import { pastParts } from '../../domain/past-backup.js'
import type { PastBackup } from '../../domain/seed-data.js'
import { type AppBackupId, type BackupApp, surplusName } from '../../domain/snapshot-name.js'
import type { AppBackups, AppSetting } from '../app-backups.js'
import { ordersOf } from '../part-orders.js'
import type { PartOrder } from '../snapshot-store.js'
import type { World } from '../world.js'
import { failuresOf } from './sow-snapshot.js'

/**
 * Writes the snapshots of a backup down that was taken before now: with the names, the metadata and the number of
 * parts that the release gives them. An application that the world does not have has taken none, unless a
 * release is named that had it.
 */
export function sowBackup(world: World, backup: PastBackup): void {
  const { repository } = world.setting
  const writer = writerOf(world, backup)
  if (repository === null || writer === undefined) return
  const { parts } = ordersOf(writer.setting)(writer.backupId, world.pace)
  for (const part of pastParts(backup, parts.length, world.clock.nowMs())) {
    const order = parts[part.partNo - 1] ?? surplus(parts, part.partNo)
    if (order !== undefined) sowPart(world, repository, { ...backup, ...part, order })
  }
  if (backup.goneAfterMs === undefined) return
  const goneMs = world.clock.nowMs() + backup.goneAfterMs
  const names = parts.map(it => it.name).filter(it => world.repositories.view(repository, it))
  world.repositories.remove(repository, names, goneMs)
}

type SownPart = Pick<PastBackup, 'failures' | 'reason'> &
  ReturnType<typeof pastParts>[number] & { readonly order: PartOrder }

function sowPart(world: World, repository: string, part: SownPart): void {
  const { order, startMs, endMs, outcome, reason, failures } = part
  const { name, indexExpressions, includeGlobalState, metadata, partial } = order
  const { indices, nodeId, repositories } = world
  if (repositories.isTaken(repository, name)) repositories.remove(repository, [name])
  const held = indices.resolve(indexExpressions).indices
  const failed = outcome === 'FAILED' || outcome === 'PARTIAL'
  repositories.add(repository, {
    name,
    indices: held,
    indexExpressions,
    includeGlobalState,
    partial,
    ...(metadata && { metadata }),
    startMs,
    endMs,
    outcome,
    failures: failed ? failuresOf(outcome, failures, held, nodeId) : [],
    ...(failed && reason !== undefined && { reason })
  })
}

/** One more than there are parts, as another version of the application would have left it. */
function surplus(parts: readonly PartOrder[], partNo: number): PartOrder | undefined {
  const first = parts[0]
  if (first === undefined) return undefined
  return { ...first, partNo, name: surplusName(first.name, partNo - parts.length) }
}

/** The application that takes or took a backup, and the id as it writes it. */
export interface Writer {
  readonly setting: AppSetting
  readonly backupId: AppBackupId
}

function writerOf(world: World, { app, backupId, version }: PastBackup): Writer | undefined {
  if (version === undefined) return speakerFor(world, app, backupId)
  const dialect = dialectOf(app, version) ?? world.setting.deployment.main
  const { setting } = world.apps[app]
  return {
    setting: { ...setting, version, traits: appTraits(app, dialect.profile) },
    backupId: writtenId(app, dialect, backupId)
  }
}

/**
 * The application in the dialect whose ids are like this one; `undefined` where the world does not have it.
 * What is a number becomes its digits where there is no dialect with numbers.
 */
export function speakerFor(
  { dialects, setting: { deployment } }: Pick<World, 'dialects' | 'setting'>,
  app: BackupApp,
  backupId: AppBackupId
): (Writer & { readonly speaker: AppBackups }) | undefined {
  const all = deployment[app].flatMap((dialect, index) => {
    const speaker = dialects[app][index]
    return speaker === undefined ? [] : [{ dialect, speaker }]
  })
  const fits = ({ dialect }: { dialect: Dialect }) =>
    hasTextIds(app, dialect) === (typeof backupId === 'string')
  const chosen = all.find(fits) ?? all[0]
  if (chosen === undefined) return undefined
  const { dialect, speaker } = chosen
  return { speaker, setting: speaker.setting, backupId: writtenId(app, dialect, backupId) }
}

function dialectOf(app: BackupApp, version: string): Dialect | undefined {
  const plain = { storage: 'elasticsearch', quirks: new Map(), switches: {} } as const
  return deploymentOf(version, plain)?.[app][0]
}

function writtenId(app: BackupApp, dialect: Dialect, backupId: AppBackupId): AppBackupId {
  return hasTextIds(app, dialect) ? String(backupId) : backupId
}

function hasTextIds(app: BackupApp, { profile }: Dialect): boolean {
  return app !== 'webapps' && profile[app].idType === 'text'
}
