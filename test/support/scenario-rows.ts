/** What is seen in each scenario: the requests of a tool, and what comes of them. */
import type { Tool } from './in-scenario.js'
import { conditionRows } from './scenario-rows-conditions.js'
import { exchangeRows } from './scenario-rows-exchange.js'
import { lyingRows } from './scenario-rows-lying.js'

/** The release that is asked, what is seen in it, and how. */
export type ScenarioRow = readonly [
  camunda: string,
  seen: unknown,
  look: (tool: Tool) => Promise<unknown>
]

type AppName = 'operate' | 'tasklist' | 'optimize' | 'webapps'
type Look = ScenarioRow[2]

/** The state of backup 1, which lies there, and of backup 2, which is started and has had its time. */
const both =
  (app: AppName | 'zeebe'): Look =>
  async tool => {
    const there = await tool.state(app, 1)
    await tool.start(app, 2)
    await tool.advance('10m')
    return [there, await tool.state(app, 2)]
  }

/** Both with their reasons, in which the names of snapshots are told by their numbers. */
const reasons =
  (app: AppName | 'zeebe'): Look =>
  async tool => {
    await tool.start(app, 2)
    const seen = []
    for (const backupId of [1, 2]) {
      const { body } = await tool.get(app, backupId)
      const reason = String(body.failureReason).replace(/camunda_\S+_part_(\d)_of_\d/g, 'part $1')
      seen.push([body.state, reason])
    }
    return seen
  }

/** The states that a backup of a web application may have, each a scenario of its own. */
function stateRows(
  app: AppName,
  { failed, partial, tooMany }: Readonly<Record<'failed' | 'partial' | 'tooMany', string>>
): Readonly<Record<string, ScenarioRow>> {
  const line = app === 'webapps' ? '8.8' : '8.7'
  const twice = (reason: string) => [
    ['FAILED', reason],
    ['FAILED', reason]
  ]
  return {
    [`${app}-in-progress`]: [
      line,
      ['IN_PROGRESS', app === 'optimize' ? 202 : 400],
      async tool => [await tool.state(app, 1), (await tool.start(app, 2)).status]
    ],
    [`${app}-part-failed`]: [line, twice(failed), reasons(app)],
    [`${app}-part-partial`]: [line, twice(partial), reasons(app)],
    [`${app}-too-many-snapshots`]: [line, twice(tooMany), reasons(app)],
    [`${app}-incompatible`]: [line, ['INCOMPATIBLE', 'INCOMPATIBLE'], both(app)],
    [`${app}-incomplete`]: [line, ['INCOMPLETE', 'INCOMPLETE'], both(app)]
  }
}

const asHistory = {
  failed: 'There were failures with the following snapshots: part 4',
  partial: 'Some of the snapshots are partial: part 3',
  tooMany: 'More snapshots found than expected.'
}

const lost =
  'Backup on partition 2 failed due to java.io.UncheckedIOException: connection to the backup store was reset. '

const zeebeRows: Readonly<Record<string, ScenarioRow>> = {
  'zeebe-in-progress': [
    '8.7',
    ['IN_PROGRESS', 202],
    async tool => [await tool.state('zeebe', 1), (await tool.start('zeebe', 2)).status]
  ],
  'zeebe-failed': [
    '8.7',
    [
      ['FAILED', lost],
      ['FAILED', lost]
    ],
    reasons('zeebe')
  ],
  'zeebe-leader-change': [
    '8.7',
    ['FAILED', 'Backup on partition 1 failed due to Backup is cancelled due to leader change.. '],
    async tool => {
      const { body } = await tool.get('zeebe', 1)
      return [body.state, body.failureReason]
    }
  ],
  'zeebe-incomplete': ['8.7', ['INCOMPLETE', 'INCOMPLETE'], both('zeebe')],
  'zeebe-vanished': [
    '8.7',
    [202, 404, 409],
    async tool => {
      const { status } = await tool.start('zeebe', 2)
      return [status, await tool.state('zeebe', 2), (await tool.start('zeebe', 2)).status]
    }
  ],
  'zeebe-orphan': [
    '8.7',
    ['IN_PROGRESS', 'COMPLETED', 'COMPLETED', 202],
    async tool => [
      ...(await Promise.all([7, 8, 9].map(it => tool.state('zeebe', it)))),
      (await tool.start('zeebe', 10)).status
    ]
  ]
}

export const scenarioRows: Readonly<Record<string, ScenarioRow>> = {
  'happy-day': [
    '8.7',
    ['operate', 'tasklist', 'optimize', 'zeebe'].map(() => ['COMPLETED', 'COMPLETED']),
    async tool => {
      const seen = []
      for (const app of ['operate', 'tasklist', 'optimize', 'zeebe'] as const) {
        seen.push(await both(app)(tool))
      }
      return seen
    }
  ],
  ...stateRows('operate', asHistory),
  ...stateRows('tasklist', asHistory),
  ...stateRows('webapps', asHistory),
  ...stateRows('optimize', {
    failed: 'The following snapshots failed: [part 2]',
    partial: 'The following snapshots failed: []',
    tooMany: 'The following snapshots failed: []'
  }),
  ...zeebeRows,
  ...conditionRows,
  ...exchangeRows,
  ...lyingRows
}
