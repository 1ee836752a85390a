/** What is seen while something around the applications is not well. */
import { setTimeout } from 'node:timers/promises'
import type { Tool } from './in-scenario.js'
import type { ScenarioRow } from './scenario-rows.js'

const apps = ['operate', 'tasklist', 'optimize', 'zeebe'] as const

/** What each application answers when it is asked for backup 1. */
const statuses = async (tool: Tool) => {
  const seen = []
  for (const app of apps) seen.push((await tool.get(app, 1)).status)
  return seen
}

/** What Elasticsearch itself answers: a status, or `reset` where nobody is there. */
const searched = async (tool: Tool, method: string, path: string, body?: unknown) => {
  const { error, status } = await tool.search(method, path, body)
  return error === undefined ? status : 'reset'
}

/** An answer that is not there until time passes on the clock of the world: `late` and the answer. */
export async function late<T>(tool: Tool, asked: Promise<T>, step: string): Promise<[string, T]> {
  const soon = () => setTimeout(50, undefined)
  const answered = asked.then(answer => ({ answer }))
  let came = await Promise.race([answered, soon()])
  const when = came === undefined ? 'late' : 'early'
  while (came === undefined) {
    await tool.advance(step)
    came = await Promise.race([answered, soon()])
  }
  return [when, came.answer]
}

/** The status of a start, that of an inner answer to a pause, and which partitions are paused then. */
const startAndPause = async (tool: Tool) => {
  const start = await tool.start('zeebe', 2)
  const pause = await tool.pause()
  const paused = (await tool.world.exporting())
    .filter(it => it.phase === 'PAUSED')
    .map(it => it.partition)
  return [start.status, pause.body.status, paused]
}

/** The same where the brokers are waited for: the start ends with the timeout of the gateway. */
const lateStart = async (tool: Tool) => {
  const [early, { status }] = await late(tool, tool.start('zeebe', 2), '15s')
  return [early, status]
}

export const conditionRows: Readonly<Record<string, ScenarioRow>> = {
  'elasticsearch-slow': [
    '8.7',
    ['late', 200],
    async tool => {
      const [early, { status }] = await late(tool, tool.get('operate', 1), '5s')
      return [early, status]
    }
  ],
  'elasticsearch-times-out': [
    '8.7',
    ['late', 400, 'late', 502],
    async tool => {
      const [operate, one] = await late(tool, tool.get('operate', 1), '30s')
      const [tasklist, other] = await late(tool, tool.get('tasklist', 1), '30s')
      return [operate, one.status, tasklist, other.status]
    }
  ],
  'elasticsearch-unreachable': [
    '8.7',
    [[400, 502, 502, 200], 'reset'],
    async tool => [await statuses(tool), await searched(tool, 'GET', '/_snapshot/backups/_all')]
  ],
  'elasticsearch-failing': [
    '8.7',
    [[400, 500, 500, 200], 503],
    async tool => [await statuses(tool), await searched(tool, 'GET', '/_snapshot/backups/_all')]
  ],
  'elasticsearch-unauthorized': [
    '8.7',
    [[400, 500, 500, 200], 401],
    async tool => [await statuses(tool), await searched(tool, 'GET', '/_snapshot/backups/_all')]
  ],
  'elasticsearch-read-only': [
    '8.7',
    ['COMPLETED', 403, 403, 403],
    async tool => {
      await tool.start('operate', 2)
      return [
        await tool.state('operate', 2),
        await searched(tool, 'PUT', '/x'),
        await searched(tool, 'DELETE', '/operate-list-view-8.3.0_'),
        await searched(tool, 'PUT', '/_snapshot/y', { type: 'fs', settings: { location: '/y' } })
      ]
    }
  ],
  'elasticsearch-disk-full': [
    '8.7',
    ['COMPLETED', 403],
    async tool => {
      await tool.start('operate', 2)
      return [await tool.state('operate', 2), await searched(tool, 'PUT', '/x')]
    }
  ],
  'repository-missing': [
    '8.7',
    [[400, 500, 500, 200], {}, 404],
    async tool => [
      await statuses(tool),
      (await tool.search('GET', '/_snapshot')).body,
      (await tool.search('GET', '/_snapshot/backups/_all')).status
    ]
  ],
  'repository-not-configured': [
    '8.7',
    [[400, 404, 400, 200], 200],
    async tool => [
      await statuses(tool),
      (await tool.search('GET', '/_snapshot/backups/_all')).status
    ]
  ],
  'repository-read-only': [
    '8.7',
    [[200, 200, 200, 200], 500, 200, 404],
    async tool => [
      await statuses(tool),
      await searched(tool, 'PUT', '/_snapshot/backups/x'),
      (await tool.start('operate', 2)).status,
      await tool.state('operate', 2)
    ]
  ],
  'repository-unverifiable': [
    '8.7',
    [[400, 500, 500, 200], 500],
    async tool => [await statuses(tool), await searched(tool, 'POST', '/_snapshot/backups/_verify')]
  ],
  'zeebe-no-store': ['8.7', [400, 204, [1, 2, 3]], startAndPause],
  'zeebe-never-saw-a-broker': [
    '8.7',
    [500, 204, [], []],
    async tool => [...(await startAndPause(tool)), (await tool.list('zeebe')).body]
  ],
  'zeebe-brokers-gone': ['8.7', ['late', 504], lateStart],
  'zeebe-topology-incomplete': ['8.7', [502, 500, []], startAndPause],
  'zeebe-leaderless': ['8.7', ['late', 504], lateStart],
  'zeebe-replica-missing': ['8.7', [202, 500, []], startAndPause],
  'zeebe-leader-mismatch': ['8.7', ['late', 504], lateStart],
  'zeebe-timeout': ['8.7', ['late', 504], lateStart],
  'zeebe-connection-refused': ['8.7', [502, 500, []], startAndPause],
  'zeebe-exhausted': [
    '8.7',
    [503, 'Cannot accept requests for partition 1. Broker is out of disk space'],
    async tool => {
      const { status, body } = await tool.list('zeebe')
      return [status, body.message]
    }
  ],
  'zeebe-broker-error': ['8.7', [500, 500, [2, 3]], startAndPause],
  'zeebe-scaling': [
    '8.8',
    [409, 'COMPLETED'],
    async tool => [(await tool.start('zeebe', 2)).status, await tool.state('zeebe', 1)]
  ],
  'exporting-partly-paused': ['8.7', [202, 500, [1]], startAndPause]
}
