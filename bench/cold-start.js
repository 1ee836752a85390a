// @ts-check
import { listing } from './backup.js'
import { askSuccessfully } from './measuring/recording.js'
import { rowOf, takeRounds } from './measuring/row.js'
import { bareUrl, doorUrl, startFloor, startMock, writeFloorPlan } from './servers/trio.js'

const cold = { isProbed: false }

/**
 * How long must a test wait before its first request is answered? From the call that spawns the
 * process to the end of the first 200.
 *
 * @param {import('./options.js').Scale} scale
 */
export async function coldStart({ cli, starts: count, secondsMax }) {
  const mock = await startMock(cli, cold)
  const answer = await askSuccessfully(doorUrl(mock.doors, 'operate'), listing)
  await mock.stop()
  const planFile = writeFloorPlan({ request: listing, answer, schema: { type: 'array' } })

  const rounds = await takeRounds({ count, secondsMax }, async name => {
    const startMs = performance.now()
    const server = await (name === 'mock' ? startMock(cli, cold) : startFloor(name, planFile, cold))
    const url = name === 'mock' ? doorUrl(server.doors, 'operate') : bareUrl(server)
    await askSuccessfully(url, listing)
    const elapsedMs = performance.now() - startMs
    await server.stop()
    return elapsedMs
  })
  const question = 'Cold start, spawn to first 200'
  return [rowOf({ id: 'cold-start', question, unit: 'ms', rounds, pick: value => ({ value }) })]
}
