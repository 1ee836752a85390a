import {
  Difference,
  JournalCounts,
  JournalExpectation,
  JournalPage,
  JournalQuery,
  Verified
} from '../../wire/control/journal.js'
import { journalEntry, journalQuestion, verificationOf } from '../../wire/control/journal-words.js'
import { noContent, type Operation, ok, operation } from './operation.js'

const tag = 'journal'

export const journalOperations: readonly Operation[] = [
  operation({
    operationId: 'getJournal',
    method: 'GET',
    path: '/journal',
    tag,
    summary: 'Requests and answers at the emulated doors, and why each was answered so',
    query: JournalQuery,
    responses: { 200: { description: 'The entries that fit', schema: JournalPage } },
    handle: ({ world, worldName, query }) => {
      const { filter, limit } = journalQuestion(query)
      const { entries, total, dropped } = world.journal.list(filter, limit)
      return ok({ entries: entries.map(it => journalEntry(it, worldName)), total, dropped })
    }
  }),
  operation({
    operationId: 'clearJournal',
    method: 'DELETE',
    path: '/journal',
    tag,
    summary: 'Forgets all entries and counts; ids go on',
    responses: { 204: { description: 'It is empty' } },
    handle: ({ world }) => {
      world.journal.clear()
      return noContent
    }
  }),
  operation({
    operationId: 'verifyJournal',
    method: 'POST',
    path: '/journal/verify',
    tag,
    summary: 'Whether so many requests came, or in this order; says what is different where not',
    body: JournalExpectation,
    responses: {
      200: { description: 'It is as expected', schema: Verified },
      422: { description: 'It is not', schema: Difference }
    },
    handle: ({ world, body }) => {
      const verdict = world.journal.verify(verificationOf(body))
      if (verdict.ok) return ok({ ok: true })
      const { difference } = verdict
      return {
        status: 422,
        body: { ok: false, difference, error: difference, complaints: [difference] }
      }
    }
  }),
  operation({
    operationId: 'getJournalCounts',
    method: 'GET',
    path: '/journal/counts',
    tag,
    summary: 'Attempts and effects, counted apart by product, operation and backup',
    responses: { 200: { description: 'The counts', schema: JournalCounts } },
    handle: ({ world }) => ok(world.journal.counts())
  })
]
