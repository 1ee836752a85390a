// @ts-check
/** `npm run soak -- --minutes 10`: everything that hurts at once, and whether the mock still answers rightly. */
import { setMaxListeners } from 'node:events'
import { parseArgs } from 'node:util'
import {
  abort,
  dripSlowly,
  floodHeaders,
  ignoreEvents,
  openHalfWay,
  parkAndLeave,
  pipeline
} from './attackers.js'
import { filesMax, IDLE_MAX, IdleClients, idleCount } from './idle.js'
import { watchMemory } from './memory.js'
import {
  fillJournals,
  pollBackups,
  pollSnapshots,
  readJournal,
  switchFaults,
  waitACentury
} from './pollers.js'
import { complaintsOf, report } from './report.js'
import { pause, Tally } from './scene.js'
import { startVictim } from './server.js'

const SECONDS_MAX = 3_600
/** How long everybody waits for the idle connections to be there. */
const OPENING_SECONDS_MAX = 60

const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    seconds: { type: 'string' },
    idle: { type: 'string', default: `${IDLE_MAX}` },
    cli: { type: 'string', default: 'dist/cli/main.js' }
  }
})

const seconds = Number(values.seconds ?? Number(values.minutes ?? 10) * 60)
const idle = idleCount(Number(values.idle))
if (!(seconds > 0 && seconds <= SECONDS_MAX) || Number.isNaN(idle)) {
  console.error(`a soak takes more than nothing and at most ${SECONDS_MAX} seconds`)
  process.exit(2)
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130))

const victim = await startVictim(values.cli)
const over = new AbortController()
// As many wait for the end as take part.
setMaxListeners(0, over.signal)
const tally = new Tally()
const scene = tally.scene(victim.doors, over.signal)
const parts = [
  pollBackups,
  pollSnapshots,
  waitACentury,
  switchFaults,
  readJournal,
  dripSlowly,
  openHalfWay,
  floodHeaders,
  pipeline,
  abort,
  parkAndLeave,
  ignoreEvents
]
const clients = new IdleClients(idle)
const take = (/** @type {import('./scene.js').Part} */ part) =>
  part(scene).catch(error => scene.wrong(`${part.name}: ${error}`))
await take(fillJournals)
const idling = take(clients.stay)
// They come first, so that there are as many from the first minute on.
for (let waits = 0; waits < OPENING_SECONDS_MAX && clients.size < idle; waits += 1) {
  await pause(1_000, over.signal)
}
const samples = watchMemory(victim, over.signal, () => clients.size)
const taking = [idling, ...parts.map(take)]
await pause(seconds * 1_000, over.signal)
const survived = victim.isAlive()
// First what is no wonder any more, then the stop: it comes in the middle of everything.
const stopping = victim.stop()
over.abort()
const ending = await stopping
await Promise.race([Promise.all(taking), pause(5_000, new AbortController().signal)])

const outcome = {
  seconds,
  idle,
  filesMax: filesMax(),
  tally,
  errors: victim.errors,
  samples: await samples,
  survived,
  ending
}
console.log(report(outcome))
process.exit(complaintsOf(outcome).length === 0 ? 0 : 1)
