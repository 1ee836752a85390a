/**
 * Media types of requests and answers, with the complaints of the framework about bad ones.
 *
 * Source: Spring Framework 6.1, MimeTypeUtils, MimeType and MediaType; messages recorded from
 * 8.6.11 where a body shows them.
 */
import { isLegalCharsetName, isSupportedCharset } from './charset.js'
import { javaTrim } from './java-text.js'

/** Type and subtype are in lower case; parameters keep order, case and quotes, to be echoed. */
export interface MediaType {
  readonly type: string
  readonly subtype: string
  /** By name as sent; two names that differ only in case are never both here. */
  readonly parameters: ReadonlyMap<string, string>
}

/** A text that is no media type; the message is the framework's. */
export class InvalidMediaType extends Error {
  override readonly name = 'InvalidMediaType'
}

/** Characters of a token: ASCII without control characters, blanks and separators. */
const TOKEN_CHARACTER = /[!#$%&'*+\-.^_`|~0-9A-Za-z]/

/** Reads one media type. Throws `InvalidMediaType`. */
export function parseMediaType(text: string): MediaType {
  try {
    return checkedQuality(parseMimeType(text))
  } catch (error) {
    if (!(error instanceof Complaint)) throw error
    throw new InvalidMediaType(`Invalid ${error.what} type "${text}": ${error.message}`)
  }
}

/** Prints a media type the way messages quote it and headers carry it. */
export function formatMediaType({ type, subtype, parameters }: MediaType): string {
  const printed = [...parameters].map(([name, value]) => `;${name}=${value}`)
  return `${type}/${subtype}${printed.join('')}`
}

/** Returns a parameter's value without quotes; names do not depend on case. */
export function parameterOf({ parameters }: MediaType, name: string): string | undefined {
  for (const [key, value] of parameters) if (key.toLowerCase() === name) return unquote(value)
  return undefined
}

/** What is wrong, before it is known in which text. */
class Complaint extends Error {
  readonly what: 'mime' | 'media'

  constructor(message: string, what: 'mime' | 'media' = 'mime') {
    super(message)
    this.what = what
  }
}

function parseMimeType(text: string): MediaType {
  const semicolon = text.indexOf(';')
  const [type, subtype] = splitFullType(javaTrim(semicolon < 0 ? text : text.slice(0, semicolon)))
  const written = semicolon < 0 ? new Map() : parseParameters(text.slice(semicolon + 1))
  if (type === '') throw new Complaint("'type' must not be empty")
  checkToken(type)
  checkToken(subtype)

  const parameters = new Map<string, string>()
  for (const [name, value] of written) {
    checkParameter(name, value)
    for (const other of parameters.keys()) {
      if (other.toLowerCase() === name.toLowerCase()) parameters.delete(other)
    }
    parameters.set(name, value)
  }
  return { type: type.toLowerCase(), subtype: subtype.toLowerCase(), parameters }
}

function splitFullType(fullType: string): readonly [type: string, subtype: string] {
  if (fullType === '') throw new Complaint("'mimeType' must not be empty")
  if (fullType === '*') return ['*', '*']
  const slash = fullType.indexOf('/')
  if (slash === -1) throw new Complaint("does not contain '/'")
  if (slash === fullType.length - 1) throw new Complaint("does not contain subtype after '/'")
  const type = fullType.slice(0, slash)
  const subtype = fullType.slice(slash + 1)
  if (type === '*' && subtype !== '*') {
    throw new Complaint("wildcard type is legal only in '*/*' (all mime types)")
  }
  return [type, subtype]
}

/** A part without an equals sign is passed over; of two equal names the last counts. */
function parseParameters(text: string): Map<string, string> {
  const parameters = new Map<string, string>()
  for (const part of splitOutsideQuotes(text, ';')) {
    const equals = part.indexOf('=')
    if (equals >= 0) {
      parameters.set(javaTrim(part.slice(0, equals)), javaTrim(part.slice(equals + 1)))
    }
  }
  return parameters
}

/** Splits at a separator that stands outside double quotes. */
export function splitOutsideQuotes(text: string, separator: ',' | ';'): readonly string[] {
  const parts: string[] = []
  let quoted = false
  let start = 0
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (character === '"') quoted = !quoted
    // Only the splitting of lists knows the backslash.
    else if (character === '\\' && separator === ',') at += 1
    else if (character === separator && !quoted) {
      parts.push(text.slice(start, at))
      start = at + 1
    }
  }
  return [...parts, text.slice(start)]
}

function checkToken(token: string): void {
  for (let at = 0; at < token.length; at += 1) {
    const character = token.charAt(at)
    if (!TOKEN_CHARACTER.test(character)) {
      throw new Complaint(`Invalid token character '${character}' in token "${token}"`)
    }
  }
}

function checkParameter(name: string, value: string): void {
  if (name === '') throw new Complaint("'parameter' must not be empty")
  if (value === '') throw new Complaint("'value' must not be empty")
  checkToken(name)
  if (name === 'charset') checkCharset(unquote(value))
  else if (!isQuoted(value)) checkToken(value)
}

function checkCharset(charset: string): void {
  if (!isLegalCharsetName(charset)) throw new Complaint(charset)
  if (!isSupportedCharset(charset)) throw new Complaint(`unsupported charset '${charset}'`)
}

/** The numbers of Java that can stand for a quality; hexadecimal ones are left out. */
const DECIMAL_NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?[fd]?$/i

function checkedQuality(mediaType: MediaType): MediaType {
  const quoted = mediaType.parameters.get('q')
  if (quoted === undefined) return mediaType
  const text = unquote(quoted)
  if (text === '') throw new Complaint('empty String', 'media')
  const number = javaTrim(text)
  if (!DECIMAL_NUMBER.test(number)) throw new Complaint(`For input string: "${number}"`, 'media')
  const quality = Number.parseFloat(number)
  if (quality >= 0 && quality <= 1) return mediaType
  const message = `Invalid quality value "${text}": should be between 0.0 and 1.0`
  throw new Complaint(message, 'media')
}

function isQuoted(text: string): boolean {
  return text.length >= 2 && /^(".*"|'.*')$/s.test(text)
}

function unquote(text: string): string {
  return isQuoted(text) ? text.slice(1, -1) : text
}
