// @ts-check
import { components, exportingCells } from './components.js'
import { code, runs, span, table } from './markdown.js'

/**
 * @typedef {import('./facts.js').Facts} Facts
 * @typedef {import('./facts.js').Line} Line
 * @typedef {import('./components.js').Component} Component
 * @typedef {import('./components.js').Cells} Cells
 */

/**
 * Every component in every release; releases that agree share a row.
 *
 * @param {Facts} facts
 */
export function componentTable(facts) {
  return table([
    [
      ...['Component', 'Releases', 'Endpoint', 'Start', 'Backup id', 'One backup', 'List'],
      ...['Delete', 'Snapshots', 'Parts']
    ],
    ...rowsOf(facts, ({ endpoint, start, id, one, list, deletes, names, parts }) => [
      ...[endpoint, start, id, one, list],
      ...[deletes, names, parts]
    ])
  ])
}

/**
 * The same for the README, in short and with the ports.
 *
 * @param {Facts} facts
 */
export function readmeTable(facts) {
  return table([
    ['Component', 'Releases', 'Port', 'Endpoint', 'Start', 'Backup id'],
    ...rowsOf(facts, ({ endpoint, start, id }, component, line) => [
      portOf(component, line, facts),
      endpoint,
      start,
      id
    ])
  ])
}

/** @param {Facts} facts */
export function exportingTable(facts) {
  const { lines } = facts
  const cells = (/** @type {Line} */ line) => exportingCells(profileAt(line, facts)).join('\n')
  return table([
    ['Releases', '`POST /actuator/exporting/pause`, `resume`', 'Soft pause'],
    ...runs(lines, cells).map(({ text, first, last }) => [span(first, last), ...text.split('\n')])
  ])
}

/** @param {Facts} facts */
export function deploymentTable({ knownDeployments, deploymentOf, noWishes, readConfig }) {
  const rows = knownDeployments.flatMap(name => {
    const deployment = deploymentOf(name, { storage: 'elasticsearch', ...noWishes })
    if (deployment === undefined) return []
    const { main, operate, tasklist, optimize, webapps, zeebe, topology } = deployment
    const spoken = [main, ...operate, ...tasklist, ...optimize, ...webapps, ...zeebe]
    const versions = [...new Set(spoken.map(it => it.release.version))].toSorted(byVersion)
    const doors = doorsOf(name, readConfig).map(({ product, port }) => `${product} ${port}`)
    return [[code(name), versions.join(', '), topology, doors.join(', ')]]
  })
  return table([['`--camunda`', 'Speaks as', 'Topology', 'Doors'], ...rows])
}

/**
 * @param {Facts} facts
 * @param {(cells: Cells, component: Component, line: Line) => readonly string[]} rowOf
 */
function rowsOf(facts, rowOf) {
  return components.flatMap(component => {
    const textOf = (/** @type {Line} */ line) => {
      const release = facts.newestOf(line)
      const cells = component.cells({ profile: profileAt(line, facts), release, facts })
      return cells === undefined ? undefined : rowOf(cells, component, line).join('\n')
    }
    return runs(facts.lines, textOf).map(({ text, first, last }) => [
      component.name,
      span(first, last),
      ...text.split('\n')
    ])
  })
}

/**
 * @param {Component} component
 * @param {Line} line
 * @param {Facts} facts
 */
function portOf({ products }, line, { readConfig }) {
  const doors = doorsOf(line, readConfig)
  const door = products.flatMap(product => doors.filter(it => it.product === product))[0]
  return String(door?.port)
}

/**
 * @param {string} camunda
 * @param {Facts['readConfig']} readConfig
 */
function doorsOf(camunda, readConfig) {
  const nothing = { env: {}, readFile: () => '', freshSeed: () => '' }
  return readConfig({ argv: ['--camunda', camunda], ...nothing }).config.doors
}

/**
 * @param {Line} line
 * @param {Facts} facts
 */
function profileAt(line, { newestOf, profileOf }) {
  return profileOf(newestOf(line))
}

/**
 * @param {string} a
 * @param {string} b
 */
function byVersion(a, b) {
  return a.localeCompare(b, 'en', { numeric: true })
}
