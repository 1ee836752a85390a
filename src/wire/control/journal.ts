/** Every request and every answer, and why it was this one. */
import { type Static, Type } from '@sinclair/typebox'
import { BackupId } from './backup-id.js'
import { faultProducts } from './fault.js'
import { closed, count, list, text, words } from './schema.js'

/** As the query string says it: everything is text, and a number is its digits. */
export const JournalQuery = closed({
  product: Type.Optional(words(faultProducts, { description: 'Only at the door of this product' })),
  operation: Type.Optional(text('Only this operation; * stands for anything')),
  backupId: Type.Optional(text('Only requests about this backup')),
  method: Type.Optional(text('Only this method')),
  path: Type.Optional(text('Only this path; * stands for anything')),
  status: Type.Optional(
    Type.String({
      pattern: '^[1-5][0-9]{2}$|^[1-5]xx$',
      title: 'a status such as 404, or a class such as 4xx',
      description: 'Only answers with this status'
    })
  ),
  fault: Type.Optional(text('Only requests that this fault has struck; * for any fault')),
  since: Type.Optional(
    Type.String({
      pattern: '^[0-9]{1,15}$',
      title: 'the id of an entry',
      description: 'Only entries behind this one'
    })
  ),
  limit: Type.Optional(
    Type.String({
      pattern: '^[1-9][0-9]{0,5}$',
      title: 'a whole number from 1 to 999999',
      description: 'The last so many; all where absent'
    })
  )
})
export type JournalQuery = Static<typeof JournalQuery>

const Message = closed({
  headers: Type.Record(Type.String(), Type.String(), {
    description: 'By name in lower case; secrets are taken out'
  }),
  body: Type.Optional(Type.String({ description: 'As it was written, cut off where it is long' }))
})

export const JournalEntry = closed({
  id: Type.Integer({ description: 'Rank among the requests of the world, from 1' }),
  at: Type.String({ description: 'When it came, on the clock of the world: ISO 8601 in UTC' }),
  atMs: Type.Integer({ description: 'The same in milliseconds since the epoch' }),
  world: Type.String({ description: 'The world that was asked' }),
  product: Type.String({ description: 'At whose door' }),
  operation: Type.Optional(
    Type.String({ description: 'Absent where nothing answers to the path' })
  ),
  backupId: Type.Optional(BackupId('The backup that it is about')),
  method: Type.String({ description: 'As it was sent' }),
  path: Type.String({ description: 'As it was sent, with its query' }),
  request: Message,
  status: Type.Optional(Type.Integer({ description: 'Absent where no answer was sent' })),
  response: Type.Optional(Message),
  fault: Type.Optional(Type.String({ description: 'The fault that struck' })),
  outcome: Type.String({ description: 'answered, reset, hung, or gone where the client left' }),
  effect: Type.Boolean({ description: 'Whether the request has changed the world' }),
  why: Type.Array(Type.String(), {
    description: 'Why this answer: release, condition, fault and state, one sentence each'
  })
})
export type JournalEntry = Static<typeof JournalEntry>

export const JournalPage = closed({
  entries: Type.Array(JournalEntry, { description: 'Oldest first' }),
  total: Type.Integer({ description: 'Entries that fit, before the limit' }),
  dropped: Type.Integer({ description: 'Old entries that had to go, since the last clearing' })
})
export type JournalPage = Static<typeof JournalPage>

const expected = {
  product: JournalQuery.properties.product,
  operation: JournalQuery.properties.operation,
  backupId: Type.Optional(BackupId('Only requests about this backup')),
  method: JournalQuery.properties.method,
  path: JournalQuery.properties.path,
  status: Type.Optional(
    Type.Union([count(100, 599, 'A status'), Type.String({ pattern: '^[1-5]xx$' })], {
      title: 'a status such as 404, or a class such as "4xx"',
      description: 'Only answers with this status'
    })
  ),
  fault: JournalQuery.properties.fault
}

export const ExpectedRequest = closed(expected)
export type ExpectedRequest = Static<typeof ExpectedRequest>

/** Either counts of what fits, or a sequence in which the requests came. */
export const JournalExpectation = closed(
  {
    ...expected,
    count: Type.Optional(count(0, 1_000_000, 'Exactly so many requests')),
    atLeast: Type.Optional(count(0, 1_000_000, 'No fewer requests')),
    atMost: Type.Optional(count(0, 1_000_000, 'No more requests')),
    sequence: Type.Optional(
      list(ExpectedRequest, 'Requests in this order; others may lie between', {
        minItems: 1,
        maxItems: 1_000
      })
    ),
    exactly: Type.Optional(
      Type.Boolean({ description: 'With "sequence": no others may lie between' })
    )
  },
  { minProperties: 1 }
)
export type JournalExpectation = Static<typeof JournalExpectation>

export const Verified = closed({ ok: Type.Literal(true) })
export const Difference = closed({
  ok: Type.Literal(false),
  difference: Type.String({ description: 'What was expected and what there is, for people' }),
  error: Type.String({ description: 'The same, where every other refusal has it' })
})
export type Difference = Static<typeof Difference>

export const JournalCounts = closed({
  counts: Type.Array(
    closed({
      product: Type.String({ description: 'At whose door' }),
      operation: Type.Optional(Type.String({ description: 'The operation' })),
      backupId: Type.Optional(BackupId('The backup that it was about')),
      attempts: Type.Integer({ description: 'Requests that came' }),
      effects: Type.Integer({ description: 'Requests that have changed the world' })
    })
  )
})
export type JournalCounts = Static<typeof JournalCounts>
