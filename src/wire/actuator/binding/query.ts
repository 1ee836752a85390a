/**
 * Parameters of a query or of a form, as the server container reads them.
 *
 * Source: Tomcat 10.1, Parameters and UDecoder; recorded from 8.6.11.
 */

/** Parameters beyond this many are not read. Source: Spring Boot 3's default for the container. */
const PARAMETERS_MAX = 10_000

const PLUS = 0x2b
const PERCENT = 0x25
const BLANK = 0x20

/**
 * Reads a query without its question mark. A name without a value has the empty one; a pair without
 * a name, or with broken percent coding in name or value, is dropped; broken UTF-8 becomes
 * replacement characters. Values of a repeated name keep their order: the first one counts for
 * whoever wants only one.
 */
export function parseQuery(rawQuery: string): ReadonlyMap<string, readonly string[]> {
  return parameters(Buffer.from(rawQuery, 'latin1'))
}

/** Reads a form body; its bytes follow the rules of a query. */
export function formParameters(body: Buffer): ReadonlyMap<string, readonly string[]> {
  return parameters(body)
}

function parameters(bytes: Buffer): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  let start = 0
  for (let count = 0; start < bytes.length && count < PARAMETERS_MAX; count += 1) {
    const ampersand = bytes.indexOf('&', start)
    const end = ampersand === -1 ? bytes.length : ampersand
    const pair = parameter(bytes.subarray(start, end))
    if (pair !== undefined) {
      const values = found.get(pair.name)
      if (values === undefined) found.set(pair.name, [pair.value])
      else values.push(pair.value)
    }
    start = end + 1
  }
  return found
}

function parameter(pair: Buffer): { readonly name: string; readonly value: string } | undefined {
  const equals = pair.indexOf('=')
  const nameEnd = equals === -1 ? pair.length : equals
  if (nameEnd === 0) return undefined
  const name = decode(pair.subarray(0, nameEnd))
  const value = equals === -1 ? '' : decode(pair.subarray(equals + 1))
  return name === undefined || value === undefined ? undefined : { name, value }
}

/** Returns `undefined` for a percent sign without two hexadecimal digits behind it. */
function decode(coded: Buffer): string | undefined {
  const bytes = Buffer.alloc(coded.length)
  let length = 0
  for (let at = 0; at < coded.length; at += 1) {
    const byte = coded[at] ?? 0
    if (byte === PERCENT) {
      const hex = coded.toString('latin1', at + 1, at + 3)
      if (!/^[0-9A-Fa-f]{2}$/.test(hex)) return undefined
      bytes[length] = Number.parseInt(hex, 16)
      at += 2
    } else bytes[length] = byte === PLUS ? BLANK : byte
    length += 1
  }
  return bytes.toString('utf8', 0, length)
}
