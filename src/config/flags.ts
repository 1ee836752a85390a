import { parseArgs } from 'node:util'
import { type Findings, type Given, gather, misfit } from './given.js'
import { flagOf } from './names.js'
import { suggestion } from './nearest.js'
import { requests, settingRows } from './settings.js'

type Token = ReturnType<typeof tokensOf>[number]
type OptionToken = Extract<Token, { kind: 'option' }>

const settingByFlag = new Map(settingRows.map(([name, row]) => [flagOf(name), { name, row }]))
const requestFlags = Object.keys(requests).map(flagOf)
const allFlags = [...settingByFlag.keys(), ...requestFlags]

/** The settings on the command line, which must hold nothing else but requests. */
export function fromFlags(argv: readonly string[]): Findings & { readonly printConfig: boolean } {
  const tokens = tokensOf(argv).filter(it => it.kind !== 'option-terminator')
  const isRequest = (it: Token) =>
    it.kind === 'option' && requestFlags.includes(it.rawName) && it.value === undefined
  const asked = new Set(tokens.filter(isRequest).map(it => it.kind === 'option' && it.rawName))
  const found = tokens.filter(it => !isRequest(it)).map(givenBy)
  return { ...gather(found), printConfig: asked.has(flagOf('printConfig')) }
}

function givenBy(token: Token): Given | string {
  if (token.kind === 'option') return settingOf(token)
  return `${JSON.stringify(argument)}: unexpected argument`
}
