/** Two servers with the same seed, and the same commands at the same instants, answer with the same bytes. */
import t, { type Test } from 'tap'
import { readConfig } from '../../src/config.js'
import { type RunningServer, startServer } from '../../src/server.js'
import { type RawAnswer, send } from '../support/raw-http.js'
import { commands } from '../support/same-commands.js'

/** When the world begins: a date nobody will mistake for the machine's own. */
const START_MS = Date.parse('2001-02-03T04:05:06Z')

/** A manual clock begins at the machine's time, which is held still until the server has started. */
async function startAtOnce(t: Test, flags: readonly string[]): Promise<RunningServer> {
  const { config } = readConfig({
    argv: ['--port-base', '0', '--clock', 'manual', ...flags],
    env: {},
    readFile: path => {
      throw new Error(`no file ${path}`)
    },
    freshSeed: () => 'not asked for'
  })
  const stream = { write: (line: string) => t.comment(line) }
  const now = t.intercept(Date, 'now', { value: () => START_MS })
  try {
    const server = await startServer(config, { logger: { level: 'warn', stream } })
    t.teardown(() => server.close())
    return server
  } finally {
    now.restore()
  }
}

interface Exchange {
  readonly asked: string
  readonly answered: string
  readonly interim: readonly number[]
  readonly closed: boolean
}

/** Everything that came back, but for the one header that may differ. */
async function converse(t: Test, flags: readonly string[]): Promise<Exchange[]> {
  const { ready } = await startAtOnce(t, flags)
  const exchanges: Exchange[] = []
  for (const [door, request] of commands) {
    const url = ready.doors[door]
    if (url === undefined) continue
    const answer: RawAnswer = await send(Number(new URL(url).port), request)
    const { interim, closed } = answer
    const answered = answer.raw.replace(/\r\ndate: [^\r]*/i, '')
    exchanges.push({ asked: `${door} ${request}`, answered, interim, closed })
  }
  return exchanges
}

const deployments: [flags: string[], why: string][] = [
  [['--camunda', 'all'], 'every family side by side'],
  [['--camunda', '8.1'], 'the first family, whose refusals number themselves'],
  [['--camunda', '8.7'], 'the last of the separate applications'],
  [['--camunda', '8.8'], 'one door for the cluster'],
  [['--camunda', '8.9', '--storage', 'rdbms'], 'ids that the cluster gives'],
  [['--camunda', '8.10', '--pace', 'slow'], 'the newest, taking its time']
]

for (const [flags, why] of deployments) {
  t.test(`${flags.join(' ')} says the same twice: ${why}`, async t => {
    const seeded = [...flags, '--seed', '1']
    const [first, second] = [await converse(t, seeded), await converse(t, seeded)]
    t.ok(first.length >= 40, `${first.length} commands`)
    for (const [index, { asked, ...exchange }] of first.entries()) {
      const { asked: _, ...again } = second[index] ?? { asked }
      t.strictSame(again, exchange, asked)
    }
  })
}

t.test('another seed says something else', async t => {
  const flags = ['--camunda', 'all', '--seed']
  const [first, second] = [await converse(t, [...flags, '1']), await converse(t, [...flags, '2'])]
  const differing = first.filter(({ answered }, index) => answered !== second[index]?.answered)
  t.ok(differing.length > 10, `${differing.length} of ${first.length} answers`)
})
