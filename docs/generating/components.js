// @ts-check
/** Each component in each release, in the words of a reader of its endpoints. */
import { code } from './markdown.js'

/**
 * @typedef {import('./facts.js').Facts} Facts
 * @typedef {import('./facts.js').Profile} Profile
 * @typedef {import('./facts.js').Release} Release
 *
 * @typedef {object} Cells
 * @property {string} endpoint
 * @property {string} start - status and body of an accepted start.
 * @property {string} id
 * @property {string} one - members of one backup.
 * @property {string} list
 * @property {string} deletes
 * @property {string} names
 * @property {string} parts
 *
 * @typedef {object} Component
 * @property {string} name
 * @property {readonly string[]} products - the doors that may serve it, the first that is there does.
 * @property {(at: { profile: Profile, release: Release, facts: Facts }) => Cells | undefined} cells
 */

const scheduled = '`{scheduledSnapshots}`'
const whole = '`{backupId, state, failureReason, details[]}`'
const idTypes = { text: 'string', int32: 'int32, from 0 on', int64: 'int64, from 0 on' }

/** @type {readonly Component[]} */
export const components = [
  history('Operate', 'operate'),
  history('Tasklist', 'tasklist'),
  {
    name: 'Web applications',
    products: ['orchestration', 'operate'],
    cells({ profile, release, facts }) {
      const it = profile.webapps
      if (it.endpoint === 'none') return undefined
      return {
        endpoint: code(`/actuator/${it.endpoint}`),
        start: `${it.createStatus} ${scheduled}`,
        id: 'int64, from 1 on',
        one: withTenants(whole, it.physicalTenants),
        list: it.pattern ? 'yes; `verbose`, `pattern`' : 'yes; `verbose`',
        deletes: '204; unknown id 404',
        ...snapshots('webapps', profile, release, facts)
      }
    }
  },
  {
    name: 'Zeebe gateway',
    products: ['zeebe', 'orchestration'],
    cells: ({ profile }) => (profile.zeebe.endpoint === 'first' ? firstZeebe : zeebe(profile.zeebe))
  },
  {
    name: 'Optimize',
    products: ['optimize'],
    cells({ profile, release, facts }) {
      const { endpoint, idType, postBlank } = profile.optimize
      const isFirst = idType === 'text'
      const message = postBlank ? '`{"message" : …}`' : '`{"message": …}`'
      return {
        endpoint: code(`/actuator/${endpoint}`),
        start: isFirst ? `200 ${scheduled}` : `202 ${message}`,
        id: idTypes[idType],
        one: isFirst ? '`{state}`' : '`{backupId, failureReason, state, details[]}`',
        list: isFirst ? 'no' : 'yes',
        deletes: '204; unknown id 204',
        ...snapshots('optimize', profile, release, facts)
      }
    }
  }
]

/**
 * @param {string} name
 * @param {'operate' | 'tasklist'} app
 * @returns {Component}
 */
function history(name, app) {
  return {
    name,
    products: [app],
    cells({ profile, release, facts }) {
      const it = profile[app]
      if (it.endpoint === 'none') return undefined
      const isFirst = it.idType === 'text'
      const filters = it.listFilters ? 'yes; `verbose`, `pattern`' : 'yes'
      return {
        endpoint: code(`/actuator/${it.endpoint}`),
        start: `200 ${scheduled}`,
        id: idTypes[it.idType],
        one: isFirst ? '`{state}`' : whole,
        list: isFirst ? 'no' : filters,
        deletes: `204; unknown id ${it.unknownDelete}`,
        ...snapshots(app, profile, release, facts)
      }
    }
  }
}

/**
 * @param {'operate' | 'tasklist' | 'webapps' | 'optimize'} app
 * @param {Profile} profile
 * @param {Release} release
 * @param {Facts} facts
 */
function snapshots(app, profile, { version }, { appTraits, partName }) {
  const { parts } = appTraits(app, profile)
  const name = partName({ app, backupId: 1n, version, partNo: 1, partCount: parts })
  const pattern = name.replace(`_1_${version.toLowerCase()}_part_1_`, '_ID_V_part_n_')
  return { names: code(pattern), parts: String(parts) }
}

/** Zeebe of 8.1 has the id in the path, and no list. @type {Cells} */
const firstZeebe = {
  endpoint: '`/actuator/backups/{ID}`',
  start: '200 `{id}`',
  id: 'int64',
  one: '`{backupId, status, failureReason, partitions[]}`, never a 404',
  list: 'no',
  deletes: 'no',
  names: '',
  parts: 'one for each partition'
}

const orders = { hash: 'unsorted', asc: 'ascending', desc: 'descending' }
const createBodies = {
  message: '`{message}`',
  backupId: '`{backupId, message}`',
  backupIds: '`{backupId, backupIds, message}`'
}

/**
 * @param {Profile['zeebe']} it
 * @returns {Cells}
 */
function zeebe(it) {
  const path = `/actuator/${it.endpoint}`
  const rising = 'int64, each higher than the last'
  return {
    endpoint: it.stateRead || it.stateOps ? `${code(path)}, ${code(`${path}/state`)}` : code(path),
    start: `202 ${createBodies[it.createBody]}`,
    id: it.idlessStart ? `${rising}; the cluster's own choice with rdbms` : rising,
    one: withTenants('`{backupId, state, [failureReason], details[]}`', it.physicalTenants),
    list: it.prefix ? `${orders[it.listOrder]}; also \`/{digits}*\`` : orders[it.listOrder],
    deletes: '204; unknown id 204',
    names: '',
    parts: 'one for each partition'
  }
}

/**
 * @param {string} members
 * @param {boolean} has
 */
function withTenants(members, has) {
  return has ? members.replace('details[]', 'details[], physicalTenants[]') : members
}

const exportingAnswers = {
  204: '204',
  envelope: '200 `{"body":null,"status":204,"contentType":null}`; a failure is a 200 too',
  '204-or-500': '204; a failure is a 500'
}

/** @param {Profile} profile */
export function exportingCells({ zeebe }) {
  return [
    exportingAnswers[zeebe.exportingAnswer],
    zeebe.softPause ? '`?soft=true`' : 'ignored: a pause is a hard one'
  ]
}
