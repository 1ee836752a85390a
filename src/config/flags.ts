import { parseArgs } from 'node:util'
import { suggestion } from '../domain/nearest.js'
import { type Findings, type Given, gather, misshapen } from './given.js'
import type { Kind, Plain } from './kinds.js'
import { flagOf } from './names.js'
import { requests, settingRows, settings } from './settings.js'

type Token = ReturnType<typeof tokensOf>[number]
type OptionToken = Extract<Token, { kind: 'option' }>

const settingByFlag = new Map(settingRows.map(([name, row]) => [flagOf(name), { name, row }]))
const requestFlags = Object.keys(requests).map(flagOf)
const allFlags = [...settingByFlag.keys(), ...requestFlags]

/** The settings on the command line, which must hold nothing else but requests. */
export function fromFlags(argv: readonly string[]): Findings & { readonly printConfig: boolean } {
  const tokens = tokensOf(argv)
  const found = tokens.flatMap((token, index) => {
    if (token.kind === 'option') return isRequest(token) ? [] : [givenBy(token)]
    // What follows an unknown flag was meant as its value: one mistake, one complaint.
    if (token.kind === 'option-terminator' || isUnknown(tokens[index - 1])) return []
    return [`${JSON.stringify(token.value)}: unexpected argument`]
  })
  const printConfig = flagOf('printConfig')
  const asksFor = (it: Token) => it.kind === 'option' && isRequest(it) && it.rawName === printConfig
  return { ...gather(addedUp(found)), printConfig: tokens.some(asksFor) }
}

/** A setting that holds values by name, or several of them, may be given flag by flag. */
function addedUp(found: readonly (Given | string)[]): readonly (Given | string)[] {
  const isPart = (it: Given | string, name: string): it is Given =>
    typeof it !== 'string' && it.name === name && isRepeatable(settings[it.name].kind)
  return found.flatMap((it, index): readonly (Given | string)[] => {
    if (typeof it === 'string') return [it]
    const parts = found.filter(other => isPart(other, it.name))
    if (parts.length < 2) return [it]
    const isFirst = found.findIndex(other => isPart(other, it.name)) === index
    return isFirst ? [{ ...it, text: parts.map(part => part.text).join(',') }] : []
  })
}

function isRepeatable({ shape, repeats = false }: Kind<Plain>): boolean {
  return shape === 'map' || repeats
}

/** Returns what a flag sets, or what is wrong with it. */
function givenBy({ rawName, value, inlineValue }: OptionToken): Given | string {
  const known = settingByFlag.get(rawName)
  if (known === undefined) {
    if (requestFlags.includes(rawName)) return `${rawName}: takes no value`
    return `${rawName}: unknown flag${suggestion(rawName, allFlags)}`
  }
  const { placeholder, allowed } = known.row.kind
  const given = { name: known.name, label: rawName, from: `flag ${rawName}` }
  if (placeholder === '') return { ...given, text: value ?? 'true' }
  if (value === undefined) return misshapen(rawName, 'has no value', allowed)
  // A forgotten value would otherwise swallow the flag after it.
  if (!inlineValue && value.startsWith('--')) {
    return `${misshapen(rawName, 'has no value', allowed)}, or write ${rawName}=${value}`
  }
  return { ...given, text: value }
}

function isRequest({ rawName, value }: OptionToken): boolean {
  return requestFlags.includes(rawName) && value === undefined
}

function isUnknown(token: Token | undefined): boolean {
  return token?.kind === 'option' && token.value === undefined && !allFlags.includes(token.rawName)
}

/** Not strict, because a strict `parseArgs` stops at the first mistake and we want them all. */
function tokensOf(argv: readonly string[]) {
  const options = Object.fromEntries(
    settingRows.map(([name, { kind }]) => {
      const type: 'boolean' | 'string' = kind.placeholder === '' ? 'boolean' : 'string'
      return [flagOf(name).slice('--'.length), { type }]
    })
  )
  const args = [...argv]
  return parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true }).tokens
}
