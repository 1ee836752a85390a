import { type BackupApp, backupApps, idPrefix } from '../domain/snapshot-name.js'
import type { Recording } from './recording.js'
import type { World } from './world.js'

/** Whose backups a door shows; Elasticsearch shows the snapshots of all. */
const appsAt: Readonly<Record<string, readonly BackupApp[]>> = {
  operate: ['operate', 'webapps'],
  tasklist: ['tasklist', 'webapps'],
  optimize: ['optimize'],
  orchestration: ['webapps'],
  zeebe: [],
  elasticsearch: backupApps
}

const none: readonly string[] = []

type Asked = Pick<Recording, 'product' | 'operation' | 'backupId'>

/** The plans that decided what became of the backup that was asked for, in the order in which they were made. */
export function plansBehind(world: World, asked: Asked): readonly string[] {
  const made = world.plans.list()
  if (made.length === 0 || asked.backupId === undefined) return none
  const isRuntime = asked.operation?.includes('Runtime') ?? false
  const decided = isRuntime ? piecesOf(world, asked.backupId) : snapshotsOf(world, asked)
  const deciding = new Set(decided.map(it => it.plannedBy))
  return made.map(it => it.id).filter(id => deciding.has(id))
}

function snapshotsOf({ repositories }: World, { product, backupId = '' }: Asked) {
  const prefixes = (appsAt[product] ?? []).map(app => `${idPrefix(app, backupId)}*`)
  return repositories
    .all()
    .flatMap(({ name }) => prefixes.flatMap(it => repositories.matching(name, it)))
    .map(it => it.plan)
}

function piecesOf({ zeebe }: World, backupId: string) {
  return zeebe
    .stored()
    .filter(it => `${it.backupId}` === backupId)
    .flatMap(it => it.partitions)
}
