import type { JsonToken } from './json-cursor.js'
import type { JsonNode } from './json-node.js'
import { type JsonFeatures, JsonTokens } from './json-tokens.js'
import { UnreadableJson } from './unreadable-json.js'

const ARRAY: JsonNode = { kind: 'array' }
const NULL: JsonNode = { kind: 'null' }
const TRUE: JsonNode = { kind: 'boolean', value: true }
const FALSE: JsonNode = { kind: 'boolean', value: false }

/**
 * Reads the first value of a body; what follows it is ignored.
 *
 * @returns `undefined` for a body of no bytes, which is not even handed to Jackson.
 * @throws UnreadableJson for everything else that is no JSON, only white space included.
 */
export function readJson(body: Buffer, features: JsonFeatures): JsonNode | undefined {
  if (body.length === 0) return undefined
  const tokens = new JsonTokens(body, features)
  return nodeAt(tokens, firstToken(tokens))
}

/** Returns the first token of a body that has to have one. */
export function firstToken(tokens: JsonTokens): JsonToken {
  const token = tokens.next()
  if (token === null) throw new UnreadableJson('No content to map due to end-of-input')
  return token
}

/** Reads the value that starts with `token`. It goes no deeper than the tokens do: 1,000 levels. */
export function nodeAt(tokens: JsonTokens, token: JsonToken | null): JsonNode {
  switch (token) {
    case 'START_OBJECT':
      return objectAt(tokens)
    case 'START_ARRAY':
      tokens.skipChildren()
      return ARRAY
    case 'VALUE_STRING':
      return { kind: 'string', value: tokens.text() }
    case 'VALUE_NUMBER_INT':
    case 'VALUE_NUMBER_FLOAT':
      return { kind: 'number', text: tokens.text() }
    case 'VALUE_TRUE':
      return TRUE
    case 'VALUE_FALSE':
      return FALSE
    default:
      return NULL
  }
}

function objectAt(tokens: JsonTokens): JsonNode {
  const members = new Map<string, JsonNode>()
  while (tokens.next() === 'FIELD_NAME') {
    const name = tokens.text()
    members.set(name, nodeAt(tokens, tokens.next()))
  }
  return { kind: 'object', members }
}
