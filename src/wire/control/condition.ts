/** The state of a world's surroundings, in an operator's words. */
import { type Static, type TObject, Type } from '@sinclair/typebox'
import { Duration } from './duration.js'
import { closed, list, text, words } from './schema.js'

const partition = Type.Integer({
  minimum: 1,
  maximum: 1_000,
  description: 'The partition that it happens to, from 1; 1 where absent'
})

/** A condition that is its name and nothing more may be written as the name alone. */
function plain<const T extends readonly string[]>(kinds: T, description: string) {
  return [words(kinds, { description }), closed({ kind: words(kinds) })] as const
}

export const elasticsearchWords = [
  'reachable',
  'unreachable',
  'failing',
  'unauthorized',
  'readOnly',
  'diskFull'
] as const

export const repositoryWords = [
  'ready',
  'missing',
  'notConfigured',
  'readOnly',
  'unverifiable'
] as const

export const zeebeWords = ['ok', 'noStore', 'noBrokers', 'brokersGone', 'scaling'] as const

/** What happens to one partition. */
export const zeebePartitionWords = [
  'incompleteTopology',
  'leaderless',
  'replicaMissing',
  'leaderMismatch',
  'timeout',
  'refused',
  'exhausted'
] as const

export const Elasticsearch = Type.Union(
  [
    ...plain(elasticsearchWords, 'How the web applications and its own clients find it'),
    closed({
      kind: Type.Literal('slow'),
      delay: Duration('How long each answer takes, on the clock of the world')
    })
  ],
  {
    description: 'How Elasticsearch is found by the applications and by its own clients',
    title: `one of ${elasticsearchWords.join(', ')}, or {"kind":"slow","delay":"2s"}`
  }
)
export type Elasticsearch = Static<typeof Elasticsearch>

export const Repository = Type.Union(
  [...plain(repositoryWords, 'The snapshot repository of the web applications')],
  {
    description: 'How the snapshot repository of the web applications is found',
    title: `one of ${repositoryWords.join(', ')}`
  }
)
export type Repository = Static<typeof Repository>

export const Zeebe = Type.Union(
  [
    ...plain(zeebeWords, 'The brokers and their backup store'),
    words(zeebePartitionWords, { description: 'The same of partition 1' }),
    closed({ kind: words(zeebePartitionWords), partition: Type.Optional(partition) }),
    closed({
      kind: Type.Literal('brokerError'),
      partition: Type.Optional(partition),
      message: Type.Optional(text('What the broker says', { maxLength: 1_000 }))
    })
  ],
  {
    description: 'What is wrong between the gateway, its brokers and their backup store',
    title: `one of ${[...zeebeWords, ...zeebePartitionWords, 'brokerError'].join(', ')}, or an object with "kind" and what belongs to it`
  }
)
export type Zeebe = Static<typeof Zeebe>

export const Exporting = Type.Union(
  [
    ...plain(['ok'], 'Whether all partitions obey a pause or a resume'),
    closed({
      kind: Type.Literal('partial'),
      partitions: list(
        partition,
        'The partitions that obey; the others do not, and the call fails',
        {
          maxItems: 1_000
        }
      )
    })
  ],
  {
    description: 'Whether all partitions obey a pause or a resume',
    title: '"ok", or {"kind":"partial","partitions":[1]}'
  }
)
export type Exporting = Static<typeof Exporting>

const members = {
  elasticsearch: Elasticsearch,
  repository: Repository,
  zeebe: Zeebe,
  exporting: Exporting
}

/** What is named is changed; the rest stays (PATCH) or becomes healthy (PUT). */
export const ConditionChange = Type.Partial(Type.Object(members), { additionalProperties: false })
export type ConditionChange = Static<typeof ConditionChange>

const kindOnly = (kinds: readonly string[]): TObject =>
  Type.Object({ kind: words(kinds) }, { additionalProperties: true })

/** Every condition as an object with `kind`. */
export const ConditionState = closed({
  elasticsearch: kindOnly([...elasticsearchWords, 'slow']),
  repository: kindOnly(repositoryWords),
  zeebe: kindOnly([...zeebeWords, ...zeebePartitionWords, 'brokerError']),
  exporting: kindOnly(['ok', 'partial'])
})
