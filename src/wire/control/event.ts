/** What happens in a world, as the clock's moves and the stream of events tell it. */
import { type Static, Type } from '@sinclair/typebox'
import type { AppBackupId } from '../../domain/snapshot-name.js'
import { BackupId, backupIdJson } from './backup-id.js'
import { instantText } from './instant.js'
import { closed } from './schema.js'

export const Event = closed({
  at: Type.String({ description: 'When, on the clock of the world: ISO 8601 in UTC' }),
  atMs: Type.Integer({ description: 'The same in milliseconds since the epoch' }),
  kind: Type.String({
    description:
      'snapshot.started, snapshot.ended, snapshot.gone, partition.started, partition.ended, ' +
      'backup.visible, backup.gone, gate.reached, restore.ended, fault.window and others'
  }),
  subject: Type.String({ description: 'What it happened to, such as operate.part4' }),
  backupId: Type.Optional(BackupId('The backup that it belongs to')),
  snapshot: Type.Optional(Type.String({ description: 'The snapshot that it happened to' })),
  state: Type.Optional(Type.String({ description: 'The state that came out of it' })),
  text: Type.String({ description: 'The same as a sentence' })
})
export type Event = Static<typeof Event>

/** An event as the world tells it. */
interface ToldEvent {
  readonly kind: string
  readonly subject: string
  readonly backupId?: AppBackupId
  readonly snapshot?: string
  readonly state?: string
  readonly text: string
}

export function eventAt(atMs: number, told: ToldEvent): Event {
  const { kind, subject, backupId, snapshot, state, text } = told
  return {
    at: instantText(atMs),
    atMs,
    kind,
    subject,
    ...(backupId !== undefined && { backupId: backupIdJson(backupId) }),
    ...(snapshot !== undefined && { snapshot }),
    ...(state !== undefined && { state }),
    text
  }
}

export const Happened = closed({
  happened: Type.Array(Event, { description: 'What this has brought about, oldest first' })
})
export type Happened = Static<typeof Happened>

/** The kinds of lines in the stream of events. */
export const eventKinds = ['transition', 'request', 'condition', 'fault'] as const
export type EventKind = (typeof eventKinds)[number]

export const EventsQuery = closed({
  kinds: Type.Optional(
    Type.String({
      description: `Only these, separated by commas: ${eventKinds.join(', ')}; all of them where absent`
    })
  )
})
export type EventsQuery = Static<typeof EventsQuery>

/** The kinds that a query asks for, or what is wrong with it. */
export function kindsIn({ kinds }: EventsQuery): ReadonlySet<EventKind> | string {
  if (kinds === undefined) return new Set(eventKinds)
  const wanted = kinds.split(',').map(it => it.trim())
  const known = eventKinds.filter(it => wanted.includes(it))
  const unknown = wanted.find(it => !known.some(kind => kind === it))
  if (unknown === undefined) return new Set(known)
  return `kinds: ${JSON.stringify(unknown)} is not allowed; give some of ${eventKinds.join(', ')}`
}
