// @ts-check
/** Clients that poll without a pause. Each knows what it has done, and so what it has to be told. */
import { client } from './ask.js'
import { inPlaces } from './scene.js'

/** @typedef {import('./scene.js').Scene} Scene */

const ok = [200]
const taken = [200, 202]
const gone = [204]
const unknown = [404]

/** Ids go up, as Zeebe wants them to. */
let lastId = 1_000_000

const looks = 20

/** @type {import('./scene.js').Part} A backup of each application: taken, looked at, found in the store, deleted. */
export async function pollBackups(scene) {
  const places = ['operate', 'tasklist', 'optimize', 'zeebe']
  await inPlaces(scene, places.length, async place => {
    const door = places[place] ?? ''
    const here = client(scene.doors[door] ?? '')
    const store = client(scene.doors['elasticsearch'] ?? '')
    try {
      lastId += 1
      const id = lastId
      const path = `/actuator/backups/${id}`
      const isIt = (/** @type {any} */ it) =>
        it?.state === 'COMPLETED' && (it.backupId ?? it.id) === id
      await here.ask(`GET ${path}`, { statuses: unknown })
      await here.ask('POST /actuator/backups', { statuses: taken }, { backupId: id })
      for (let look = 0; look < looks; look += 1) {
        await here.ask(`GET ${path}`, { statuses: ok, body: isIt })
      }
      await here.ask('GET /actuator/backups', {
        statuses: ok,
        body: all => all?.some((/** @type {any} */ it) => isIt(it))
      })
      const parts = `/_snapshot/camunda/camunda_${door}_${id}_*`
      if (door !== 'zeebe') {
        await store.ask(`GET ${parts}`, { statuses: ok, body: it => allSucceeded(it, 1) })
      }
      await here.ask(`DELETE ${path}`, { statuses: gone })
      await here.ask(`GET ${path}`, { statuses: unknown })
      await store.ask(`GET ${parts}`, { statuses: ok, body: it => it?.snapshots?.length === 0 })
      scene.did(`backups of ${door} taken, polled ${looks} times and deleted`)
    } finally {
      here.close()
      store.close()
    }
  })
}

/** @type {import('./scene.js').Part} A snapshot of its own. */
export async function pollSnapshots(scene) {
  await inPlaces(scene, 2, async place => {
    const { ask, close } = client(scene.doors['elasticsearch'] ?? '')
    const path = `/_snapshot/camunda/soak-${place}`
    try {
      await ask(`PUT ${path}?wait_for_completion=true`, {
        statuses: ok,
        body: it => it?.snapshot?.state === 'SUCCESS'
      })
      for (let look = 0; look < looks; look += 1) {
        await ask(`GET ${path}`, { statuses: ok, body: it => allSucceeded(it, 1) })
      }
      await ask(`DELETE ${path}`, { statuses: ok, body: it => it?.acknowledged === true })
      await ask(`GET ${path}`, { statuses: unknown })
      scene.did(`snapshots taken, polled ${looks} times and deleted`)
    } finally {
      close()
    }
  })
}

/**
 * @param {any} list
 * @param {number} atLeast
 */
function allSucceeded(list, atLeast) {
  const all = list?.snapshots ?? []
  return all.length >= atLeast && all.every((/** @type {any} */ it) => it.state === 'SUCCESS')
}

/** @type {import('./scene.js').Part} A world whose clock goes on by a century in the middle of a backup. */
export async function waitACentury(scene) {
  let count = 0
  await inPlaces(scene, 1, async () => {
    count += 1
    const name = `century-${count}`
    const control = client(scene.doors['control'] ?? '')
    const { ask, close } = control
    try {
      const wish = { name, clock: 'manual', pace: 'realistic' }
      await ask('POST /worlds', { statuses: [201] }, wish)
      const base = `/worlds/${name}`
      const path = `${base}/operate/actuator/backups`
      const isIn = (/** @type {string} */ state) => ({
        statuses: ok,
        body: (/** @type {any} */ it) => it?.state === state
      })
      await ask(`POST ${path}`, { statuses: taken }, { backupId: 1 })
      for (let look = 0; look < looks; look += 1) await ask(`GET ${path}/1`, isIn('IN_PROGRESS'))
      await ask(`POST ${path}`, { statuses: [400] }, { backupId: 2 })
      await ask(`POST ${base}/clock/advance`, { statuses: ok }, { by: '36525d' })
      for (let look = 0; look < looks; look += 1) await ask(`GET ${path}/1`, isIn('COMPLETED'))
      await ask(`POST ${path}`, { statuses: taken }, { backupId: 2 })
      await ask(`GET ${path}/2`, isIn('IN_PROGRESS'))
      await ask(`DELETE ${base}`, { statuses: gone })
      await ask(`GET ${path}/1`, { statuses: unknown })
      scene.did('worlds that waited a century')
    } finally {
      close()
    }
  })
}

/** As many as a journal has entries, and as it tells apart. */
const entries = 10_000
const writers = 10
const faulty = '/worlds/faulty/tasklist/actuator/backups'

/**
 * Makes a world for the faults, and fills its journal and that of the default world, so that from the beginning all
 * is there that will be: ids that the one tells apart, answers that the other keeps one by one.
 *
 * @param {Scene} scene
 */
export async function fillJournals({ doors }) {
  const control = doors['control'] ?? ''
  const { ask, close } = client(control)
  await ask('POST /worlds', { statuses: [201] }, { name: 'faulty', pace: 'instant' })
  await ask(`POST ${faulty}`, { statuses: taken }, { backupId: 1 })
  close()
  const write = async (/** @type {number} */ first) => {
    const here = client(doors['operate'] ?? '')
    const there = client(control)
    for (let count = first; count < entries; count += writers) {
      await here.ask(`GET /actuator/backups/${count}`, { statuses: unknown })
      await there.ask(`GET ${faulty}/1?look=${count}`, { statuses: ok })
    }
    here.close()
    there.close()
  }
  await Promise.all(Array.from({ length: writers }, (_, first) => write(first)))
}

/** @type {import('./scene.js').Part} A world whose faults come and go. */
export async function switchFaults(scene) {
  const control = client(scene.doors['control'] ?? '')
  const { ask } = control
  const fault = (/** @type {object} */ effect) => ({ when: { product: 'tasklist' }, effect })
  await inPlaces(scene, 1, async () => {
    for (const status of [503, 429, 500]) {
      await ask('POST /worlds/faulty/faults', { statuses: [201] }, fault({ status }))
      await ask(`GET ${faulty}/1`, { statuses: [status] })
      await ask('DELETE /worlds/faulty/faults', { statuses: gone })
      await ask(`GET ${faulty}/1`, { statuses: ok, body: it => it?.state === 'COMPLETED' })
    }
    await ask('POST /worlds/faulty/faults', { statuses: [201] }, fault({ reset: 'before' }))
    const other = client(scene.doors['control'] ?? '')
    await other.ask(`GET ${faulty}/1`, { statuses: ok }).then(
      () => scene.wrong('a connection that was to be reset was not'),
      () => {}
    )
    other.close()
    await ask('DELETE /worlds/faulty/faults', { statuses: gone })
    await ask(`GET ${faulty}/1`, { statuses: ok, body: it => it?.state === 'COMPLETED' })
    scene.did('faults switched on and off', 4)
  })
  control.close()
}

/** @type {import('./scene.js').Part} Somebody reads the journal, which is full before long. */
export async function readJournal(scene) {
  const { ask, close } = client(scene.doors['control'] ?? '')
  await inPlaces(scene, 1, async () => {
    await ask('GET /journal?limit=50', {
      statuses: ok,
      body: it => it?.entries?.length <= 50 && it.total <= 10_000
    })
    scene.did('looks into the journal')
    await new Promise(resolve => setTimeout(resolve, 500))
  })
  close()
}
