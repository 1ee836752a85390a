/**
 * Settings in a JSON or YAML file. Every scalar is taken as the text that stands in the file, never
 * as a number: release 8.10 would turn into 8.1, and a long seed would lose its last digits.
 */
import { createRequire } from 'node:module'
import type { Document, Pair } from 'yaml'
import { type Findings, type Given, misfit, nothing } from './given.js'
import { suggestion } from './nearest.js'
import { type Setting, settingRows } from './settings.js'

const settingByKey = new Map(
  settingRows.filter(([, row]) => row.inFile !== false).map(([name, row]) => [name as string, { name, row }])
)

/**
 * The parser costs a third of a cold start, and most starts have no file, so it is loaded when the
 * first file is read.
 */
function yaml(): typeof import('yaml') {
  return createRequire(import.meta.url)('yaml')
}

/**
 * @param path - as the user wrote it; its extension decides the syntax.
 * @param read - returns the text of a file, or throws.
 */
export function fromFile(path: string, read: (path: string) => string): Findings {
  let document: Document
  try {
    document = parse(path, read(path))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { ...nothing, complaints: [`${path}: cannot be read: ${reason}`] }
  }
  const { isMap } = yaml()
  if (document.contents === null) return nothing
  if (!isMap(document.contents)) {
    return { ...nothing, complaints: [`${path}: must hold settings by name, such as pace: instant`] }
  }
  return fromPairs(path, document, document.contents.items)
}

function parse(path: string, text: string): Document {
  if (/\.json$/i.test(path)) JSON.parse(text)
  const document = yaml().parseDocument(text, { schema: 'failsafe', uniqueKeys: false })
  const [error] = document.errors
  if (error !== undefined) throw new Error(error.message.trim().split('\n')[0] ?? '')
  return document
}

function fromPairs(path: string, document: Document, pairs: readonly Pair[]): Findings {
  const complaints: string[] = []
  const givens = new Map<string, Given>()
  for (const pair of pairs) {
    const key = String(pair.key)
    const label = `${key} in ${path}`
    const known = settingByKey.get(key)
    if (known === undefined) {
      complaints.push(`${label}: unknown key${suggestion(key, [...settingByKey.keys()])}`)
      continue
    }
    if (givens.has(key)) {
      complaints.push(`${label}: given more than once`)
      continue
    }
    const text = textOf(pair.value, document, known.row)
    if (text === undefined) {
      complaints.push(misfit(label, 'what was found', known.row.kind.allowed))
    }
    givens.set(key, { name: known.name, text: text ?? '', label, from: `file ${path}` })
  }
  return { givens: [...givens.values()], complaints }
}
