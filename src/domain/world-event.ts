/** Something that happens in a world at one instant, for people and for tests that wait for it. */
import type { InstantMs } from './instant.js'
import type { AppBackupId } from './snapshot-name.js'

export const eventKinds = [
  'snapshot.started',
  'snapshot.ended',
  'snapshot.gone',
  'partition.started',
  'partition.ended',
  'backup.visible',
  'backup.gone',
  'gate.reached',
  'restore.ended',
  'fault.window'
] as const
export type EventKind = (typeof eventKinds)[number]

export interface WorldEvent {
  readonly atMs: InstantMs
  readonly kind: EventKind
  /** `operate.part4`, `zeebe.partition2`, `elasticsearch.snapshot`, or what else it is about. */
  readonly subject: string
  /** One sentence, for people. */
  readonly text: string
  readonly backupId?: AppBackupId
  readonly snapshot?: string
  /** What it ended as. */
  readonly state?: string
}

/** By instant; of one instant, starts follow ends, as one part begins where another has ended. */
export function inOrder(events: readonly WorldEvent[]): readonly WorldEvent[] {
  return events.toSorted((a, b) => a.atMs - b.atMs || rank(a) - rank(b))
}

function rank({ kind }: WorldEvent): number {
  return kind.endsWith('.started') ? 1 : 0
}

const appNames: Readonly<Record<string, string>> = {
  operate: 'Operate',
  tasklist: 'Tasklist',
  optimize: 'Optimize',
  webapps: 'the web applications',
  zeebe: 'Zeebe'
}

/** An application in a sentence: `Operate`. */
export function appWords(app: string): string {
  return appNames[app] ?? app
}

/** `Operate's backup 42`. */
export function backupWords(app: string, backupId: AppBackupId | undefined): string {
  const owner = appWords(app)
  const possessive = owner.endsWith('s') ? `${owner}'` : `${owner}'s`
  return backupId === undefined ? `${possessive} backup` : `${possessive} backup ${backupId}`
}
