import { suggestion } from '../domain/nearest.js'
import { type Findings, type Given, gather } from './given.js'
import { ENVIRONMENT_PREFIX, variableOf } from './names.js'
import { type SettingName, settingRows } from './settings.js'

export type Environment = Readonly<Record<string, string | undefined>>

const settingByVariable: ReadonlyMap<string, SettingName> = new Map(
  settingRows.map(([name]) => [variableOf(name), name])
)

/**
 * Variables that Kubernetes and container links make by themselves for a service that is called
 * `c8-backup-mock`. They share our prefix, and nobody wrote them.
 *
 * Source: Kubernetes, "Discovering services", environment variables.
 */
const MADE_BY_THE_PLATFORM =
  /^(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?|PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)=|^PORT=\w+:/

/** The settings among the environment variables. A mistyped one is a complaint, not a default. */
export function fromEnvironment(env: Environment): Findings {
  return gather(
    Object.entries(env).flatMap(([variable, text]) => {
      if (text === undefined || !variable.startsWith(ENVIRONMENT_PREFIX)) return []
      const rest = variable.slice(ENVIRONMENT_PREFIX.length)
      return MADE_BY_THE_PLATFORM.test(`${rest}=${text}`) ? [] : [givenBy(variable, text)]
    })
  )
}

function givenBy(variable: string, text: string): Given | string {
  const name = settingByVariable.get(variable)
  if (name === undefined) {
    const meant = suggestion(variable, [...settingByVariable.keys()], ENVIRONMENT_PREFIX)
    return `${variable}: unknown variable${meant}`
  }
  return { name, text, label: variable, from: `environment ${variable}` }
}
