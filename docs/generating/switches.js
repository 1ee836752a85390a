// @ts-check
import { code, runs, span, table } from './markdown.js'

/**
 * @typedef {import('./facts.js').Facts} Facts
 * @typedef {import('./facts.js').Switch} Switch
 * @typedef {import('./facts.js').Line} Line
 */

const titles = {
  operate: 'Operate',
  tasklist: 'Tasklist',
  webapps: 'Web applications (`backupHistory`)',
  zeebe: 'Zeebe gateway',
  optimize: 'Optimize'
}

/** @param {Facts} facts */
export function switchSections(facts) {
  return Object.entries(facts.switchTables)
    .map(([component, table]) => {
      const title = new Map(Object.entries(titles)).get(component) ?? component
      return `### ${title}\n\n${switchTable(component, table, facts)}`
    })
    .join('\n\n')
}

/**
 * @param {string} component
 * @param {Readonly<Record<string, Switch>>} switches
 * @param {Pick<Facts, 'lines' | 'valueAt'>} facts
 */
export function switchTable(component, switches, facts) {
  return table([
    ['Switch', 'Values', 'By release', 'Decides', 'Source'],
    ...Object.entries(switches).map(([name, it]) => [
      code(`${component}.${name}`),
      valuesOf(it),
      valuesByRelease(it, facts),
      it.help,
      it.source
    ])
  ])
}

/** @param {Pick<Facts, 'storageTables'>} facts */
export function storageTable({ storageTables }) {
  const rows = Object.entries(storageTables).flatMap(([storage, switches]) =>
    Object.entries(switches).map(([name, { steps, source }]) => [
      code(storage),
      code(name),
      steps.map(([from, value]) => `from ${from} ${code(value)}`).join(', '),
      source
    ])
  )
  return table([['Storage', 'Switch', 'By release', 'Source'], ...rows])
}

/** @param {Switch} it */
function valuesOf({ values }) {
  return 'min' in values ? `${values.min} to ${values.max}` : values.map(code).join(', ')
}

/**
 * The value of every release, and from which patch on: `` 8.1–8.6.11 `false`, 8.6.12–8.10 `true` ``.
 *
 * @param {Switch} it
 * @param {Pick<Facts, 'lines' | 'valueAt'>} facts
 */
export function valuesByRelease(it, { lines, valueAt }) {
  const stretches = lines.flatMap(line => stretchesOf(line, it))
  const textOf = (/** @type {Stretch} */ { line, from: patch }) =>
    code(valueAt(it, { version: `${line}.${patch}`, line, patch }))
  return runs(stretches, textOf)
    .map(({ text, first, last }) => `${stretch(first, last)} ${text}`)
    .join(', ')
}

/**
 * Patches of a line between two of its steps, both included; `to` is `undefined` at the end of the line.
 *
 * @typedef {{ readonly line: Line, readonly from: number, readonly to: number | undefined }} Stretch
 */

/**
 * @param {Line} line
 * @param {Switch} it
 * @returns {readonly Stretch[]}
 */
function stretchesOf(line, { steps }) {
  const patches = steps
    .filter(([from]) => from.startsWith(`${line}.`))
    .map(([from]) => Number(from.slice(line.length + 1)))
  const starts = [...new Set([0, ...patches])].toSorted((a, b) => a - b)
  return starts.map((from, index) => {
    const next = starts[index + 1]
    return { line, from, to: next === undefined ? undefined : next - 1 }
  })
}

/**
 * @param {Stretch} first
 * @param {Stretch} last
 */
function stretch(first, last) {
  const isRest = first === last && first.from > 0 && last.to === undefined
  return isRest ? `from ${startOf(first)}` : span(startOf(first), endOf(last))
}

/** @param {Stretch} stretch */
function startOf({ line, from }) {
  return from === 0 ? line : `${line}.${from}`
}

/** @param {Stretch} stretch */
function endOf({ line, to }) {
  return to === undefined ? line : `${line}.${to}`
}
