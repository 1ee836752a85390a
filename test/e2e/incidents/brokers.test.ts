/** What happens to the brokers in the middle of a backup; web applications and Elasticsearch do not notice. */
import t, { type Test } from 'tap'
import type { Incident } from '../../../src/world/incidents.js'
import {
  allParts,
  completedRuntime,
  type PieceSeen,
  runtimeBody
} from '../../support/matrix/bodies.js'
import { type EveryProduct, everyProduct } from '../../support/matrix/every-product.js'
import { inEveryRelease, plain } from '../../support/matrix/matrix.js'
import { allSee, historyProductsOf, partMs, planned } from '../../support/matrix/plans.js'
import { type MatrixRelease, versionOf } from '../../support/matrix/releases.js'
import { aDeployment } from '../../support/world.js'

const cancelled = 'Backup is cancelled due to leader change.'

/** Piece 1 has ended when it happens, the others have not. */
function inTheMiddle(
  name: string,
  { incident, quirk }: { incident: Incident; quirk?: string },
  look: (t: Test, products: EveryProduct, release: MatrixRelease) => Promise<void>
): void {
  t.test(name, t => {
    inEveryRelease(t, async (t, release) => {
      const quirks = new Map(quirk === undefined ? [] : [[quirk, true]])
      const deployment = aDeployment(versionOf(release), { quirks })
      const products = await everyProduct(t, release, { deployment })
      products.world.plans.add({ app: 'zeebe', durationMs: 2 * partMs })
      products.world.plans.add({ app: 'zeebe', partitionId: 1, durationMs: partMs })
      await products.ask('zeebe', 'take', planned)
      for (const product of historyProductsOf(release)) await products.ask(product, 'take', planned)
      products.clock.advance(1.5 * partMs)
      products.world.incidents.happen(incident)
      await look(t, products, release)
      await allSee(t, products, product => ({
        state: 'COMPLETED',
        parts: allParts(product, release)
      }))
      t.match(await products.ask('elasticsearch', 'health'), { body: '{"status":"green"}' })
    })
    t.end()
  })
}

async function sees(
  t: Test,
  { ask, release }: EveryProduct,
  seen: Parameters<typeof runtimeBody>[1]
): Promise<void> {
  const { status, body } = (await ask('zeebe', 'get', planned)) as { status: number; body: string }
  t.strictSame({ status, body: plain(body) }, { status: 200, body: runtimeBody(release, seen) })
}

/** Those pieces as they are, the others well. */
function withPieces(numbers: readonly number[], piece: Omit<PieceSeen, 'partitionId'>) {
  return completedRuntime(planned).pieces.map(it =>
    numbers.includes(it.partitionId) ? { ...it, ...piece } : it
  )
}

/** The reason ends with a full stop, and the sentence with another one and a blank. */
const because = (numbers: readonly number[]) =>
  numbers.map(it => `Backup on partition ${it} failed due to ${cancelled}. `).join('')

const failed = { state: 'FAILED', failureReason: cancelled } as const

inTheMiddle(
  'a partition changes its leader: its piece has failed',
  { incident: { kind: 'leaderChange', partitionId: 2 } },
  async (t, products) => {
    products.clock.advance(10 * partMs)
    const pieces = withPieces([2], failed)
    await sees(t, products, { id: planned, state: 'FAILED', failureReason: because([2]), pieces })
    await products.ask('zeebe', 'take', 3)
    products.clock.advance(10 * partMs)
    t.match(await products.ask('zeebe', 'get', 3), { body: /"COMPLETED"/ }, 'the next one works')
  }
)

inTheMiddle(
  'a piece that has ended does not notice',
  { incident: { kind: 'leaderChange', partitionId: 1 } },
  async (t, products) => {
    products.clock.advance(10 * partMs)
    await sees(t, products, completedRuntime(planned))
  }
)

inTheMiddle(
  'the brokers are restarted: every piece that was being taken has failed',
  { incident: { kind: 'restart', app: 'zeebe' } },
  async (t, products) => {
    products.clock.advance(10 * partMs)
    const pieces = withPieces([2, 3], failed)
    const failureReason = because([2, 3])
    await sees(t, products, { id: planned, state: 'FAILED', failureReason, pieces })
    const phases = [...products.world.zeebe.phases().values()]
    t.strictSame(phases, ['EXPORTING', 'EXPORTING', 'EXPORTING'])
  }
)

inTheMiddle(
  'where nobody notices the change of leaders, the backup runs for ever',
  { incident: { kind: 'leaderChange', partitionId: 2 }, quirk: 'camunda-41200' },
  async (t, products) => {
    products.clock.advance(3_600_000)
    const pieces = withPieces([2], { state: 'IN_PROGRESS' })
    await sees(t, products, { id: planned, state: 'IN_PROGRESS', pieces })
  }
)

/** Whether a release has a defect by itself. */
const isAffected = {
  'camunda-55838': (release: MatrixRelease) => release === '8.8',
  'camunda-52260': () => false
}

for (const isAsked of [true, false]) {
  const title = isAsked ? 'asked for' : 'left to the release'
  t.test(`a soft pause, a pause and a restart, the defect ${title}`, t => {
    inEveryRelease(t, async (t, release) => {
      const quirks = new Map(isAsked ? [['camunda-55838', true]] : [])
      const deployment = aDeployment(versionOf(release), { quirks })
      const products = await everyProduct(t, release, { deployment })
      const { world, ask } = products
      await world.zeebe.command('softPause')
      await ask('exporting', 'pause')
      t.match(await ask('zeebe', 'take', planned), { status: /200|202/ }, 'nothing shows before')
      world.incidents.happen({ kind: 'restart', app: 'zeebe' })
      const isLost = isAsked || isAffected['camunda-55838'](release)
      const answer = await ask('zeebe', 'take', 3)
      const status = release === '8.1' ? 500 : 504
      if (isLost) t.match(answer, { status, body: /Request timed out after PT15S/ })
      else t.match(answer, { status: /200|202/ })
      const phases = [...world.zeebe.phases().values()]
      t.strictSame(phases, ['PAUSED', 'PAUSED', 'PAUSED'], 'phases survive a restart')
    })
    t.end()
  })

  t.test(`a disabled exporter and a restart, the defect ${title}`, t => {
    inEveryRelease(t, async (t, release) => {
      const quirks = new Map(isAsked ? [['camunda-52260', true]] : [])
      const deployment = aDeployment(versionOf(release), { quirks })
      const { world } = await everyProduct(t, release, { deployment })
      const [exporter] = world.cluster.current().exporters
      const change = { operation: 'disable', exporterId: exporter?.id ?? '' } as const
      world.cluster.change(change, { deleteNeedsOrphan: false })
      world.incidents.happen({ kind: 'restart', app: 'zeebe' })
      const isBack = isAsked || isAffected['camunda-52260']()
      t.equal(world.cluster.current().exporters[0]?.state, isBack ? 'ENABLED' : 'DISABLED')
    })
    t.end()
  })
}
