// @ts-check
import { Agent } from 'node:http'
import { ask } from './measuring/recording.js'
import { rowOfMock } from './measuring/row.js'
import { median } from './measuring/statistics.js'
import { runInProcess } from './servers/child.js'
import { doorUrl, startMock } from './servers/trio.js'

const WORLDS_PER_ROUND = 200

/**
 * How long does a world take to make, for tests that want one each? Through the control API, on a connection
 * that is there, and in the process of the tests. Each is removed before the next, uncounted.
 *
 * @param {import('./options.js').Scale} scale
 */
export async function newWorld({ cli, rounds }) {
  const overHttp = await throughControl(cli, rounds)
  const { medians } = await runInProcess('new-world', cli, [rounds, WORLDS_PER_ROUND])
  const unit = 'ms'
  return [
    rowOfMock({
      id: 'new-world/control',
      question: 'New world, through the control API',
      unit,
      values: overHttp
    }),
    rowOfMock({
      id: 'new-world/in-process',
      question: 'New world, in process',
      unit,
      values: medians
    })
  ]
}

/**
 * @param {string} cli
 * @param {number} rounds
 */
async function throughControl(cli, rounds) {
  const server = await startMock(cli)
  const url = doorUrl(server.doors, 'control')
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const body = JSON.stringify({ name: 'new' })
  const round = async () => {
    const took = []
    for (let world = 0; world < WORLDS_PER_ROUND; world += 1) {
      const startMs = performance.now()
      const { status } = await ask(url, { method: 'POST', path: '/worlds', body }, agent)
      took.push(performance.now() - startMs)
      if (status !== 201) throw new Error(`a world was answered with ${status}`)
      await ask(url, { method: 'DELETE', path: '/worlds/new' }, agent)
    }
    return median(took)
  }
  await round()
  const values = []
  while (values.length < rounds) values.push(await round())
  agent.destroy()
  await server.stop()
  return values
}
