import fc from 'fast-check'
import t from 'tap'
import { byStart, snapshotAt } from '../../src/domain/snapshot.js'
import { snapshotSelection } from '../../src/domain/snapshot-selection.js'
import type { ManualClock } from '../../src/world/clock.js'
import { holds } from '../support/property.js'
import { aPlan, aWorld, repository } from '../support/world.js'

function finished<T>(work: Iterator<void, T>): T {
  let step = work.next()
  while (!step.done) step = work.next()
  return step.value
}

const name = fc.string({ unit: fc.constantFrom('a', 'b', '_'), minLength: 1, maxLength: 2 })
const inMs = fc.oneof(fc.constant(0), fc.nat(9))
const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '_', '*'), minLength: 1, maxLength: 4 })
const item = fc.oneof(
  name,
  pattern,
  fc.constantFrom('_all', '*', '_current', '_CURRENT', '-', 'a*'),
  pattern.map(it => `-${it}`)
)
const step = fc.oneof(
  fc.record({ kind: fc.constant('add'), name, inMs, tookMs: fc.nat(9) }),
  fc.record({ kind: fc.constant('remove'), name, inMs }),
  fc.record({ kind: fc.constant('rewrite'), name, inMs, tookMs: fc.nat(9) }),
  fc.record({ kind: fc.constant('advance'), byMs: fc.nat(6) }),
  fc.record({ kind: fc.constant('look') }),
  fc.record({ kind: fc.constant('restore') })
)

/** Of Elasticsearch, whose lists have more in them. */
const habits = { exclusions: true, starIsAll: true }

/** Every snapshot that nobody has taken back, and what of it is seen: one look at each. */
function naive(world: ReturnType<typeof aWorld>['world'], items: readonly string[]) {
  const { matches } = snapshotSelection(items, habits)
  const nowMs = world.clock.nowMs()
  return world.repositories
    .plans()
    .flatMap(({ plan }) => snapshotAt(plan, nowMs) ?? [])
    .filter(({ plan, state }) => matches({ name: plan.name, running: state === 'IN_PROGRESS' }))
    .toSorted(byStart)
    .map(view => view.plan.name)
}

t.test('what is looked up is what a look at every snapshot would find, whatever happened', t =>
  holds(
    t,
    fc.property(
      fc.array(step, { maxLength: 40 }),
      fc.array(fc.array(item, { maxLength: 4 }), { minLength: 1, maxLength: 5 }),
      (steps, questions) => {
        const { clock, world } = aWorld()
        for (const it of steps) carryOut(world, clock, it)
        const nowMs = clock.nowMs()
        return questions.every(items => {
          const found = finished(
            world.repositories.selected(repository, snapshotSelection(items, habits), nowMs)
          ).map(plan => plan.name)
          const running = world.repositories.running(repository).map(view => view.plan.name)
          return (
            found.join() === naive(world, items).join() &&
            running.join() === naive(world, ['_current']).join()
          )
        })
      }
    ),
    { numRuns: 400 }
  )
)

function carryOut(
  { repositories }: ReturnType<typeof aWorld>['world'],
  clock: ManualClock,
  it: typeof step extends fc.Arbitrary<infer Step> ? Step : never
): void {
  const nowMs = clock.nowMs()
  if ('byMs' in it) clock.advance(it.byMs)
  else if (it.kind === 'look') repositories.running(repository)
  else if (it.kind === 'restore') repositories.restore(repositories.state)
  else if (!('name' in it)) return
  else if ('tookMs' in it) {
    const startMs = nowMs + it.inMs
    const endMs = startMs + it.tookMs
    const known = repositories.plans().find(({ plan }) => plan.name === it.name)?.plan
    if (it.kind === 'add' && !repositories.isTaken(repository, it.name)) {
      repositories.add(repository, aPlan({ name: it.name, startMs, endMs }))
    } else if (known !== undefined && known.startMs > nowMs) {
      const future = { startMs, endMs, outcome: 'SUCCESS', failures: [] } as const
      repositories.rewrite(repository, it.name, known.uuid, future)
    }
  } else if (repositories.view(repository, it.name) !== undefined) {
    repositories.remove(repository, [it.name], nowMs + it.inMs)
  }
}

t.test('many that are deleted at once leave the others where they are', async t => {
  const { world, clock } = aWorld()
  const { repositories } = world
  const names = Array.from({ length: 100 }, (_, at) => `s_${String(at).padStart(2, '0')}`)
  for (const it of names) repositories.add(repository, aPlan({ name: it }))
  const doomed = names.filter((_, at) => at % 3 !== 0)
  repositories.remove(repository, doomed)
  const left = names.filter((_, at) => at % 3 === 0)
  const found = (text: string) =>
    finished(repositories.selected(repository, snapshotSelection([text], habits), clock.nowMs()))
  t.strictSame(
    found('s_*').map(plan => plan.name),
    left
  )
  t.strictSame(
    found('s_1*').map(plan => plan.name),
    left.filter(it => it.startsWith('s_1'))
  )
})
