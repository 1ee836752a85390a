/** The journal, from the domain's terms into the words of the control API and back. */
import type { JournalEntry as Entry } from '../../domain/journal-entry.js'
import type { JournalFilter as Filter } from '../../domain/journal-filter.js'
import type { Verification } from '../../domain/journal-verification.js'
import { instantText } from './instant.js'
import type { JournalEntry, JournalExpectation, JournalFilter, JournalQuery } from './journal.js'

/** @param world - whose journal it is. */
export function journalEntry(entry: Entry, world: string): JournalEntry {
  const { id, atMs, request, answer, why, ...rest } = entry
  const { conditions, plans, ...reasons } = why
  return {
    id,
    world,
    at: instantText(atMs),
    atMs,
    ...rest,
    request: { ...request, headers: { ...request.headers } },
    answer: { ...answer, headers: { ...answer.headers } },
    why: {
      ...reasons,
      ...(conditions !== undefined && { conditions: { ...conditions } }),
      ...(plans !== undefined && { plans: [...plans] })
    }
  }
}

export interface JournalQuestion {
  readonly filter: Filter
  /** The newest so many. */
  readonly limit?: number
}

export function journalQuestion(query: JournalQuery): JournalQuestion {
  const { status, effect, since, limit, ...texts } = query
  return {
    filter: {
      ...texts,
      ...(status !== undefined && { status: Number(status) }),
      ...(effect !== undefined && { effect: effect === 'true' }),
      ...(since !== undefined && { since: Number(since) })
    },
    ...(limit !== undefined && { limit: Number(limit) })
  }
}

export function verificationOf(expectation: JournalExpectation): Verification {
  if ('sequence' in expectation) {
    const { sequence, ...rest } = expectation
    return { sequence: sequence.map(filterOf), ...rest }
  }
  const { of = {}, ...rest } = expectation.count
  return { count: { of: filterOf(of), ...rest } }
}

function filterOf({ backupId, ...rest }: JournalFilter): Filter {
  return { ...rest, ...(backupId !== undefined && { backupId: String(backupId) }) }
}
