// @ts-check
/** How many cases there are of what kind: the summary of `docs/FIDELITY.md`. */
import { code, table } from './markdown.js'

/**
 * @typedef {import('./fidelity.js').Cases} Cases
 * @typedef {import('./fidelity.js').Contract} Contract
 */

/**
 * The cases of each subject by the strongest evidence they have.
 *
 * @param {Contract} contract
 */
export function evidenceTable({ cases, subjects, evidenceKinds, strongest }) {
  const row = (/** @type {string} */ name, /** @type {Cases} */ own) => {
    const counts = evidenceKinds.map(
      kind => own.filter(it => strongest(it.evidence) === kind).length
    )
    const onlyMock = own.filter(it => it.mockOnly !== undefined).length
    return [name, own.length, ...counts.map(it => share(it, own.length)), onlyMock].map(String)
  }
  return table([
    ['Part', 'Cases', ...evidenceKinds, 'Need a mock'],
    ...subjects.map(name =>
      row(
        name,
        cases.filter(it => it.subject === name)
      )
    ),
    row('all', cases)
  ])
}

/**
 * How many cases are about each line of Camunda, with whatever search engine.
 *
 * @param {Contract} contract
 */
export function releaseTable({ cases, subjects, lines, isOfRelease }) {
  const countOf = (/** @type {string} */ subject, /** @type {string} */ camunda) => {
    const own = cases.filter(it => it.subject === subject)
    return own.filter(({ engines: _, ...it }) => isOfRelease(it, { camunda, engine: undefined }))
      .length
  }
  const parts = subjects.filter(it => it !== 'search')
  return table([
    ['Part', ...lines],
    ...parts.map(part => [part, ...lines.map(line => String(countOf(part, line) || ''))])
  ])
}

/**
 * Where what is said was learned, in few words: `12 cases: 3 recorded, 9 source`.
 *
 * @param {Cases} cases
 * @param {Pick<Contract, 'evidenceKinds' | 'strongest'>} contract
 */
export function countedCases(cases, { evidenceKinds, strongest }) {
  const counts = evidenceKinds.flatMap(kind => {
    const count = cases.filter(it => strongest(it.evidence) === kind).length
    return count === 0 ? [] : [`${count} ${kind}`]
  })
  return `${cases.length === 1 ? '1 case' : `${cases.length} cases`}: ${counts.join(', ')}`
}

/**
 * @param {number} count
 * @param {number} all
 */
function share(count, all) {
  return count === 0 ? '0' : `${count} (${Math.round((100 * count) / all)} %)`
}

/**
 * Cases that say what the original does, and that the mock is known not to be like.
 *
 * @param {Cases} cases
 */
export function differencesTable(cases) {
  const admitted = cases.filter(it => it.unlikeReal !== undefined)
  if (admitted.length === 0) return 'None is known: every case holds at the mock as well.'
  return table([
    ['Case', 'Releases', 'What the mock does otherwise, and why'],
    ...admitted.map(it => [code(it.id), it.camunda?.join('–') ?? 'all', it.unlikeReal ?? ''])
  ])
}
