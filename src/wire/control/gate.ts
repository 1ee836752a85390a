/** Named points of a run, at which it can be held. */
import { type Static, Type } from '@sinclair/typebox'
import { BackupId } from './backup-id.js'
import { Duration } from './duration.js'
import { closed } from './schema.js'

export const GatePoint = closed({
  point: Type.String({ description: 'A point of a run, such as operate.part4.before-end' })
})

export const GateHold = closed({
  backupId: Type.Optional(BackupId('The backup that is held; any where absent'))
})
export type GateHold = Static<typeof GateHold>

export const GateQuery = closed({
  backupId: Type.Optional(
    Type.String({ minLength: 1, maxLength: 255, description: 'The backup that is held' })
  )
})

export const GateAwait = closed({
  backupId: Type.Optional(BackupId('The backup that is waited for; any where absent')),
  timeout: Type.Optional(
    Duration(
      'How long to wait for the run to reach the gate, on the clock outside: 60s at most, 10s where absent'
    )
  )
})
export type GateAwait = Static<typeof GateAwait>

export const Gate = closed({
  point: Type.String({ description: 'The point of the run' }),
  backupId: Type.Optional(BackupId('The backup that is held; any where absent')),
  held: Type.Boolean({ description: 'Whether a run that comes here is held' }),
  reached: Type.Boolean({ description: 'Whether a run stands here now' }),
  waiting: Type.Array(
    closed({
      backupId: Type.Optional(BackupId('The backup of the run')),
      snapshot: Type.Optional(Type.String({ description: 'The snapshot that is held' })),
      since: Type.String({ description: 'When it came here: ISO 8601 in UTC' })
    }),
    { description: 'The runs that stand here' }
  )
})
export type Gate = Static<typeof Gate>

export const Gates = closed({ gates: Type.Array(Gate, { description: 'The gates that are held' }) })
export type Gates = Static<typeof Gates>
