import type { Findings, Given } from './given.js'
import { ENVIRONMENT_PREFIX, variableOf } from './names.js'
import { suggestion } from './nearest.js'
import { settingRows } from './settings.js'

export type Environment = Readonly<Record<string, string | undefined>>

const settingByVariable = new Map(settingRows.map(([name]) => [variableOf(name), name]))

/**
 * Variables that Kubernetes and container links make by themselves for a service that is called
 * `c8-backup-mock`. They share our prefix, and nobody wrote them.
 *
 * Source: Kubernetes, "Discovering services", environment variables.
 */
const MADE_BY_THE_PLATFORM =
  /^(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?|PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)$/

/** The settings among the environment variables. A mistyped one is a complaint, not a default. */
export function fromEnvironment(env: Environment): Findings {
  const complaints: string[] = []
  const givens: Given[] = []
  for (const [variable, text] of Object.entries(env)) {
    if (text === undefined || !variable.startsWith(ENVIRONMENT_PREFIX)) continue
    const name = settingByVariable.get(variable)
    if (name !== undefined) {
      givens.push({ name, text, label: variable, from: `environment ${variable}` })
    } else if (!isOfThePlatform(variable.slice(ENVIRONMENT_PREFIX.length), text)) {
      complaints.push(`${variable}: unknown variable${nearestVariable(variable)}`)
    }
  }
  return { givens, complaints }
}

function isOfThePlatform(rest: string, text: string): boolean {
  return MADE_BY_THE_PLATFORM.test(rest) || (rest === 'PORT' && /^\w+:\/\//.test(text))
}

/** Compared without the prefix, which would make everything look alike. */
function nearestVariable(variable: string): string {
  const ends = [...settingByVariable.keys()].map(it => it.slice(ENVIRONMENT_PREFIX.length))
  const hint = suggestion(variable.slice(ENVIRONMENT_PREFIX.length), ends)
  return hint.replace('did you mean ', `did you mean ${ENVIRONMENT_PREFIX}`)
}
