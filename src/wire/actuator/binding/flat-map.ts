import type { JsonToken } from './json-cursor.js'
import { firstToken } from './json-reader.js'
import { JsonTokens } from './json-tokens.js'
import { mismatch } from './unreadable-json.js'

/** How Jackson names the value that starts with a token and fits nowhere. */
const FOUND: Partial<Record<JsonToken, string>> = {
  START_ARRAY: 'Array value',
  START_OBJECT: 'Object value',
  VALUE_STRING: 'String value',
  VALUE_NUMBER_INT: 'Integer value',
  VALUE_NUMBER_FLOAT: 'Floating-point value',
  VALUE_TRUE: 'Boolean value',
  VALUE_FALSE: 'Boolean value'
}

const MAP = 'java.util.LinkedHashMap<java.lang.String,java.lang.String>'

/**
 * Reads the body of an actuator operation: an object whose members are all texts. Numbers and truth
 * values become the text they were written as, and of members of the same name the last counts.
 * An absent body and the body `null` are an empty object.
 *
 * Source: Spring Boot 3, the body argument of AbstractWebMvcEndpointHandlerMapping; Jackson 2.17;
 * recorded from 8.6.11.
 *
 * @param charset - the charset parameter of the content type, if it has one.
 * @throws UnreadableJson for every other body: one array or object among the members is enough.
 */
export function readFlatMap(body: Buffer, charset?: string): ReadonlyMap<string, string | null> {
  const members = new Map<string, string | null>()
  if (body.length === 0) return members

  const tokens = new JsonTokens(body, {
    comments: false,
    ...(charset !== undefined && { charset })
  })
  const root = firstToken(tokens)
  if (root === 'VALUE_NULL') return members
  if (root !== 'START_OBJECT') throw mismatched(MAP, root)
  while (tokens.next() === 'FIELD_NAME') {
    const name = tokens.text()
    members.set(name, scalarText(tokens, tokens.next()))
  }
  return members
}

function scalarText(tokens: JsonTokens, token: JsonToken | null): string | null {
  switch (token) {
    case 'VALUE_STRING':
    case 'VALUE_NUMBER_INT':
    case 'VALUE_NUMBER_FLOAT':
      return tokens.text()
    case 'VALUE_TRUE':
      return 'true'
    case 'VALUE_FALSE':
      return 'false'
    case 'START_ARRAY':
    case 'START_OBJECT':
      throw mismatched('java.lang.String', token)
    default:
      return null
  }
}

function mismatched(javaType: string, token: JsonToken) {
  return mismatch(javaType, `${FOUND[token]} (token \`JsonToken.${token}\`)`)
}
