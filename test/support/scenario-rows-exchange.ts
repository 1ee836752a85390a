/** What is seen while exchanges go wrong. */
import type { Tool } from './in-scenario.js'
import type { ScenarioRow } from './scenario-rows.js'
import { late } from './scenario-rows-conditions.js'
import { ask } from './struck.js'

type Look = ScenarioRow[2]

/** A start, what is there then, and the same start again: at Operate and at Zeebe. */
const again: Look = async tool => {
  const seen = []
  for (const app of ['operate', 'zeebe'] as const) {
    const first = await tool.start(app, 2)
    const state = await tool.state(app, 2)
    const second = await tool.start(app, 2)
    seen.push([first.error ?? first.status, state, second.status])
  }
  return seen
}

/** What a client makes of three looks at a backup, and of a fourth. */
const fourLooks =
  (told: (answer: Awaited<ReturnType<Tool['get']>>) => unknown): Look =>
  async tool => {
    const seen = []
    for (let look = 1; look <= 4; look += 1) seen.push(told(await tool.get('operate', 1)))
    return seen
  }

/** Whether a request that a client gives up on has had its effect nevertheless. */
async function givenUp(tool: Tool, ended: () => Promise<unknown>): Promise<unknown> {
  const url = `${tool.world.url('operate')}/actuator/backups`
  const giving = new AbortController()
  const asked = ask(url, { method: 'POST', body: { backupId: 2 }, signal: giving.signal })
  let state: unknown
  while (state !== 'COMPLETED') state = await ended()
  giving.abort()
  return [(await asked).status, state]
}

export const exchangeRows: Readonly<Record<string, ScenarioRow>> = {
  'flaky-gateway': [
    '8.7',
    [502, 502, 200, 'COMPLETED'],
    async tool => {
      const seen = []
      for (let attempt = 1; attempt <= 3; attempt += 1) {
        seen.push((await tool.start('operate', 2)).status)
      }
      return [...seen, await tool.state('operate', 2)]
    }
  ],
  'lost-answer': [
    '8.7',
    [
      ['ECONNRESET', 'COMPLETED', 400],
      ['ECONNRESET', 'COMPLETED', 409]
    ],
    again
  ],
  'lost-request': [
    '8.7',
    [
      ['ECONNRESET', 404, 200],
      ['ECONNRESET', 404, 202]
    ],
    again
  ],
  'retry-amplification': [
    '8.7',
    [
      [503, 'COMPLETED', 400],
      [503, 'COMPLETED', 409]
    ],
    again
  ],
  'hanging-start': ['8.7', [0, 'COMPLETED'], tool => givenUp(tool, () => tool.state('operate', 2))],
  'slow-answers': [
    '8.7',
    [200, 'late', 'COMPLETED'],
    async tool => {
      const { status } = await tool.start('operate', 2)
      return [status, ...(await late(tool, tool.state('operate', 2), '1m'))]
    }
  ],
  'dripping-answer': [
    '8.7',
    ['{', '{"'],
    async tool => {
      const url = `${tool.world.url('operate')}/actuator/backups/1`
      const pieces: string[] = []
      const giving = new AbortController()
      const asked = ask(url, { signal: giving.signal, onPiece: it => pieces.push(it) })
      const seen = []
      for (const count of [1, 2]) {
        while (pieces.length < count) await new Promise(resolve => setTimeout(resolve, 5))
        seen.push(pieces.join(''))
        await tool.advance('500ms')
      }
      giving.abort()
      await asked
      return seen
    }
  ],
  'truncated-answer': [
    '8.7',
    [undefined, undefined, undefined, 'COMPLETED'],
    fourLooks(({ body }) => body?.state)
  ],
  'malformed-answer': [
    '8.7',
    [undefined, undefined, undefined, 'COMPLETED'],
    fourLooks(({ body }) => body?.state)
  ],
  'wrong-types': [
    '8.7',
    ['object', 'object', 'object', 'string'],
    fourLooks(({ body }) => typeof body.state)
  ],
  'slow-start': [
    '8.7',
    [500, 500, 200],
    async tool => {
      const seen = [(await tool.pause()).status]
      await tool.advance('29s')
      seen.push((await tool.pause()).status)
      await tool.advance('1s')
      return [...seen, (await tool.pause()).status]
    }
  ],
  'csrf-forbidden': [
    '8.7',
    [403, 403, 404],
    async tool => [
      (await tool.start('operate', 2)).status,
      (await tool.pause()).status,
      (await tool.get('operate', 2)).status
    ]
  ]
}
