// @ts-check
/** What a schema of the control API lets through, in few words. */

/**
 * @typedef {object} Schema
 * @property {string} [$ref]
 * @property {string} [title]
 * @property {string} [description]
 * @property {string} [type]
 * @property {unknown} [const]
 * @property {readonly unknown[]} [enum]
 * @property {readonly Schema[]} [anyOf]
 * @property {Schema} [items]
 * @property {number} [minimum]
 * @property {number} [maximum]
 * @property {readonly string[]} [required]
 * @property {Readonly<Record<string, Schema>>} [properties]
 */

/**
 * @param {Schema} schema
 * @returns {string}
 */
export function shapeOf(schema) {
  if (schema.$ref !== undefined) return linkTo(nameIn(schema.$ref))
  if (schema.title !== undefined) return schema.title
  if (schema.enum !== undefined) return schema.enum.map(it => `\`${it}\``).join(', ')
  if (schema.const !== undefined) return `\`${schema.const}\``
  if (schema.anyOf !== undefined) return schema.anyOf.map(shapeOf).join(' or ')
  if (schema.type === 'array') return `a list of ${shapeOf(schema.items ?? {})}`
  if (schema.type === 'integer' || schema.type === 'number') return numberShape(schema)
  if (schema.properties !== undefined) return `an object`
  return (
    { string: 'text', boolean: '`true`, `false`', object: 'an object', null: '`null`' }[
      schema.type ?? ''
    ] ?? 'any JSON'
  )
}

/** @param {Schema} schema */
function numberShape({ type, minimum, maximum }) {
  const what = type === 'integer' ? 'a whole number' : 'a number'
  if (minimum === undefined) return what
  return maximum === undefined || maximum === Number.MAX_SAFE_INTEGER
    ? `${what} from ${minimum}`
    : `${what}, ${minimum} to ${maximum}`
}

/** @param {string} name */
export function linkTo(name) {
  return `[${name}](#${name.toLowerCase()})`
}

/** @param {string} ref */
export function nameIn(ref) {
  return ref.split('/').at(-1) ?? ref
}
