/** Many worlds in one process, each with its own state, clock, seed, faults and journal. */
import { type Static, Type } from '@sinclair/typebox'
import { paces } from '../../domain/pace.js'
import { storages } from '../../domain/storage.js'
import { DurationOrNever } from './duration.js'
import { Instant } from './instant.js'
import { closed, count, text, words } from './schema.js'

/** Names of worlds stand in paths. */
export const worldName = Type.String({
  pattern: '^[a-z0-9][a-z0-9-]{0,62}$',
  title: 'up to 63 small letters, digits and -, beginning with a letter or digit',
  description: 'The name under which the world is reached: /worlds/{world}/...'
})

export const WorldPath = closed({ world: Type.String({ description: 'The name of a world' }) })

/** Everything that a world can be given. What is absent is as in the default world. */
export const WorldRequest = closed({
  name: Type.Optional(worldName),
  camunda: Type.Optional(
    text('The release to imitate, such as 8.7.2 or 8.7, or all', { maxLength: 32 })
  ),
  storage: Type.Optional(
    words(storages, {
      description: 'What holds the history of processes; rdbms from 8.9 on'
    })
  ),
  searchEngine: Type.Optional(
    text('The search engine to imitate, such as opensearch:2.19', { maxLength: 32 })
  ),
  topology: Type.Optional(
    words(['standalone', 'unified'] as const, {
      description:
        'From 8.8 on: one door for the whole orchestration cluster, or one for each application'
    })
  ),
  quirks: Type.Optional(
    Type.Record(Type.String(), Type.Boolean(), {
      description: 'Known defects by id: true to have them, false not to'
    })
  ),
  set: Type.Optional(
    Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()]), {
      description: 'Habits of the release to change, such as "operate.incomplete": "timeout"'
    })
  ),
  clock: Type.Optional(
    Type.String({
      pattern: '^(real|manual|x([1-9][0-9]{0,4}|100000))$',
      title: '"real", "manual", or "x" and a speed from 1 to 100000, such as "x60"',
      description: 'How time runs in it'
    })
  ),
  startAt: Type.Optional(Instant('What its clock shows first')),
  pace: Type.Optional(
    words(paces, {
      description: 'How long a backup takes; polls: every look at a state moves a manual clock'
    })
  ),
  partitions: Type.Optional(count(1, 64, "Zeebe's partitions: 1 to 64")),
  repository: Type.Optional(
    Type.Union([text('', { maxLength: 255 }), Type.Null()], {
      title: 'the name of a snapshot repository, or null for none',
      description: 'The snapshot repository that is registered and configured; null for none'
    })
  ),
  elasticsearchUser: Type.Optional(
    text(
      'The user that its search engine asks for; without any of the three, those of the default world',
      { maxLength: 500 }
    )
  ),
  elasticsearchPassword: Type.Optional(text("That user's password", { maxLength: 500 })),
  elasticsearchApiKeys: Type.Optional(
    Type.Array(Type.String({ maxLength: 501 }), {
      description:
        'API keys that its search engine takes, as "id:key"; none and no user: it is open'
    })
  ),
  seed: Type.Optional(text('Seed of ids and chance; a fresh one where absent', { maxLength: 255 })),
  ttl: Type.Optional(
    DurationOrNever(
      'How long the world lives after its last request, on the clock outside; 1h where absent'
    )
  ),
  scenario: Type.Optional(
    Type.Union([Type.String({ minLength: 1 }), Type.Record(Type.String(), Type.Unknown())], {
      title: 'the name of a scenario, or a whole one',
      description: 'The scenario to start in'
    })
  ),
  doors: Type.Optional(
    Type.Boolean({
      description:
        'true for doors of its own, on free ports, beside the path under the control door'
    })
  )
})
export type WorldRequest = Static<typeof WorldRequest>

export const WorldInfo = closed({
  name: Type.String({ description: 'The name under which it is reached' }),
  camunda: Type.String({ description: 'The release that it imitates, with its patch, or all' }),
  seed: Type.String({ description: 'The seed, with which all can be repeated' }),
  control: Type.String({ description: 'Where its control API begins' }),
  doors: Type.Record(Type.String(), Type.String(), {
    description: 'The address of every product'
  }),
  expires: Type.Optional(
    Type.String({
      description:
        'When it goes away unless somebody asks it something before: ISO 8601 in UTC, outside'
    })
  )
})
export type WorldInfo = Static<typeof WorldInfo>

export const WorldList = closed({
  worlds: Type.Array(WorldInfo, { description: 'The default world first, then by name' })
})
export type WorldList = Static<typeof WorldList>
