// @ts-check
import { code, runs, span, table } from './markdown.js'

/**
 * @typedef {import('./facts.js').Facts} Facts
 * @typedef {import('./facts.js').Quirk} Quirk
 */

/** @param {Pick<Facts, 'lines' | 'quirks'>} facts */
export function quirkTable({ lines, quirks }) {
  return table([
    ['Quirk', 'What a client sees', 'On by itself in', 'Sets', 'Switched off'],
    ...quirks.map(it => [
      code(it.id),
      it.effect,
      affectedPatches(it, lines) || 'nowhere',
      settings(it.on),
      settings(it.off ?? {}) || 'the value of the release'
    ])
  ])
}

/**
 * `8.3–8.5, 8.6.0–8.6.13`: lines where every patch has it, patches elsewhere.
 *
 * @param {Pick<Quirk, 'affected'>} quirk
 * @param {Facts['lines']} lines
 */
export function affectedPatches({ affected }, lines) {
  const textOf = (/** @type {Facts['lines'][number]} */ line) => {
    const range = affected[line]
    if (range === undefined) return undefined
    const [first, last] = range
    if (last < first) return undefined
    if (Number.isFinite(last)) return span(`${line}.${first}`, `${line}.${last}`)
    return first === 0 ? '' : `from ${line}.${first}`
  }
  return runs(lines, textOf)
    .map(({ text, first, last }) => text || span(first, last))
    .join(', ')
}

/** @param {Quirk['on']} switches */
function settings(switches) {
  return Object.entries(switches)
    .map(([name, value]) => code(`${name}=${value}`))
    .join(' ')
}
