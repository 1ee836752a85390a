/** What is seen in each scenario: the requests of a tool, and what comes of them. */
import type { Tool } from './in-scenario.js'

export interface ScenarioRow {
  /** The release that is asked. */
  readonly camunda: string
  /** Does what the title is about, and returns what it saw. */
  look(tool: Tool): Promise<unknown>
  readonly seen: unknown
}

type Row = readonly [camunda: string, seen: unknown, look: ScenarioRow['look']]

const line = (app: AppName) => (app === 'webapps' ? '8.8' : '8.7')
type AppName = 'operate' | 'tasklist' | 'optimize' | 'webapps'

/** The state of the backup that lies there, and that of one that is started and has had its time. */
const both =
  (app: AppName | 'zeebe', later = '10m'): ScenarioRow['look'] =>
  async tool => {
    const there = await tool.state(app, 1)
    await tool.start(app, 2)
    await tool.advance(later)
    return [there, await tool.state(app, 2)]
  }

const reasons =
  (app: AppName | 'zeebe'): ScenarioRow['look'] =>
  async tool => {
    await tool.start(app, 2)
    await tool.advance('1m')
    return [1, 2].reduce<Promise<unknown[]>>(async (before, id) => {
      const { body } = await tool.get(app, id)
      return [...(await before), body.state, String(body.failureReason).replace(/camunda_\S+?_part/g, 'PART')]
    }, Promise.resolve([]))
  }

/** The states that a backup of a web application may have, each as a scenario of its own. */
function appRows(app: AppName, { failed, partial, tooMany }: Readonly<Record<string, string>>) {
  const busy = app === 'optimize' ? 202 : 400
  return {
    [`${app}-in-progress`]: [
      line(app),
      ['IN_PROGRESS', busy],
      async tool => [await tool.state(app, 1), (await tool.start(app, 2)).status]
    ],
    [`${app}-part-failed`]: [line(app), ['FAILED', failed, 'FAILED', failed], reasons(app)],
    [`${app}-part-partial`]: [line(app), ['FAILED', partial, 'FAILED', partial], reasons(app)],
    [`${app}-too-many-snapshots`]: [line(app), ['FAILED', tooMany, 'FAILED', tooMany], reasons(app)],
    [`${app}-incompatible`]: [line(app), ['INCOMPATIBLE', 'INCOMPATIBLE'], both(app)],
    [`${app}-incomplete`]: [line(app), ['INCOMPLETE', 'INCOMPLETE'], both(app)]
  } satisfies Record<string, Row>
}
