/** Scenarios as files: YAML, which JSON is too. */
import { createRequire } from 'node:module'

/** The longest file, in bytes. */
export const scenarioBytesMax = 1_048_576

/** How often anchors may be referred to: more is a file that grows when it is read. */
const aliasesMax = 100

/** What a file says, or what keeps it from being understood. */
export type ReadFile = { readonly value: unknown } | { readonly complaints: readonly string[] }

/** Loaded with the first scenario that is read: most starts have none. */
function yaml(): typeof import('yaml') {
  return createRequire(import.meta.url)('yaml')
}

/**
 * Reads the text of a file. Tags of any kind are refused, and whole numbers that JavaScript cannot hold become
 * the texts of their digits, which is the other way to write an id.
 */
export function readScenarioText(text: string): ReadFile {
  const bytes = Buffer.byteLength(text)
  if (bytes > scenarioBytesMax) {
    return { complaints: [`is too long: ${bytes} bytes, and ${scenarioBytesMax} are allowed`] }
  }
  try {
    const document = yaml().parseDocument(text, { intAsBigInt: true, customTags: [] })
    const complaints = [...document.errors, ...document.warnings].map(it => oneLine(it.message))
    if (complaints.length > 0) return { complaints }
    return { value: plain(document.toJS({ maxAliasCount: aliasesMax })) }
  } catch (error) {
    return { complaints: [oneLine(error instanceof Error ? error.message : String(error))] }
  }
}

/** The parser shows the place below its message. */
function oneLine(message: string): string {
  return message.split('\n')[0]?.replace(/:$/, '') ?? message
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') {
    const number = Number(value)
    return Number.isSafeInteger(number) ? number : String(value)
  }
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, plain(it)]))
}
