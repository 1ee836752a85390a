/** Every request and every answer, and why it was this one. */
import { type Static, Type } from '@sinclair/typebox'
import { closed, count, list, text } from './schema.js'

const filter = {
  product: Type.Optional(text('At the door of this product', { maxLength: 64 })),
  operation: Type.Optional(text('This operation; * stands for anything', { maxLength: 255 })),
  method: Type.Optional(text('This method', { maxLength: 32 })),
  path: Type.Optional(
    text('This path, without its query; * stands for anything', { maxLength: 2_000 })
  ),
  fault: Type.Optional(text('Struck by the fault with this id', { maxLength: 64 }))
}

/** In a query string everything is text. */
const digits = (description: string, pattern: string, title: string) =>
  Type.Optional(Type.String({ pattern, title, description }))

export const JournalQuery = closed({
  ...filter,
  backupId: Type.Optional(text('About this backup', { maxLength: 255 })),
  status: digits('Answered with this status', '^[1-5][0-9]{2}$', 'a status such as 404'),
  effect: digits('Whether it changed the world', '^(true|false)$', 'true or false'),
  since: digits('Only entries behind this one', '^[0-9]{1,15}$', 'the id of an entry'),
  limit: digits(
    'The newest so many; all where absent',
    '^[1-9][0-9]{0,5}$',
    'a whole number from 1'
  )
})
export type JournalQuery = Static<typeof JournalQuery>

const kept = {
  headers: Type.Record(Type.String(), Type.String(), {
    description: 'By name in lower case; secrets are taken out'
  }),
  body: Type.String({ description: 'Its beginning, as text' }),
  bodyBytes: Type.Integer({ description: 'How long it was in all' })
}

export const JournalEntry = closed({
  id: Type.Integer({ description: 'Rank among the requests of the world, from 1' }),
  world: Type.String({ description: 'The world that was asked' }),
  at: Type.String({ description: 'When it came, on the clock of the world: ISO 8601 in UTC' }),
  atMs: Type.Integer({ description: 'The same in milliseconds since the epoch' }),
  durationMs: Type.Optional(
    Type.Integer({ description: 'Until it was over, on the clock of the world; absent before' })
  ),
  product: Type.String({ description: 'At whose door' }),
  operation: Type.Optional(
    Type.String({ description: 'Absent where nothing answers to the path' })
  ),
  backupId: Type.Optional(Type.String({ description: 'The backup that it is about' })),
  method: Type.String({ description: 'As it was sent' }),
  url: Type.String({ description: 'As it was sent, with its query' }),
  request: closed(kept),
  answer: closed({
    status: Type.Optional(Type.Integer({ description: 'Absent where none was sent' })),
    ...kept,
    delivered: Type.Boolean({ description: 'Whether all of it was handed to the connection' })
  }),
  effect: Type.Boolean({
    description: 'Whether the world was changed as asked, whatever the client was told'
  }),
  why: closed(
    {
      release: Type.String({ description: 'The release that is imitated, or all' }),
      refusal: Type.Optional(Type.String({ description: 'The code of what was refused' })),
      conditions: Type.Optional(
        Type.Record(Type.String(), Type.String(), { description: 'What was not healthy' })
      ),
      fault: Type.Optional(
        closed({
          id: Type.String({ description: 'The fault that struck' }),
          effect: Type.String({ description: 'What was done to the exchange' })
        })
      ),
      state: Type.Optional(Type.String({ description: 'The state that the application told' })),
      plans: Type.Optional(
        Type.Array(Type.String(), {
          description: 'The plans that made the backup what it is, by id'
        })
      ),
      text: Type.String({ description: 'All of this in one sentence' })
    },
    { description: 'Why this answer' }
  )
})
export type JournalEntry = Static<typeof JournalEntry>

export const JournalPage = closed({
  entries: Type.Array(JournalEntry, { description: 'Oldest first' }),
  total: Type.Integer({ description: 'Entries that fit, before the limit' }),
  dropped: Type.Integer({
    description: 'Old entries that had to make room since the last clearing'
  })
})
export type JournalPage = Static<typeof JournalPage>

export const JournalFilter = closed({
  ...filter,
  backupId: Type.Optional(
    Type.Unsafe<string | number | bigint>(
      Type.Union([Type.Integer(), Type.String({ minLength: 1, maxLength: 255 })], {
        title: 'a backup id: a whole number or a text',
        description: 'About this backup'
      })
    )
  ),
  status: Type.Optional(count(100, 599, 'Answered with this status')),
  effect: Type.Optional(Type.Boolean({ description: 'Whether it changed the world' })),
  since: Type.Optional(count(0, Number.MAX_SAFE_INTEGER, 'Only entries behind this one'))
})
export type JournalFilter = Static<typeof JournalFilter>

/** How many there are, or in which order they came. */
export const JournalExpectation = Type.Union(
  [
    closed({
      count: closed(
        {
          of: Type.Optional(JournalFilter),
          exactly: Type.Optional(count(0, 1_000_000, 'So many, no more and no fewer')),
          atLeast: Type.Optional(count(0, 1_000_000, 'No fewer; 1 where no number is given')),
          atMost: Type.Optional(count(0, 1_000_000, 'No more'))
        },
        { description: 'So many requests' }
      )
    }),
    closed({
      sequence: list(JournalFilter, 'Requests in this order; others may stand between them', {
        minItems: 1,
        maxItems: 1_000
      }),
      strict: Type.Optional(Type.Boolean({ description: 'true: no others may stand between them' }))
    })
  ],
  { title: '{"count":{"of":{...},"exactly":2}} or {"sequence":[{...},{...}]}' }
)
export type JournalExpectation = Static<typeof JournalExpectation>

export const Verified = closed({ ok: Type.Literal(true) })
export type Verified = Static<typeof Verified>

export const Difference = closed({
  ok: Type.Literal(false),
  difference: Type.String({ description: 'What was expected and what came closest, in lines' }),
  error: Type.String({ description: 'The same, where every refusal has it' }),
  complaints: Type.Array(Type.String())
})
export type Difference = Static<typeof Difference>

export const JournalCounts = closed({
  counts: Type.Array(
    closed({
      product: Type.String({ description: 'At whose door' }),
      operation: Type.Optional(Type.String({ description: 'The operation' })),
      backupId: Type.Optional(Type.String({ description: 'The backup that it was about' })),
      attempts: Type.Integer({ description: 'Requests that came' }),
      effects: Type.Integer({ description: 'Requests that have changed the world' })
    }),
    { description: 'Since the journal was cleared, dropped entries included' }
  ),
  uncounted: Type.Integer({ description: 'Requests in no count, because there are too many kinds' })
})
export type JournalCounts = Static<typeof JournalCounts>
