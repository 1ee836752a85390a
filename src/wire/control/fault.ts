/** What goes wrong with the exchange itself: when, and how. */
import { type Static, Type } from '@sinclair/typebox'
import { BackupId } from './backup-id.js'
import { Duration, durationPattern } from './duration.js'
import { instantPattern } from './instant.js'
import { emulatedProducts } from './product.js'
import { closed, count, text, words } from './schema.js'

const edge = (description: string) =>
  Type.Optional(
    Type.String({
      pattern: `^(${instantPattern}|${durationPattern})$`,
      title:
        'an ISO 8601 instant such as "2026-01-31T12:00:00Z", or a duration from now such as "10s"',
      description
    })
  )

/** Every member that is there has to fit; none at all fits every request. */
export const FaultWhen = closed({
  product: Type.Optional(words(emulatedProducts, { description: 'At whose door' })),
  operation: Type.Optional(
    text('The operation, as the journal names it; * stands for anything', { maxLength: 255 })
  ),
  backupId: Type.Optional(BackupId('The backup that the request is about')),
  method: Type.Optional(text('The method, such as POST', { maxLength: 32 })),
  path: Type.Optional(
    text('The path without its query, such as /actuator/*; * stands for anything', {
      maxLength: 2_000
    })
  ),
  nth: Type.Optional(count(1, 1_000_000, 'Only the nth request that fits, from 1')),
  skip: Type.Optional(count(0, 1_000_000, 'So many requests that fit are let through first')),
  times: Type.Optional(count(1, 1_000_000, 'It strikes so many times and no more')),
  probability: Type.Optional(
    Type.Number({
      minimum: 0,
      maximum: 1,
      description: 'Share of the requests that are struck, from 0 to 1, decided by the seed'
    })
  ),
  window: Type.Optional(
    closed(
      {
        from: edge('From when on: an instant, or a duration from now'),
        to: edge('Until when: an instant, or a duration from now')
      },
      { description: 'On the clock of the world' }
    )
  )
})
export type FaultWhen = Static<typeof FaultWhen>

const sides = ['before', 'after'] as const

export const FaultDelay = Type.Union(
  [
    Duration('Always so long'),
    closed({
      uniform: Type.Tuple([Duration('At least'), Duration('At most')], {
        title: 'a list of two durations, the shorter first'
      })
    }),
    closed({
      logNormal: closed({
        median: Duration('Half of the delays are shorter'),
        sigma: Type.Number({ minimum: 0, maximum: 10, description: 'How wide they lie: 0 to 10' })
      })
    })
  ],
  {
    description: 'The answer takes so much longer, on the clock of the world: an hour at most',
    title:
      'a duration such as "2s", {"uniform":["1s","3s"]} or {"logNormal":{"median":"1s","sigma":0.5}}'
  }
)

export type FaultDelay = Static<typeof FaultDelay>

/** At least one of them. */
export const FaultEffect = closed(
  {
    status: Type.Optional(count(200, 599, 'The status that is answered')),
    body: Type.Optional(
      Type.Unknown({
        description:
          "The body that is answered: JSON, or text; the product's own error body where absent"
      })
    ),
    headers: Type.Optional(
      Type.Record(Type.String({ maxLength: 255 }), Type.String({ maxLength: 8_192 }), {
        description: 'Headers that are answered as well'
      })
    ),
    point: Type.Optional(
      words(sides, {
        description:
          'With "status": before: the application never sees the request; after: the effect took place, and the answer is replaced'
      })
    ),
    delay: Type.Optional(FaultDelay),
    hang: Type.Optional(
      words(sides, { description: 'No answer comes, before or after the effect took place' })
    ),
    reset: Type.Optional(
      words(sides, {
        description: 'The connection is dropped, before or after the effect took place'
      })
    ),
    mangle: Type.Optional(
      words(['truncated', 'malformed', 'wrongTypes'] as const, {
        description: 'The real answer is cut off, is no JSON, or has values of the wrong type'
      })
    ),
    drip: Type.Optional(
      closed(
        {
          bytes: count(1, 65_536, 'So many bytes at a time'),
          every: Duration('The pause between them')
        },
        { description: 'The answer comes slowly' }
      )
    )
  },
  { minProperties: 1 }
)
export type FaultEffect = Static<typeof FaultEffect>

export const Fault = closed({
  when: Type.Optional(FaultWhen),
  effect: FaultEffect
})
export type Fault = Static<typeof Fault>

export const ListedFault = closed({
  id: Type.String({ description: 'The name by which it is looked at and removed' }),
  when: FaultWhen,
  effect: FaultEffect,
  attempts: Type.Integer({ description: 'Requests that fitted so far' }),
  struck: Type.Integer({ description: 'Requests that it struck so far' })
})
export type ListedFault = Static<typeof ListedFault>

export const Faults = closed({
  faults: Type.Array(ListedFault, { description: 'In the order in which they are asked' })
})
export type Faults = Static<typeof Faults>

export const ItemId = closed({ id: Type.String({ description: 'As the list gives it' }) })
export const Added = closed({ id: Type.String({ description: 'The name by which it is removed' }) })
export type Added = Static<typeof Added>
