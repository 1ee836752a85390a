// @ts-check
import { backupsPath, creationOf, freshCreations, readingOf } from './backup.js'
import { drawn } from './measuring/draw.js'
import { askSuccessfully, requestsPerConnection } from './measuring/recording.js'
import { sideBySide } from './measuring/side-by-side.js'
import { FIRST_SOWN_ID, repository, startSown } from './servers/sown.js'
import { doorUrl } from './servers/trio.js'

/**
 * @typedef {import('./measuring/side-by-side.js').Side} Side
 * @typedef {import('./measuring/side-by-side.js').Compared} Compared
 */

/** As many as the smallest world has; they share this beginning. */
const TEN = 10
const tenBackups = `${backupsPath}?pattern=${String(FIRST_SOWN_ID).slice(0, -1)}*`

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
    sides.push({ title, server: await startSown(scale.cli, backups) })
  }
  const [first, ...others] = sides
  if (first === undefined) throw new Error('there is always the smallest')
  try {
    const carried = await requestsPerConnection(operate(first.server), readingOf(FIRST_SOWN_ID))
    const rows = []
    for (const question of await questions(first, carried, scale)) {
      rows.push(...(await sideBySide(question, [first, ...others], scale)))
    }
    return rows
  } finally {
    for (const { server } of sides) await server.stop()
  }
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
      tidy: async server => {
        const path = createdSnapshots
        await askSuccessfully(elasticsearch(server), { method: 'DELETE', path })
      }
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
