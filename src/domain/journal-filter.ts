import type { JournalEntry } from './journal-entry.js'
import { nameMatcher } from './name-pattern.js'

/** Which entries are meant; what is absent is not asked. */
export interface JournalFilter {
  readonly product?: string
  /** `*` stands for any run of characters. */
  readonly operation?: string
  readonly backupId?: string
  readonly method?: string
  /** Without the query; `*` stands for any run of characters. */
  readonly path?: string
  readonly status?: number
  /** The id of the rule that struck. */
  readonly fault?: string
  readonly effect?: boolean
  /** Only entries with a greater id. */
  readonly since?: number
}

export function isMeant(filter: JournalFilter, entry: JournalEntry): boolean {
  const { product, operation, backupId, method, path, status, fault, effect, since } = filter
  const asked: readonly [asked: unknown, holds: () => boolean][] = [
    [product, () => product === entry.product],
    [operation, () => nameMatcher(operation ?? '')(entry.operation ?? '')],
    [backupId, () => backupId === entry.backupId],
    [method, () => method?.toUpperCase() === entry.method.toUpperCase()],
    [path, () => nameMatcher(path ?? '')(pathOf(entry))],
    [status, () => status === entry.answer.status],
    [fault, () => fault === entry.why.fault?.id],
    [effect, () => effect === entry.effect],
    [since, () => entry.id > (since ?? 0)]
  ]
  return asked.every(([value, holds]) => value === undefined || holds())
}

/** How many of a filter's questions an entry answers as asked; for finding what comes closest. */
export function likeness(filter: JournalFilter, entry: JournalEntry): number {
  return Object.entries(filter).filter(([name, value]) => isMeant({ [name]: value }, entry)).length
}

export function pathOf({ url }: JournalEntry): string {
  return url.split('?', 1)[0] ?? ''
}
