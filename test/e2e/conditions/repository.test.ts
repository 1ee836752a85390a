/** The repository is registered nowhere, configured nowhere, read-only, or out of reach. */
import t, { type Test } from 'tap'
import { underCondition } from '../../support/matrix/conditions.js'
import type { EveryProduct } from '../../support/matrix/every-product.js'
import { type Answers, assumed, fine, says, type Table } from '../../support/matrix/matrix.js'
import type { MatrixRelease, Product } from '../../support/matrix/releases.js'

const inSource = 'DELETE of 8.1 is not documented'
const missing = 'No repository with name [backups] could be found.'
const cannotTrigger = 'Cannot trigger backup because'
const firstMissing = `${cannotTrigger} no repository with name [backups] could be found.`
const firstSearching = 'Exception occurred when searching for backup with ID [1].'

const unregistered = (later: number): Record<'take' | 'get' | 'list' | 'delete', Answers> => ({
  take: { '8.1': says(500, firstMissing), '8.5': says(later, missing) },
  get: { '8.1': says(500, firstSearching), '8.5': says(later, missing) },
  list: says(later, missing),
  delete: { '8.1': assumed(inSource, says(500, firstMissing)), '8.5': says(later, missing) }
})

underCondition(
  t,
  { repository: { kind: 'missing' } },
  {
    operate: unregistered(400),
    tasklist: unregistered(500),
    webapps: { all: says(404, missing), get: says(500, missing) },
    optimize: {
      all: {
        '8.1': assumed('only the status is known of 3.9', says(500, missing)),
        '8.5': says(500, missing)
      }
    },
    elasticsearch: {
      all: says(404, '[backups] missing', 'repository_missing_exception'),
      root: fine,
      health: fine,
      createIndex: fine
    }
  }
)

const unconfigured = 'No backup repository configured.'
const first = (app: string) =>
  `${cannotTrigger} no Elasticsearch snapshot repository name found in ${app} configuration.`
const execute = 'Cannot execute backup request because'
const optimizeOld = `${execute} no Elasticsearch snapshot repository name found in Optimize configuration.`
const optimizeNew = `${execute} no snapshot repository name found in Optimize configuration.`

underCondition(
  t,
  { repository: { kind: 'notConfigured' } },
  {
    operate: { all: { '8.1': says(400, first('Operate')), '8.5': says(400, unconfigured) } },
    tasklist: { all: { '8.1': says(400, first('Tasklist')), '8.5': says(404, unconfigured) } },
    webapps: { all: says(400, unconfigured) },
    optimize: {
      all: {
        '8.1': says(400, first('Optimize')),
        '8.5': says(400, optimizeOld),
        '8.7': says(400, optimizeNew)
      }
    }
  }
)

const historyApps: readonly Product[] = ['operate', 'tasklist', 'webapps', 'optimize']

/** How an unknown backup is told: 8.6.11 stumbles over the empty list of a newer Elasticsearch. */
function unknownStatus(product: Product, release: MatrixRelease): number {
  if (release !== '8.6.11') return 404
  return product === 'operate' ? 400 : product === 'tasklist' ? 500 : 404
}

/** The start was accepted, and what followed failed where only a log was told. */
async function nothingWasTaken(t: Test, { ask, release }: EveryProduct): Promise<void> {
  for (const product of historyApps) {
    const answer = await ask(product, 'get', 2)
    if (answer === undefined) continue
    const status = unknownStatus(product, release)
    t.match(answer, { status }, `${product} knows nothing of backup 2`)
  }
}

/** So is a deletion: the snapshots are there still. */
async function nothingIsDeleted(t: Test, { ask, world }: EveryProduct): Promise<void> {
  world.conditions.set({ repository: { kind: 'readOnly' } })
  for (const product of historyApps) {
    const answer = await ask(product, 'delete', 1)
    if (answer === undefined) continue
    t.match(answer, { status: 204 }, `${product} promises to delete backup 1`)
    t.match(await ask(product, 'get', 1), { status: 200 }, `${product} still has it`)
  }
}

underCondition(
  t,
  { repository: { kind: 'readOnly' } },
  {
    elasticsearch: {
      takeSnapshot: says(500, '[backups] repository is readonly', 'repository_exception')
    }
  },
  async (t, products) => {
    await nothingWasTaken(t, products)
    await nothingIsDeleted(t, products)
  }
)

const unreadable = '[backups] could not read repository data from index blob'
const cause = `Elasticsearch exception [type=repository_exception, reason=${unreadable}]`
const validating = 'Exception occurred when validating whether backup with ID [2] already exists.'
const listing = `Exception occurred when searching for backups: ${cause}`
const secondCall = 'of the second call only the lost connection is recorded'

const unread = (later: number): Record<'take' | 'get' | 'list', Answers> => ({
  take: { '8.1': says(500, validating), '8.5': assumed(secondCall, says(later, validating)) },
  get: { '8.1': says(500, firstSearching), '8.5': says(later, firstSearching) },
  list: assumed('the cause is what the client library makes of it', says(later, listing))
})

const patterns = (id: number | '*') =>
  [1, 2].map(part => `camunda_optimize_${id}_*_part_${part}_of_2`).join(', ')
const retrieving = (names: string, exception: string) =>
  says(500, `Could not retrieve snapshots with names [${names}] due to an ${exception}.`)
const optimizeUnread = (id: number | '*'): Answers => ({
  '8.5': retrieving(patterns(id), 'ElasticsearchStatusException'),
  '8.7': retrieving(patterns(id), 'ElasticsearchException')
})

const optimizeFirst = (id: number) =>
  assumed(
    '3.9 names no exception, as it does not where it asks for the repository',
    says(500, `Could not retrieve snapshots with names [camunda_optimize_${id}_*].`)
  )

const unverifiable: Table = {
  operate: unread(400),
  tasklist: unread(500),
  webapps: {
    take: says(502, validating),
    get: says(500, firstSearching),
    list: says(502, listing),
    delete: assumed(
      'it looks for the snapshots as GET does',
      says(500, 'Exception occurred when searching for backup with ID [3].')
    )
  },
  optimize: {
    take: { '8.1': optimizeFirst(2), ...optimizeUnread(2) },
    get: { '8.1': optimizeFirst(1), ...optimizeUnread(1) },
    list: optimizeUnread('*')
  },
  elasticsearch: {
    verify: says(
      500,
      '[backups] path [backups] is not accessible on master node',
      'repository_verification_exception'
    ),
    snapshots: says(500, unreadable, 'repository_exception'),
    catSnapshots: says(500, unreadable, 'repository_exception'),
    takeSnapshot: says(500, unreadable, 'repository_exception')
  }
}
underCondition(t, { repository: { kind: 'unverifiable' } }, unverifiable)
