type JsonObject = Readonly<Record<string, unknown>>

/**
 * Why mappings cannot be put over those that are there, or `undefined`. The type of a field stays what it is.
 *
 * Source: Elasticsearch, `FieldMapper.merge`; a field without a type is an object.
 */
export function mappingConflict(
  before: JsonObject,
  after: JsonObject,
  path = ''
): string | undefined {
  for (const [name, field] of Object.entries(fieldsOf(after))) {
    const fields = fieldsOf(before)
    const former = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (!isObject(former) || !isObject(field)) continue
    const full = `${path}${name}`
    const [was, is] = [typeOf(former), typeOf(field)]
    if (was !== is) return `mapper [${full}] cannot be changed from type [${was}] to [${is}]`
    const deeper = mappingConflict(former, field, `${full}.`)
    if (deeper !== undefined) return deeper
  }
  return undefined
}

function fieldsOf({ properties }: JsonObject): JsonObject {
  return isObject(properties) ? properties : {}
}

function typeOf({ type }: JsonObject): string {
  return typeof type === 'string' ? type : 'object'
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
