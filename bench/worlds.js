// @ts-check
import { creationOf, readingOf } from './backup.js'
import { askSuccessfully, requestsPerConnection } from './measuring/recording.js'
import { rowOfMock } from './measuring/row.js'
import { sideBySide } from './measuring/side-by-side.js'
import { doorUrl, startMock } from './servers/trio.js'

/** @typedef {import('./servers/child.js').Server} Server */

const KB = 1_000

/** Made before the count, because code that runs for the first time stays in memory too. */
const WARM_UP_WORLDS = 100

/** @param {Server} server */
const control = ({ doors }) => doorUrl(doors, 'control')
/** The last world that was made has a backup, and is the one that is asked. */
const LAST = 'last'
/** @param {Server} server */
const operateOfLast = server => `${control(server)}/worlds/${LAST}/operate`

/**
 * Does a world care how many others there are, and how much memory does one take that nobody has looked at?
 *
 * @param {import('./options.js').Scale} scale
 */
export async function worlds(scale) {
  const sides = []
  const [few = 1, ...more] = scale.worlds
  const first = await sideWith(few, scale.cli)
  for (const count of more) sides.push(await sideWith(count, scale.cli))
  try {
    const carried = await requestsPerConnection(operateOfLast(first.server), readingOf(1))
    const compared = {
      id: 'worlds/get-state',
      title: 'GET state in one world',
      bounds: { seconds: scale.seconds },
      url: operateOfLast,
      load: () => ({ request: readingOf(1), requestsPerConnection: carried })
    }
    const rows = await sideBySide(compared, [first, ...sides], scale)
    return [...rows, await memoryPerWorld(scale)]
  } finally {
    for (const { server } of [first, ...sides]) await server.stop()
  }
}

/**
 * @param {number} count
 * @param {string} cli
 */
async function sideWith(count, cli) {
  const server = await startMock(cli)
  await make(server, names('world', count - 1))
  await make(server, [LAST])
  await askSuccessfully(operateOfLast(server), creationOf(1))
  return { title: `${count.toLocaleString('en')} ${count === 1 ? 'world' : 'worlds'}`, server }
}

/** @param {import('./options.js').Scale} scale */
async function memoryPerWorld({ cli, starts, emptyWorlds }) {
  const values = []
  for (let round = 0; round < starts; round += 1) {
    const server = await startMock(cli)
    await make(server, names('early', WARM_UP_WORLDS))
    const before = await server.usage({ collect: true })
    await make(server, names('world', emptyWorlds))
    const after = await server.usage({ collect: true })
    await server.stop()
    values.push((after.heapBytes - before.heapBytes) / emptyWorlds / KB)
  }
  const question = 'Heap kept per empty world'
  return rowOfMock({ id: 'worlds/memory', question, unit: 'KB', values })
}

/**
 * @param {Server} server
 * @param {readonly string[]} all Names.
 */
async function make(server, all) {
  for (const name of all) {
    const body = JSON.stringify({ name, ttl: 'never' })
    await askSuccessfully(control(server), { method: 'POST', path: '/worlds', body })
  }
}

/**
 * @param {string} stem
 * @param {number} count
 */
function names(stem, count) {
  return Array.from({ length: count }, (_, at) => `${stem}-${at}`)
}
