import type { InstantMs } from './instant.js'

/** Headers by their names in lower case; the values of a repeated one are joined by a comma. */
export type HeaderValues = Readonly<Record<string, string>>

/** A body as it is kept: its beginning as text, and how long it was in all. */
export interface KeptBody {
  readonly headers: HeaderValues
  readonly body: string
  readonly bodyBytes: number
}

/** One request and its answer, secrets left out. */
export interface JournalEntry {
  /** 1, 2, 3 ... in the order in which requests came. */
  readonly id: number
  readonly atMs: InstantMs
  /** On the world's clock; absent while the exchange is under way. */
  readonly durationMs?: number
  /** The door. */
  readonly product: string
  /** Absent where no route was found. */
  readonly operation?: string
  readonly backupId?: string
  readonly method: string
  /** As sent, with its query. */
  readonly url: string
  readonly request: KeptBody
  readonly answer: KeptBody & {
    /** Absent where none was sent. */
    readonly status?: number
    /** Whether all of it was handed over to the connection. */
    readonly delivered: boolean
  }
  /** Whether the world was changed as asked, whatever the client was told. */
  readonly effect: boolean
  readonly why: Why
}

/** Why this answer. */
export interface Why {
  /** The release that is imitated, or `all`. */
  readonly release: string
  /** The code of what was refused: `BACKUP_EXISTS`. */
  readonly refusal?: string
  /** What was not healthy, by its name: `{ zeebe: 'timeout' }`. */
  readonly conditions?: Readonly<Record<string, string>>
  /** The rule that settled the exchange, or struck last, and what was done to it in all. */
  readonly fault?: { readonly id: string; readonly effect: string }
  /** The state that the application told. */
  readonly state?: string
  /** The plans that decided what became of the backup. */
  readonly plans?: readonly string[]
  /** All of this in one sentence. */
  readonly text: string
}
