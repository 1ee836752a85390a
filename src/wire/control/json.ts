/** JSON that loses no digit: ids have 64 bits, and JavaScript's numbers have 53. */
import { parse, stringify } from 'lossless-json'

/** What a text says, or why it is no JSON and where. */
export type ReadJson = { readonly value: unknown } | { readonly complaint: string }

/**
 * Reads a body. A whole number that JavaScript cannot hold becomes the text of its digits, which is the
 * other way to write an id, and is of the wrong type everywhere else.
 */
export function readJson(source: string): ReadJson {
  return readWith(source, text => {
    const value = Number(text)
    return /^-?\d+$/.test(text) && !Number.isSafeInteger(value) ? text : value
  })
}

/** The same, for whoever wants numbers to stay numbers: one that is too large becomes a `bigint`. */
export function readNumbers(source: string): ReadJson {
  return readWith(source, text => {
    const value = Number(text)
    return /^-?\d+$/.test(text) && !Number.isSafeInteger(value) ? BigInt(text) : value
  })
}

/** A `bigint` is written digit for digit; members that are `undefined` are left out. */
export function writeJson(value: unknown): string {
  return stringify(value) ?? 'null'
}

function readWith(source: string, numberOf: (text: string) => unknown): ReadJson {
  try {
    return { value: parse(source, undefined, numberOf) }
  } catch (error) {
    if (error instanceof RangeError) return { complaint: 'the JSON is nested too deeply' }
    const message = error instanceof Error ? error.message : String(error)
    return { complaint: `malformed JSON ${placed(source, message)}` }
  }
}

/** `at line 2, column 5: Comma expected...`; the parser counts characters from the start. */
function placed(source: string, message: string): string {
  const [, digits] = / at position (\d+)/.exec(message) ?? []
  const before = source.slice(0, digits === undefined ? source.length : Number(digits)).split('\n')
  const place = `at line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
  return `${place}: ${message.replace(/ at position \d+/, '')}`
}
