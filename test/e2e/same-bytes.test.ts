/** Two servers with the same seed, and the same commands at the same instants, answer with the same bytes. */
import t, { type Test } from 'tap'
import { type RawAnswer, send } from '../support/raw-http.js'
import { commands } from '../support/same-commands.js'
import { startHere } from '../support/started.js'

/** When the world begins: a date nobody will mistake for the machine's own. */
const begins = '2001-02-03T04:05:06Z'

interface Exchange {
  readonly asked: string
  readonly answered: string
  readonly interim: readonly number[]
  readonly closed: boolean
}

/** Everything that came back, but for the one header that may differ. */
async function converse(t: Test, flags: readonly string[]): Promise<Exchange[]> {
  const { ready } = await startHere(t, ['--clock', 'manual', '--start-at', begins, ...flags])
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
