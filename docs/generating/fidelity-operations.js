// @ts-check
/** Which operations at the emulated doors no case asks for: counted, from what is described and what is sent. */
import { code, table } from './markdown.js'

/**
 * @typedef {import('./fidelity.js').Cases} Cases
 * @typedef {Readonly<Record<string, { readonly operationId?: string, readonly 'x-operation'?: string }>>} Item
 * @typedef {object} Described - a description of one product in one release.
 * @property {string} file
 * @property {{ readonly paths: Readonly<Record<string, Item>> }} document
 * @typedef {object} Place
 * @property {string} name
 * @property {string} method
 * @property {string} path
 */

/** Doors, by the files that describe them and the parts that are asked behind them. */
const doors = [
  { title: 'operate', files: /^operate-/, parts: ['operate'] },
  { title: 'tasklist', files: /^tasklist-/, parts: ['tasklist'] },
  { title: 'zeebe, webapps', files: /^(zeebe|orchestration)-/, parts: ['zeebe', 'webapps'] },
  { title: 'optimize', files: /^optimize-/, parts: ['optimize'] },
  { title: 'search', files: /^(elasticsearch|opensearch)-/, parts: ['search'] }
]

/**
 * @param {Cases} cases
 * @param {readonly Described[]} described
 */
export function operationsTable(cases, described) {
  const rows = doors.map(({ title, files, parts }) => {
    const places = described.filter(it => files.test(it.file)).flatMap(placesOf)
    const names = [...new Set(places.map(it => it.name))]
    const asked = new Set(sentTo(parts, cases).flatMap(it => placeOf(it, places)?.name ?? []))
    const missing = names.filter(it => !asked.has(it))
    const told =
      missing.length === 0
        ? 'none'
        : missing.map(it => code(it.replace('elasticsearch.', ''))).join(', ')
    return [title, `${names.length - missing.length} of ${names.length}`, told]
  })
  return table([['Part', 'Operations with a case', 'Operations without'], ...rows])
}

/**
 * How much of each part's surface has evidence of what kind: of its operations, by the strongest evidence that one
 * of the cases has in which they are asked.
 *
 * @param {Cases} cases
 * @param {readonly Described[]} described
 * @param {Pick<import('./fidelity.js').Contract, 'evidenceKinds' | 'strongest'>} contract
 */
export function surfaceTable(cases, described, { evidenceKinds, strongest }) {
  const rows = doors.map(({ title, files, parts }) => {
    const places = described.filter(it => files.test(it.file)).flatMap(placesOf)
    const names = [...new Set(places.map(it => it.name))]
    /** @type {Map<string, import('../../dist/contract/evidence.js').Evidence[]>} */
    const known = new Map()
    // What another part's case knows of itself says nothing about what it asks in passing.
    for (const it of cases.filter(one => parts.includes(one.subject))) {
      const asked = sentTo(parts, [it]).flatMap(sent => placeOf(sent, places)?.name ?? [])
      for (const name of new Set(asked))
        known.set(name, [...(known.get(name) ?? []), ...it.evidence])
    }
    const best = names.map(name => {
      const evidence = known.get(name)
      return evidence === undefined ? 'none' : strongest(evidence)
    })
    const cells = [...evidenceKinds, 'none'].map(kind => best.filter(it => it === kind).length)
    return [title, names.length, ...cells].map(String)
  })
  return table([['Part', 'Operations', ...evidenceKinds, 'none'], ...rows])
}

/**
 * @param {Described} described
 * @returns {Place[]}
 */
function placesOf({ document: { paths } }) {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, it]) => ({
      name: it['x-operation'] ?? it.operationId ?? '',
      method: method.toUpperCase(),
      path
    }))
  )
}

/**
 * @param {readonly string[]} parts
 * @param {Cases} cases
 */
function sentTo(parts, cases) {
  return cases.flatMap(it =>
    it.steps.map(({ send }) => send).filter(({ to = it.subject }) => parts.includes(to))
  )
}

/**
 * The place that a request comes to: of those whose path fits, the one that says most of it by itself.
 *
 * @param {{ readonly method: string, readonly path: string }} sent
 * @param {readonly Place[]} places
 */
function placeOf({ method, path }, places) {
  const asked = path.split('?')[0] ?? ''
  const fitting = places.filter(it => it.method === method && patternOf(it.path).test(asked))
  const freedom = (/** @type {Place} */ it) => it.path.split('{').length
  return fitting.toSorted((one, other) => freedom(one) - freedom(other))[0]
}

/** @param {string} path */
function patternOf(path) {
  const parts = path.split('/').map(it => {
    if (it === '{rest}') return '.+'
    return it.startsWith('{') ? '[^/]+' : it
  })
  return new RegExp(`^${parts.join('/')}$`)
}
