/**
 * Settings in a JSON or YAML file. Every scalar is taken as the text that stands in the file, never
 * as a number: release 8.10 would turn into 8.1, and a long seed would lose its last digits.
 */
import { createRequire } from 'node:module'
import type { Document, Pair } from 'yaml'
import { suggestion } from '../domain/nearest.js'
import { type Findings, type Given, gather, misshapen } from './given.js'
import type { Kind, Plain } from './kinds.js'
import { settingRows } from './settings.js'

const rowsInFile = settingRows.filter(([, row]) => row.inFile !== false)
const keys: readonly string[] = rowsInFile.map(([name]) => name)

/**
 * Loaded with the first file that is read: the parser takes about 30 ms, most starts have no file,
 * and the container's health check should not pay for it every few seconds.
 */
function yaml(): typeof import('yaml') {
  return createRequire(import.meta.url)('yaml')
}

/** A file as the user named it, and the setting that did so. The extension decides the syntax. */
export interface NamedFile {
  readonly path: string
  readonly label: string
}

/** @param read - returns the text of a file, or throws. */
export function fromFile({ path, label }: NamedFile, read: (path: string) => string): Findings {
  try {
    const document = parse(path, read(path))
    const { contents } = document
    if (contents === null) return gather([])
    if (!yaml().isMap(contents)) {
      return gather([`${label}: ${path} does not hold settings by name, such as pace: instant`])
    }
    return gather(contents.items.map(pair => givenBy(pair, document, path)))
  } catch (error) {
    const reason = error instanceof Error ? error.message : error
    return gather([`${label}: ${path} cannot be read: ${reason}`])
  }
}

/** JSON is read as the YAML it also is, once it is known to be JSON. */
function parse(path: string, text: string): Document {
  if (/\.json$/i.test(path)) JSON.parse(text)
  // Doubles are our own complaint: it names the key.
  const document = yaml().parseDocument(text, { schema: 'failsafe', uniqueKeys: false })
  const [error] = document.errors
  if (error !== undefined) throw new Error(error.message.split(':\n')[0])
  return document
}

function givenBy({ key, value }: Pair, document: Document, path: string): Given | string {
  const written = String(key)
  const label = `${written} in ${path}`
  const [name, row] = rowsInFile.find(([it]) => it === written) ?? []
  if (name === undefined || row === undefined) {
    return `${label}: unknown key${suggestion(written, keys)}`
  }
  const node = yaml().isAlias(value) ? value.resolve(document) : value
  const text = textOf(node, row.kind.shape)
  if (text === undefined) return misshapen(label, kindOf(node), row.kind.allowed)
  return { name, text, label, from: `file ${path}` }
}

/** Returns the text of a scalar, or of several of them where that means something. */
function textOf(node: unknown, shape: Kind<Plain>['shape']): string | undefined {
  const { isMap, isScalar, isSeq } = yaml()
  if (isSeq(node) && shape !== 'text') return joined(node.items.map(it => textOf(it, 'text')))
  if (isMap(node) && shape === 'map') return joined(node.items.map(entryText))
  if (!isScalar(node)) return undefined
  // Nothing in quotes is an empty text; nothing at all is a value that was forgotten.
  const isNull = node.type === 'PLAIN' && /^(~|null|)$/i.test(String(node.value))
  return isNull ? undefined : String(node.value)
}

/** An entry of a mapping as a flag would give it: `operate-400=off`. */
function entryText({ key, value }: Pair): string | undefined {
  const text = textOf(value, 'text')
  return text === undefined ? undefined : `${key}=${text}`
}

function joined(texts: readonly (string | undefined)[]): string | undefined {
  return texts.includes(undefined) ? undefined : texts.join(',')
}

/** What a value is that gives no text. */
function kindOf(node: unknown): string {
  const { isMap, isSeq } = yaml()
  if (isMap(node)) return 'holds a mapping'
  return isSeq(node) ? 'holds a sequence' : 'has no value'
}
