/** A world that is like another one, but for what is wished for. */
import t from 'tap'
import { configOf, type WorldConfig, type WorldWishes, worldLike } from '../../src/config.js'
import { programSources } from '../support/config-sources.js'

const like = configOf(
  {
    camunda: '8.9',
    storage: 'rdbms',
    quirks: { 'camunda-33717': true },
    set: { 'zeebe.deleteDelayMs': 7 },
    clock: 'x60',
    startAt: '2001-02-03T04:05:06Z',
    pace: 'slow',
    partitions: 5,
    repository: 'mine',
    seed: 's'
  },
  programSources
)

const wanted = (wishes: Parameters<typeof worldLike>[1], from = like) => {
  const world = worldLike(from, wishes)
  if ('complaints' in world) throw new Error(world.complaints.join('\n'))
  return world
}

t.test('nothing wished for is everything as it is there', async t => {
  const {
    doors: _,
    scenario: __scenario,
    controlToken: __,
    worldsMax: ___,
    readyFile: ____,
    logLevel: _____,
    ...world
  } = like
  t.strictSame(wanted({}), world)
})

t.test('who names a release has it as it is; everything else stays', async t => {
  t.strictSame(wanted({ camunda: '8.7' }), {
    camunda: '8.7',
    storage: 'elasticsearch',
    searchEngine: 'elasticsearch:8.17',
    topology: null,
    quirks: {},
    switches: {},
    clock: { mode: 'scaled', factor: 60 },
    startAt: '2001-02-03T04:05:06Z',
    pace: 'slow',
    partitions: 5,
    repository: 'mine',
    searchSecurity: null,
    seed: 's'
  })
})

t.test('quirks and switches are added to those that are there', async t => {
  const { quirks, switches } = wanted({
    quirks: { 'operate-400': false },
    set: { 'zeebe.deleteDelayMs': 8 }
  })
  t.strictSame(quirks, { 'camunda-33717': true, 'operate-400': false })
  t.strictSame(switches, { 'zeebe.deleteDelayMs': 8 })
})

t.test('at a pace of polls the clock is manual, whatever it is there', async t => {
  t.match(wanted({ pace: 'polls' }), { pace: 'polls', clock: { mode: 'manual' } })
  const polls = configOf({ pace: 'polls' }, programSources)
  t.match(wanted({ pace: 'instant' }, polls), { clock: { mode: 'manual' } })
  t.match(worldLike(polls, { clock: 'real' }), { complaints: [/^clock: real does not go with/] })
})

t.test('no repository is a wish, and so is one where there is none', async t => {
  t.equal(wanted({ repository: null }).repository, null)
  const none = configOf({ repository: null }, programSources)
  t.equal(none.repository, null)
  t.equal(wanted({}, none).repository, null)
  t.equal(wanted({ repository: 'one' }, none).repository, 'one')
})

t.test('every complaint comes at once, in the words of a world', async t => {
  const world = worldLike(like, {
    camunda: '8.7',
    storage: 'rdbms',
    quirks: { nope: true },
    clock: 'x0',
    partitions: 65,
    startAt: 'today'
  })
  t.match(world, {
    complaints: [
      /^quirks: nope: unknown quirk/,
      /^clock: "x0" is not allowed/,
      /^startAt: "today" is not allowed/,
      /^partitions: "65" is not allowed; give a whole number from 1 to 64/,
      /^storage: 8.7 cannot use rdbms; leave it out, or give camunda 8.9 or later/
    ]
  })
})

t.test(
  'storage and search engine go together: who wishes for one has neither from the other world',
  async t => {
    const pair = ({ storage, searchEngine }: WorldConfig) => [storage, searchEngine]
    const onOpenSearch = { ...like, storage: 'opensearch', searchEngine: 'opensearch:3' } as const
    const pairOf = (wishes: WorldWishes) => {
      const wanted = worldLike({ ...onOpenSearch, camunda: '8.9' }, wishes)
      return 'complaints' in wanted ? wanted.complaints : pair(wanted)
    }
    t.strictSame(pairOf({}), ['opensearch', 'opensearch:3'])
    t.strictSame(pairOf({ storage: 'elasticsearch' }), ['elasticsearch', 'elasticsearch:8.17'])
    t.strictSame(pairOf({ searchEngine: 'elasticsearch:9' }), ['elasticsearch', 'elasticsearch:9'])
    t.strictSame(pairOf({ storage: 'rdbms' }), ['rdbms', 'elasticsearch:8.17'])
  }
)
