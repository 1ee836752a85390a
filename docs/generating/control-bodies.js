// @ts-check
/** The bodies that the control API takes: a table of members for each. */
import { nameIn, shapeOf } from './control-shapes.js'
import { code, table } from './markdown.js'

/**
 * @typedef {import('./control-shapes.js').Schema} Schema
 * @typedef {Readonly<Record<string, Schema>>} Schemas
 */

/**
 * The named schemas that are taken, and those that they name in turn, each once.
 *
 * @param {readonly Schema[]} bodies
 * @param {Schemas} schemas
 * @param {Set<string>} told - those that were told already; more after this.
 */
export function bodyTables(bodies, schemas, told) {
  const before = new Set(told)
  for (const it of bodies) gather(it, schemas, told)
  const names = [...told].filter(it => !before.has(it))
  return names.map(name => `### ${name}\n\n${bodyTable(schemas[name] ?? {})}`)
}

/**
 * @param {Schema} schema
 * @param {Schemas} schemas
 * @param {Set<string>} names
 */
function gather(schema, schemas, names) {
  if (schema.$ref !== undefined) {
    const name = nameIn(schema.$ref)
    if (names.has(name)) return
    names.add(name)
    gather(schemas[name] ?? {}, schemas, names)
    return
  }
  const inner = [
    ...(schema.anyOf ?? []),
    ...(schema.items === undefined ? [] : [schema.items]),
    ...Object.values(schema.properties ?? {})
  ]
  for (const it of inner) gather(it, schemas, names)
}

/** @param {Schema} schema */
function bodyTable(schema) {
  if (schema.anyOf === undefined && schema.properties === undefined) return `${shapeOf(schema)}.`
  const forms = schema.anyOf ?? [schema]
  const named = forms.filter(it => it.$ref !== undefined)
  if (named.length === forms.length) return `One of ${named.map(shapeOf).join(', ')}.`
  const intro = schema.anyOf === undefined ? [] : [`${shapeOf(schema)}.`]
  const tables = forms
    .filter(it => it.properties !== undefined)
    .map(it => table([['Member', 'Value', 'Meaning'], ...membersOf(it)]))
  return [...intro, ...tables].join('\n\n')
}

/**
 * Members with those of the objects in them, by their paths: `when.window.from`, `gates[].point`.
 *
 * @param {Schema} schema
 * @param {string} [prefix]
 * @returns {string[][]}
 */
function membersOf({ properties = {}, required = [] }, prefix = '') {
  return Object.entries(properties).flatMap(([name, it]) => {
    const path = `${prefix}${name}`
    const must = required.includes(name) ? ' (required)' : ''
    const row = [`${code(path)}${must}`, shapeOf(it), it.description ?? '']
    const inner = it.items ?? it
    const dots = it.items === undefined ? '.' : '[].'
    return inner.properties === undefined ? [row] : [row, ...membersOf(inner, `${path}${dots}`)]
  })
}
