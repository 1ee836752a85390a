/** What shall become of parts, partitions and snapshots that have not ended yet. */
import { type Static, Type } from '@sinclair/typebox'
import { BackupId } from './backup-id.js'
import { Duration, DurationOrNever } from './duration.js'
import { closed, count, list, text, words } from './schema.js'

export const planApps = ['operate', 'tasklist', 'optimize', 'webapps'] as const

const snapshotOutcomes = ['SUCCESS', 'FAILED', 'PARTIAL', 'INCOMPATIBLE'] as const

const forBackup = {
  backupId: Type.Optional(BackupId('The backup that is meant; any where absent')),
  times: Type.Optional(count(1, 1_000_000, 'For how many backups the plan holds; all where absent'))
}

export const ShardFailure = closed({
  index: Type.Optional(text('The index that the shard belongs to', { maxLength: 255 })),
  shardId: Type.Optional(count(0, 1_023, 'The number of the shard, from 0')),
  reason: text('Why the shard could not be written'),
  nodeId: Type.Optional(text('The node that tried', { maxLength: 255 })),
  status: Type.Optional(
    text('The word of the REST status, such as INTERNAL_SERVER_ERROR', { maxLength: 64 })
  )
})
export type ShardFailure = Static<typeof ShardFailure>

const snapshotFate = {
  outcome: Type.Optional(words(snapshotOutcomes, { description: 'How the snapshot ends' })),
  duration: Type.Optional(
    DurationOrNever('How long it takes from its start; "never" for one that does not end')
  ),
  reason: Type.Optional(text('Why it ended so, as Elasticsearch says it')),
  failures: Type.Optional(
    list(ShardFailure, 'Shards that could not be written', { maxItems: 1_024 })
  )
}

/** A part of a web application's backup. */
export const AppPlan = closed({
  app: words(planApps, { description: 'Whose backup it is' }),
  ...forBackup,
  part: Type.Optional(count(1, 100, 'The number of the part, from 1; any where absent')),
  ...snapshotFate,
  vanishes: Type.Optional(
    Type.Boolean({
      description:
        'The part is never there; without "part": the whole backup is accepted and never seen'
    })
  ),
  registrationGap: Type.Optional(
    Duration('For how long an accepted backup is still answered as unknown (404)')
  ),
  surplus: Type.Optional(count(1, 100, 'So many snapshots more than the backup should have')),
  stops: Type.Optional(
    Type.Boolean({ description: 'The application forgets the run behind this part' })
  )
})
export type AppPlan = Static<typeof AppPlan>

/** A partition of a Zeebe backup. */
export const ZeebePlan = closed({
  app: Type.Literal('zeebe', { description: "Zeebe's own backup" }),
  ...forBackup,
  partition: Type.Optional(count(1, 1_000, 'The partition, from 1; any where absent')),
  outcome: Type.Optional(words(['COMPLETED', 'FAILED'] as const, { description: 'How it ends' })),
  failureReason: Type.Optional(text('Why it FAILED, as the broker says it')),
  duration: Type.Optional(
    DurationOrNever('How long it takes from its start; "never" for one that does not end')
  ),
  described: Type.Optional(
    Type.Boolean({ description: 'false for one that FAILED before the store knew what it holds' })
  ),
  vanishes: Type.Optional(Type.Boolean({ description: 'The partition is never there' })),
  registrationGap: Type.Optional(
    Duration('For how long an accepted backup is still answered as unknown (404)')
  )
})
export type ZeebePlan = Static<typeof ZeebePlan>

/** A snapshot that is taken through Elasticsearch itself. */
export const SnapshotPlan = closed({
  app: Type.Literal('elasticsearch', { description: 'Taken through Elasticsearch itself' }),
  times: forBackup.times,
  snapshot: Type.Optional(
    text('The name of the snapshot, or a pattern with *; any where absent', { maxLength: 255 })
  ),
  ...snapshotFate
})
export type SnapshotPlan = Static<typeof SnapshotPlan>

export const Plan = Type.Union([AppPlan, ZeebePlan, SnapshotPlan], {
  title: 'an object with "app": one of operate, tasklist, optimize, webapps, zeebe, elasticsearch'
})
export type Plan = Static<typeof Plan>

const id = Type.String({ description: 'The name by which it is removed' })

export const ListedPlan = Type.Union([
  Type.Object({ ...AppPlan.properties, id }, { additionalProperties: false }),
  Type.Object({ ...ZeebePlan.properties, id }, { additionalProperties: false }),
  Type.Object({ ...SnapshotPlan.properties, id }, { additionalProperties: false })
])
export type ListedPlan = Static<typeof ListedPlan>

export const Plans = closed({
  plans: Type.Array(ListedPlan, { description: 'In the order in which they are asked' })
})
export type Plans = Static<typeof Plans>
