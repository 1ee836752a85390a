/** What is true in a world, read without going through an emulated port. */
import { type Static, Type } from '@sinclair/typebox'
import { BackupId } from './backup-id.js'
import { closed } from './schema.js'

const at = (description: string) => Type.String({ description: `${description}: ISO 8601 in UTC` })

export const TruePart = closed({
  snapshot: Type.String({ description: 'The name of the snapshot' }),
  state: Type.String({ description: 'WAITING, or a state of Elasticsearch' }),
  start: Type.Optional(at('When it began, or will as things stand')),
  end: Type.Optional(at('When it ended, or will as things stand; absent where it will not'))
})
export type TruePart = Static<typeof TruePart>

export const TruePartition = closed({
  partition: Type.Integer({ description: 'The partition, from 1' }),
  state: Type.String({ description: 'DOES_NOT_EXIST, IN_PROGRESS, COMPLETED or FAILED' }),
  start: Type.Optional(at('When it began')),
  end: Type.Optional(at('When it ended, or will as things stand; absent where it will not')),
  failureReason: Type.Optional(Type.String({ description: 'Why it FAILED' }))
})
export type TruePartition = Static<typeof TruePartition>

export const TrueBackup = closed({
  app: Type.String({ description: 'operate, tasklist, optimize, webapps or zeebe' }),
  backupId: BackupId('The id of the backup'),
  state: Type.String({ description: 'The state that its application tells' }),
  failureReason: Type.Optional(
    Type.String({ description: 'The reason that its application tells' })
  ),
  parts: Type.Optional(
    Type.Array(TruePart, { description: "The snapshots of a web application's backup" })
  ),
  partitions: Type.Optional(
    Type.Array(TruePartition, { description: "The partitions of Zeebe's backup" })
  )
})
export type TrueBackup = Static<typeof TrueBackup>

export const TrueBackups = closed({ backups: Type.Array(TrueBackup) })
export type TrueBackups = Static<typeof TrueBackups>

export const TrueSnapshot = closed({
  repository: Type.String({ description: 'The repository that it lies in' }),
  snapshot: Type.String({ description: 'Its name' }),
  uuid: Type.String({ description: '22 characters' }),
  state: Type.String({ description: 'WAITING, or a state of Elasticsearch' }),
  start: Type.Optional(at('When it began, or will as things stand')),
  end: Type.Optional(at('When it ended, or will as things stand; absent where it will not')),
  reason: Type.Optional(Type.String({ description: 'Why it FAILED' })),
  indices: Type.Array(Type.String(), { description: 'The indices that it holds' }),
  failures: Type.Integer({ description: 'Shards that could not be written' })
})
export type TrueSnapshot = Static<typeof TrueSnapshot>

export const TrueSnapshots = closed({ snapshots: Type.Array(TrueSnapshot) })
export type TrueSnapshots = Static<typeof TrueSnapshots>

export const TrueExporting = closed({
  partitions: Type.Array(
    closed({
      partition: Type.Integer({ description: 'The partition, from 1' }),
      phase: Type.String({ description: 'EXPORTING, PAUSED or SOFT_PAUSED' })
    })
  )
})
export type TrueExporting = Static<typeof TrueExporting>
