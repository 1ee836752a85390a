import { type BackupId, backupIdMax } from './backup-id.js'

/** The applications that keep their backups as snapshots in Elasticsearch. */
export const backupApps = ['operate', 'tasklist', 'optimize', 'webapps'] as const
export type BackupApp = (typeof backupApps)[number]

/** The id of a web application's backup: a text in the first release, a number later. */
export type AppBackupId = BackupId | string

export interface PartName {
  readonly app: BackupApp
  readonly backupId: AppBackupId
  /** The application's own version; written in lower case. */
  readonly version: string
  /** From 1. */
  readonly partNo: number
  readonly partCount: number
}

/** `camunda_operate_101_8.7.2_part_1_of_6`. Source: recorded from 8.6.11. */
export function partName({ app, backupId, version, partNo, partCount }: PartName): string {
  return `${idPrefix(app, backupId)}${version.toLowerCase()}_part_${partNo}_of_${partCount}`
}

/**
 * One candidate of Operate put the name of a part where its number belongs:
 * `camunda_operate_1_8.6.0-rc1_camunda_operate_1_8.6.0-rc1_part_1_of_61_of_6`.
 *
 * Source: camunda/camunda#22861.
 */
export function doubledPartName(part: PartName): string {
  const { app, backupId, version, partNo, partCount } = part
  const prefix = `${idPrefix(app, backupId)}${version.toLowerCase()}_`
  return `${prefix}${partName(part)}${partNo}_of_${partCount}`
}

/** A part that a backup has too many: as another version of the application would have left it. */
export function surplusName(part: string, count: number): string {
  return part.replace('_part_', `-${count}_part_`)
}

/** What the names of all parts of one backup begin with; the last blank keeps id 1 apart from id 12. */
export function idPrefix(app: BackupApp, backupId: AppBackupId): string {
  return `${appPrefix(app)}${backupId}_`
}

/** What the names of all backups of one application begin with. */
export function appPrefix(app: BackupApp): string {
  return `camunda_${app}_`
}

/** The id in a part's name, or `undefined` where no digits stand in its place or they exceed 64 bits. */
export function backupIdIn(app: BackupApp, name: string): BackupId | undefined {
  if (!name.startsWith(appPrefix(app))) return undefined
  const digits = /^\d+(?=_)/.exec(name.slice(appPrefix(app).length))?.[0]
  const backupId = digits === undefined ? undefined : BigInt(digits)
  return backupId === undefined || backupId > backupIdMax ? undefined : backupId
}

/** What a snapshot's name says of the backup that it is a part of. */
export interface NamedPart {
  readonly app: BackupApp
  /** Digits, or a text of the first release. */
  readonly backupId: AppBackupId
  readonly partNo: number
  readonly partCount: number
}

/** Reads the name of a part; `undefined` where it is not the name of one. */
export function namedPart(name: string): NamedPart | undefined {
  const [, appText, idText = '', partNo, partCount] =
    /^camunda_([a-z]+)_([^_]*)_.*part_(\d+)_of_(\d+)$/.exec(name) ?? []
  const app = backupApps.find(it => it === appText)
  if (app === undefined) return undefined
  const backupId = backupIdIn(app, name) ?? idText
  return { app, backupId, partNo: Number(partNo), partCount: Number(partCount) }
}
