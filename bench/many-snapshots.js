// @ts-check
import { askSuccessfully, readThrough } from './measuring/recording.js'
import { rowOf, rowOfMock, takeRounds } from './measuring/row.js'
import { measure } from './measuring/under-load.js'
import { repository, startSown } from './servers/sown.js'
import { bareUrl, doorUrl, mustSayTheSame, startFloor, writeFloorPlan } from './servers/trio.js'

/**
 * @typedef {import('./measuring/under-load.js').Contestant} Contestant
 * @typedef {import('./measuring/row.js').Sample} Sample
 * @typedef {import('./options.js').Scale} Scale
 */

const PARTS = 6
/** Backups of six parts: 102 snapshots, and 100,002. */
const FEW = 17
const MANY = 16_667

/** In both repositories. */
const backupPrefix = 'camunda_operate_1700000009_'

const reads = [
  { id: 'by-name', title: 'GET a snapshot by its exact name', find: exactName },
  {
    id: 'by-prefix',
    title: 'GET the 6 snapshots of a backup by prefix',
    find: async () => `${backupPrefix}*`
  }
]

/**
 * Does Elasticsearch's door slow down where a repository holds very much? And does the full list, which has to
 * cost something, keep others waiting?
 *
 * @param {Scale} scale
 */
export async function manySnapshots(scale) {
  const few = await startWith(FEW, scale.cli)
  const many = await startWith(MANY, scale.cli)
  try {
    const rows = []
    for (const { id, title, find } of reads) {
      const path = `/_snapshot/${repository}/${await find(few.url)}`
      rows.push(...(await read({ id: `many-snapshots/${id}`, title, path }, { few, many }, scale)))
    }
    return [...rows, ...(await fullList(many, scale.lists))]
  } finally {
    await few.server.stop()
    await many.server.stop()
  }
}

/**
 * @param {{ id: string, title: string, path: string }} asked
 * @param {{ few: Contestant, many: Contestant }} mocks
 * @param {Scale} scale
 */
async function read({ id, title, path }, { few, many }, { rounds: count, seconds, secondsMax }) {
  const request = { method: /** @type {const} */ ('GET'), path }
  const plan = {
    request,
    answer: await askSuccessfully(many.url, request),
    schema: { type: 'object', additionalProperties: true }
  }
  const planFile = writeFloorPlan(plan)
  const floors = { http: await floor('http'), fastify: await floor('fastify') }
  const turn = async (/** @type {string} */ name, /** @type {Contestant} */ contestant) =>
    await measure(name, contestant, { request, requestsPerConnection: undefined }, { seconds })
  const takeTurn = async (/** @type {import('./servers/trio.js').ServerName} */ name) => {
    if (name !== 'mock') return { many: await turn(name, floors[name]) }
    return { many: await turn(name, many), few: await turn(name, few) }
  }
  await takeRounds({ count: 1, secondsMax }, takeTurn)
  const rounds = await takeRounds({ count, secondsMax: 2 * secondsMax }, takeTurn)
  for (const { server } of Object.values(floors)) await server.stop()

  const unit = 'requests/s'
  return [
    rowOf({
      id,
      question: `${title}, of ${counted(FEW)}`,
      unit,
      rounds,
      pick: it => it.few ?? it.many
    }),
    rowOf({
      id: `${id}/many`,
      question: `${title}, of ${counted(MANY)}`,
      unit,
      rounds,
      pick: it => it.many
    }),
    rowOfMock({
      id: `${id}/growth`,
      question: `${title}: rate among ${counted(MANY)} by rate among ${counted(FEW)}`,
      unit: 'ratio',
      values: rounds.map(({ mock }) => mock.many.value / (mock.few?.value ?? Number.NaN))
    })
  ]

  async function floor(/** @type {'http' | 'fastify'} */ name) {
    const server = await startFloor(name, planFile)
    await mustSayTheSame(server, plan)
    return { server, url: bareUrl(server) }
  }
}

/**
 * @param {Contestant} contestant
 * @param {number} count
 */
async function fullList({ server, url }, count) {
  const took = []
  const paused = []
  for (let round = 0; round < count; round += 1) {
    await server.usage({ collect: true, watch: true })
    const startMs = performance.now()
    await readThrough(`${url}/_snapshot/${repository}/_all`)
    took.push(performance.now() - startMs)
    paused.push((await server.usage()).pauseMs)
  }
  const title = `Full list of ${counted(MANY)} snapshots`
  return [
    rowOfMock({ id: 'many-snapshots/list', question: title, unit: 'ms', values: took }),
    rowOfMock({
      id: 'many-snapshots/pause',
      question: `${title}: longest pause for others`,
      unit: 'ms',
      values: paused
    })
  ]
}

/** @param {string} url */
async function exactName(url) {
  const path = `/_snapshot/${repository}/${backupPrefix}*?verbose=false&filter_path=snapshots.snapshot`
  const { body } = await askSuccessfully(url, { method: 'GET', path })
  return String(JSON.parse(body).snapshots[0].snapshot)
}

/**
 * @param {number} backups
 * @param {string} cli
 * @returns {Promise<Contestant>}
 */
async function startWith(backups, cli) {
  const server = await startSown(cli, backups)
  return { server, url: doorUrl(server.doors, 'elasticsearch') }
}

/** @param {number} backups */
function counted(backups) {
  return (backups * PARTS).toLocaleString('en')
}
