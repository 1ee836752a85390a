// @ts-check
import { backupsPath, creationOf, freshCreations, readingOf } from './backup.js'
import { drawn } from './measuring/draw.js'
import { applyLoad } from './measuring/load.js'
import { askSuccessfully, requestsPerConnection } from './measuring/recording.js'
import { rowsOf, sideBySide } from './measuring/side-by-side.js'
import { mustAllSucceed } from './measuring/unfit.js'
import { FIRST_SOWN_ID, repository, SOWN_MAX, startSown } from './servers/sown.js'
import { doorUrl } from './servers/trio.js'

/**
 * @typedef {import('./measuring/side-by-side.js').Side} Side
 * @typedef {import('./measuring/side-by-side.js').Compared} Compared
 */

/** As many as the smallest world has; they share this beginning. */
const TEN = 10
const tenBackups = `${backupsPath}?pattern=${String(FIRST_SOWN_ID).slice(0, -1)}*`

/** Fewer than any door carries; what is prepared is not measured. */
const REQUESTS_PER_CONNECTION = 50
/** Bounds the time for creating what there has to be. */
const PREPARATION_SECONDS_MAX = 300
/** Bounds the time for a turn of creating. */
const CREATE_SECONDS_MAX = 15

/** @param {Side['server']} server */
const operate = ({ doors }) => doorUrl(doors, 'operate')
/** @param {Side['server']} server */
const elasticsearch = ({ doors }) => doorUrl(doors, 'elasticsearch')

/** Behind all that were sown. */
const FIRST_CREATED_ID = 1_800_000_000
const createdSnapshots = `/_snapshot/${repository}/camunda_operate_18*`

/**
 * Does everything cost the same when there is more? Worlds with 10 backups and with very many are asked the same,
 * in turns. The list is that of the same ten backups everywhere: one of all of them has to grow. What a turn
 * creates is deleted behind it, so that a world keeps its size.
 *
 * @param {import('./options.js').Scale} scale
 */
export async function growth(scale) {
  const sides = []
  for (const backups of [TEN, ...scale.growth]) {
    const title = `${backups.toLocaleString('en')} backups`
    sides.push({ title, server: await startWith(backups, scale) })
  }
  const [first, ...others] = sides
  if (first === undefined) throw new Error('there is always the smallest')
  try {
    const carried = await requestsPerConnection(operate(first.server), readingOf(FIRST_SOWN_ID))
    const rows = []
    for (const question of await questions(first, carried, scale)) {
      rows.push(...(await sideBySide(question, [first, ...others], scale)))
    }
    return [...rows, ...(await listAnew([first, ...others], scale))]
  } finally {
    for (const { server } of sides) await server.stop()
  }
}

/**
 * What a scenario cannot have is taken. Every mock creates thousands before it is asked, so that none has the better
 * compiled code.
 *
 * @param {number} backups
 * @param {import('./options.js').Scale} scale
 */
async function startWith(backups, { cli, warmUpCreations }) {
  const sown = Math.min(backups, SOWN_MAX)
  const server = await startSown(cli, sown)
  await createMany(server, { from: FIRST_SOWN_ID + sown, count: backups - sown })
  await createMany(server, { from: FIRST_CREATED_ID, count: warmUpCreations })
  await deleteCreated(server)
  return server
}

/**
 * @param {Side['server']} server
 * @param {{ from: number, count: number }} ids
 */
async function createMany(server, { from, count }) {
  if (count === 0) return
  const bounds = { seconds: PREPARATION_SECONDS_MAX, requests: count }
  const nextBody = freshCreations(from)
  const load = {
    request: creationOf(from),
    nextBody,
    requestsPerConnection: REQUESTS_PER_CONNECTION
  }
  mustAllSucceed('mock', await applyLoad(operate(server), load, bounds), bounds)
}

/**
 * The list again, by one client that changes something ahead of each, so that no answer is one that was remembered.
 *
 * @param {readonly Side[]} sides
 * @param {import('./options.js').Scale} scale
 */
async function listAnew(sides, { rounds }) {
  const taken = []
  for (let round = 0; round < rounds; round += 1) {
    const rates = []
    for (const { server } of sides) {
      await askSuccessfully(operate(server), creationOf(FIRST_CREATED_ID + round))
      const startMs = performance.now()
      await askSuccessfully(operate(server), { method: 'GET', path: tenBackups })
      rates.push(1_000 / (performance.now() - startMs))
    }
    taken.push(rates)
  }
  return rowsOf({ id: 'growth/list-anew', title: 'List of 10 by pattern, anew' }, sides, taken)
}

/** @param {Side['server']} server */
async function deleteCreated(server) {
  await askSuccessfully(elasticsearch(server), { method: 'DELETE', path: createdSnapshots })
}

/**
 * @param {Side} first
 * @param {number | undefined} carried
 * @param {import('./options.js').Scale} scale
 * @returns {Promise<Compared[]>}
 */
async function questions(first, carried, { seconds, creations }) {
  const ids = drawn(Array.from({ length: TEN }, (_, at) => FIRST_SOWN_ID + at))
  const paths = ids.map(id => readingOf(id).path)
  const reading = { request: readingOf(FIRST_SOWN_ID), requestsPerConnection: carried }
  const list = { method: /** @type {const} */ ('GET'), path: tenBackups }
  const { body } = await askSuccessfully(operate(first.server), readingOf(FIRST_SOWN_ID))
  const { snapshotName } = JSON.parse(body).details[0]
  const byName = {
    request: {
      method: /** @type {const} */ ('GET'),
      path: `/_snapshot/${repository}/${snapshotName}`
    },
    requestsPerConnection: undefined
  }
  return [
    {
      id: 'growth/get-state',
      title: 'GET state',
      bounds: { seconds },
      url: operate,
      load: () => ({ ...reading, paths })
    },
    {
      id: 'growth/list-of-10',
      title: 'List of 10 by pattern',
      bounds: { seconds },
      url: operate,
      load: () => ({ request: list, requestsPerConnection: carried })
    },
    {
      id: 'growth/create',
      title: 'Create',
      bounds: { seconds: CREATE_SECONDS_MAX, requests: creations },
      url: operate,
      load: () => ({
        request: creationOf(FIRST_CREATED_ID),
        nextBody: freshCreations(FIRST_CREATED_ID),
        requestsPerConnection: carried
      }),
      tidy: deleteCreated
    },
    {
      id: 'growth/by-name',
      title: 'GET a snapshot by its exact name',
      bounds: { seconds },
      url: elasticsearch,
      load: () => byName
    }
  ]
}
