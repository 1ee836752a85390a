/** What lies in a world from its first moment on: backups, snapshots, indices. */
import { type Static, Type } from '@sinclair/typebox'
import { partFates, pieceFates } from '../../domain/seed-data.js'
import { BackupId } from './backup-id.js'
import { Duration } from './duration.js'
import { planApps, ShardFailure } from './plan.js'
import { closed, count, list, text, words } from './schema.js'

export const seedApps = [...planApps, 'zeebe'] as const

const age = Type.Optional(
  Duration('How long before the first moment it was started; 1d where absent')
)

const series = {
  count: count(1, 10_000, 'How many there are'),
  every: Duration('How much later each was taken than the one before'),
  step: Type.Optional(
    count(1, 1_000_000_000_000, 'How much greater each number is; 1 where absent')
  )
}

const trouble = {
  reason: Type.Optional(text('Why it FAILED')),
  failures: Type.Optional(
    list(ShardFailure, 'Shards that could not be written', { maxItems: 1_024 })
  )
}

const app = words(seedApps, { description: 'Whose backup it is' })

export const seedBackupStates = [
  'COMPLETED',
  'FAILED',
  'INCOMPATIBLE',
  'INCOMPLETE',
  'DELETED',
  'IN_PROGRESS'
] as const

export const SeedBackup = closed({
  app: Type.Union([app, list(app, 'Whose backups they are', { minItems: 1, maxItems: 5 })], {
    title: `one of ${seedApps.join(', ')}, or a list of them`,
    description:
      'Whose backup it is, or a list for one of each; an application that the release does not have has none'
  }),
  backupId: BackupId('Its id; with "repeat" that of the oldest, which is then a number'),
  age,
  state: Type.Optional(
    words(seedBackupStates, {
      description:
        'What became of it, COMPLETED where absent. IN_PROGRESS: it is started in the first moment, and goes on ' +
        "by the plans. INCOMPATIBLE: of web applications only. DELETED: Zeebe's, gone, but its id is taken"
    })
  ),
  parts: Type.Optional(
    list(words(partFates), "What became of each part of a web application's, instead of a state", {
      minItems: 1,
      maxItems: 100
    })
  ),
  partitions: Type.Optional(
    list(words(pieceFates), "What became of each partition of Zeebe's, instead of a state", {
      minItems: 1,
      maxItems: 64
    })
  ),
  version: Type.Optional(
    Type.String({
      pattern: '^8\\.[0-9]{1,2}\\.[0-9]{1,4}(-[a-z0-9.-]{1,32})?$',
      title: 'a full version such as "8.5.3"',
      description: 'The release that took it; the one that is imitated where absent'
    })
  ),
  completesAfter: Type.Optional(
    Duration('How long after the first moment the missing parts are taken, by another process')
  ),
  goneAfter: Type.Optional(
    Duration('It is being deleted: how long after the first moment it is gone')
  ),
  ...trouble,
  repeat: Type.Optional(closed(series, { description: 'A series of the same, the oldest first' }))
})
export type SeedBackup = Static<typeof SeedBackup>

export const SeedSnapshot = closed({
  name: text(
    'Its name; {n} stands for its number in the series, {date} for the day on which it was taken',
    { maxLength: 255 }
  ),
  repository: Type.Optional(
    text('Where it lies; the repository of the world where absent', { maxLength: 255 })
  ),
  age,
  took: Type.Optional(Duration('How long it took; 2s where absent')),
  state: Type.Optional(
    words(['SUCCESS', 'FAILED', 'PARTIAL', 'INCOMPATIBLE'] as const, {
      description: 'What became of it; SUCCESS where absent'
    })
  ),
  indices: Type.Optional(
    list(
      text('An index, or a pattern', { maxLength: 255 }),
      'What it holds, such as zeebe-record*; everything where absent',
      {
        maxItems: 1_000
      }
    )
  ),
  globalState: Type.Optional(
    Type.Boolean({ description: 'Whether it holds the state of the cluster; false where absent' })
  ),
  metadata: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), { description: 'What its maker wrote beside it' })
  ),
  searchEngine: Type.Optional(
    text('The search engine that took it, such as opensearch:3; that of the world where absent', {
      maxLength: 32
    })
  ),
  ...trouble,
  repeat: Type.Optional(
    closed(
      { ...series, from: Type.Optional(count(0, 2 ** 53 - 1, 'The first {n}; 1 where absent')) },
      { description: 'A series of the same, the oldest first; its name has {n} or {date} in it' }
    )
  )
})
export type SeedSnapshot = Static<typeof SeedSnapshot>

export const SeedRepository = closed({
  name: text('Its name', { maxLength: 255 }),
  type: Type.Optional(text('Such as s3, gcs, azure or fs; s3 where absent', { maxLength: 64 })),
  settings: Type.Optional(
    Type.Record(Type.String({ maxLength: 255 }), Type.String({ maxLength: 1_000 }), {
      description: 'Its settings as texts; a bucket of its own name where absent'
    })
  )
})

export const SeedIndex = closed({
  name: text('Its name', { maxLength: 255 }),
  aliases: Type.Optional(
    list(text('An alias', { maxLength: 255 }), 'Other names that it has', { maxItems: 100 })
  ),
  shards: Type.Optional(count(1, 1_024, 'Its primary shards; 1 where absent')),
  documents: Type.Optional(count(0, 1_000_000_000, 'How many documents it holds; 1 where absent'))
})

export const Seed = closed(
  {
    repositories: Type.Optional(
      list(SeedRepository, 'Snapshot repositories beside that of the world', { maxItems: 1_000 })
    ),
    backups: Type.Optional(list(SeedBackup, 'Backups that were taken, or are being taken')),
    snapshots: Type.Optional(list(SeedSnapshot, 'Snapshots that no application of the world took')),
    indices: Type.Optional(
      list(SeedIndex, 'Indices beside those of Camunda, or in place of them', { maxItems: 1_000 })
    ),
    missingIndices: Type.Optional(
      list(
        text('An index, or a pattern', { maxLength: 255 }),
        'Indices that are gone, such as operate-list-view*',
        {
          maxItems: 1_000
        }
      )
    )
  },
  { description: 'What lies in the world from its first moment on' }
)
export type Seed = Static<typeof Seed>

const phases = ['EXPORTING', 'PAUSED', 'SOFT_PAUSED'] as const

export const SeedExporting = Type.Union(
  [
    words(phases, { description: 'What all exporters do' }),
    closed({
      phase: words(phases, { description: 'What the exporters do' }),
      partitions: Type.Optional(
        list(count(1, 1_000, 'A partition, from 1'), 'Where; everywhere where absent', {
          minItems: 1,
          maxItems: 64
        })
      ),
      since: Type.Optional(
        Duration(
          'How long before the first moment it began; with EXPORTING: since when the exporter acknowledges nothing'
        )
      )
    })
  ],
  {
    title: `one of ${phases.join(', ')}, or {"phase":"PAUSED","partitions":[1],"since":"3h"}`,
    description: 'What the exporters do from the first moment on; EXPORTING where absent'
  }
)
export type SeedExporting = Static<typeof SeedExporting>
