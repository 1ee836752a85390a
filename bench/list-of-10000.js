// @ts-check
import { backupSchema, listing } from './backup.js'
import { recordPlan } from './measuring/record-plan.js'
import { readThrough } from './measuring/recording.js'
import { rowOf, takeRounds } from './measuring/row.js'
import { median } from './measuring/statistics.js'
import { startSown } from './servers/sown.js'
import { bareUrl, doorUrl, startFloor } from './servers/trio.js'

const BACKUPS = 10_000

/**
 * How long does the list of everything take, where there is very much? It is asked for by one client, again and
 * again; the floors send the same bytes.
 *
 * @param {import('./options.js').Scale} scale
 */
export async function listOf10000({ cli, rounds: count, secondsMax, lists }) {
  const server = await startSown(cli, BACKUPS)
  const url = doorUrl(server.doors, 'operate')
  const plan = { request: listing, schema: { type: 'array', items: backupSchema } }
  const planFile = await recordPlan(url, plan)
  const floors = {
    http: await startFloor('http', planFile),
    fastify: await startFloor('fastify', planFile)
  }
  const urls = { mock: url, http: bareUrl(floors.http), fastify: bareUrl(floors.fastify) }
  const turn = async (/** @type {keyof typeof urls} */ name) => {
    const took = []
    for (let list = 0; list < lists; list += 1) {
      const startMs = performance.now()
      await readThrough(`${urls[name]}${listing.path}`)
      took.push(performance.now() - startMs)
    }
    return median(took)
  }
  try {
    await takeRounds({ count: 1, secondsMax }, turn)
    const rounds = await takeRounds({ count, secondsMax }, turn)
    const question = `List of ${BACKUPS.toLocaleString('en')} finished 6-part backups`
    const row = { id: 'list-of-10000', question, unit: 'ms', rounds }
    return [rowOf({ ...row, pick: value => ({ value }) })]
  } finally {
    for (const it of [server, floors.http, floors.fastify]) await it.stop()
  }
}
