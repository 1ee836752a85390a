/** Seed data, from the words of scenarios into those of the domain. */

import { snapshotVersion } from '../../domain/search-builds.js'
import { knownSearchEngines, searchReleaseOf } from '../../domain/search-engine.js'
import { indexNameRule, repositoryNameRule, snapshotNameRule } from '../../domain/search-names.js'
import type {
  SeedExporting as DomainExporting,
  PastBackup,
  PastRuntimeBackup,
  PastSnapshot,
  SeedData,
  StartedBackup
} from '../../domain/seed-data.js'
import type { AppBackupId } from '../../domain/snapshot-name.js'
import { backupIdOf } from './backup-id.js'
import { lengthMs } from './duration.js'
import type { Seed, SeedBackup, SeedExporting, SeedSnapshot } from './scenario-seed.js'
import { backupComplaints } from './seed-complaints.js'
import { membersOf, seriesComplaints } from './series.js'
import { without } from './without.js'

/** Seed data, the backups that are started, and all that is wrong with them. */
export interface ReadSeed {
  readonly seed: SeedData
  readonly started: readonly StartedBackup[]
  readonly complaints: readonly string[]
}

/** How many backups and snapshots a seed may come to, every series counted in full. */
export const seedsMax = 20_000

const dayMs = 86_400_000

export function readSeed(seed: Seed = {}, exporting?: SeedExporting): ReadSeed {
  const { backups = [], snapshots = [], repositories = [], indices = [] } = seed
  const complaints = [
    ...backups.flatMap((it, index) => backupComplaints(it, `seed.backups[${index}]`)),
    ...snapshots.flatMap((it, index) => snapshotComplaints(it, `seed.snapshots[${index}]`)),
    ...repositories.flatMap(({ name }, index) =>
      nameComplaint(`seed.repositories[${index}].name`, name, repositoryNameRule(name))
    ),
    ...indices.flatMap(({ name }, index) =>
      nameComplaint(`seed.indices[${index}].name`, name, indexNameRule(name))
    ),
    ...tooMany(seed)
  ]
  // What is wrong is not carried out, and need not be worked out.
  if (complaints.length > 0) return { seed: nothing, started: [], complaints }
  const taken = backups.flatMap(takenBackups)
  return {
    seed: {
      repositories: repositories.map(({ name, type = 's3', settings }) => {
        return { name, type, settings: settings ?? { bucket: name } }
      }),
      backups: taken.flatMap(it => it.past ?? []),
      runtimeBackups: taken.flatMap(it => it.pastRuntime ?? []),
      snapshots: snapshots.flatMap(takenSnapshots),
      indices: indices.map(({ name, aliases = [], shards = 1, documents = 1 }) => {
        return { name, aliases, shards, documentsCount: documents }
      }),
      missingIndices: seed.missingIndices ?? [],
      ...(exporting !== undefined && { exporting: exportingOf(exporting) })
    },
    started: taken.flatMap(it => it.started ?? []),
    complaints: []
  }
}

const nothing: SeedData = {
  repositories: [],
  backups: [],
  runtimeBackups: [],
  snapshots: [],
  indices: [],
  missingIndices: []
}

interface TakenBackup {
  readonly past?: PastBackup
  readonly pastRuntime?: PastRuntimeBackup
  readonly started?: StartedBackup
}

/** Every backup that an entry stands for: of each application, and each of its series. */
function takenBackups(entry: SeedBackup): readonly TakenBackup[] {
  const { age, app, backupId, repeat } = entry
  const apps = Array.isArray(app) ? app : [app]
  const first = backupIdOf(backupId)
  return membersOf(repeat).flatMap(({ index, laterMs }) => {
    const id = typeof first === 'bigint' ? first + BigInt(index) * BigInt(repeat?.step ?? 1) : first
    const ageMs = (age === undefined ? dayMs : lengthMs(age)) - laterMs
    return apps.map(it => takenBackup(entry, it, id, ageMs))
  })
}

function takenBackup(
  entry: SeedBackup,
  app: StartedBackup['app'],
  backupId: AppBackupId,
  ageMs: number
): TakenBackup {
  const { parts, partitions, state = 'COMPLETED', version, reason, failures } = entry
  const shared = { ageMs, version, goneAfterMs: msOf(entry.goneAfter) }
  const completesMs = msOf(entry.completesAfter)
  if (app === 'zeebe') {
    // Its ids are numbers, or there is a complaint.
    const id = typeof backupId === 'bigint' ? backupId : 0n
    if (state === 'IN_PROGRESS') return { started: { app, backupId: id } }
    const fates = partitions ?? (state === 'INCOMPATIBLE' ? 'COMPLETED' : state)
    return { pastRuntime: without({ ...shared, backupId: id, fates, failureReason: reason }) }
  }
  if (state === 'IN_PROGRESS') return { started: { app, backupId } }
  const fates = parts ?? (state === 'DELETED' ? [] : state)
  return { past: without({ ...shared, app, backupId, fates, reason, failures, completesMs }) }
}

function takenSnapshots(entry: SeedSnapshot): readonly PastSnapshot[] {
  const { age, name, repeat, took = '2s', state = 'SUCCESS', globalState = false } = entry
  const { repository, metadata, indices = ['*'], reason, failures, searchEngine } = entry
  const engine = searchEngine === undefined ? undefined : searchReleaseOf(searchEngine)
  const takenBy = engine && snapshotVersion(engine)
  return membersOf(repeat).map(({ index, laterMs }) =>
    without({
      name: name.replaceAll('{n}', numberIn(repeat, index)),
      repository,
      ageMs: (age === undefined ? dayMs : lengthMs(age)) - laterMs,
      tookMs: lengthMs(took),
      outcome: state,
      indices,
      includeGlobalState: globalState,
      metadata,
      takenBy,
      reason,
      failures
    })
  )
}

/** What {n} stands for. */
function numberIn(repeat: SeedSnapshot['repeat'], index: number): string {
  const { from = 1, step = 1 } = repeat ?? {}
  return String(BigInt(from) + BigInt(index) * BigInt(step))
}

function exportingOf(exporting: SeedExporting): DomainExporting {
  if (typeof exporting === 'string') return { phase: exporting }
  const { phase, partitions, since } = exporting
  return without({ phase, partitionIds: partitions, sinceMs: msOf(since) })
}

function msOf(duration: string | undefined): number | undefined {
  return duration === undefined ? undefined : lengthMs(duration)
}

function snapshotComplaints(
  { age = '1d', name, repeat, searchEngine }: SeedSnapshot,
  at: string
): string[] {
  const plain = name.replaceAll('{n}', '1').replaceAll('{date}', '2026-01-31')
  const complaints = nameComplaint(`${at}.name`, name, snapshotNameRule(plain))
  if (searchEngine !== undefined && searchReleaseOf(searchEngine) === undefined) {
    const found = JSON.stringify(searchEngine)
    complaints.push(`${at}.searchEngine: ${found} is not known; give ${knownSearchEngines}`)
  }
  if (repeat === undefined) return complaints
  if (!/\{(n|date)\}/.test(name)) {
    const found = JSON.stringify(name)
    complaints.push(
      `${at}.name: ${found} is not allowed in a series; give a name with {n} or {date}`
    )
  }
  return [...complaints, ...seriesComplaints(age, repeat, at)]
}

function nameComplaint(field: string, name: string, rule: string | undefined): string[] {
  return rule === undefined ? [] : [`${field}: ${JSON.stringify(name)} is not allowed; it ${rule}`]
}

function tooMany({ backups = [], snapshots = [] }: Seed): string[] {
  const ofBackups = backups.map(({ app, repeat }) => {
    return (Array.isArray(app) ? app.length : 1) * (repeat?.count ?? 1)
  })
  const all = [...ofBackups, ...snapshots.map(it => it.repeat?.count ?? 1)]
  const total = all.reduce((sum, it) => sum + it, 0)
  if (total <= seedsMax) return []
  return [`seed: ${total} backups and snapshots are too many; give ${seedsMax} at most`]
}
