import { isIP } from 'node:net'
import type { Choice } from './choice.js'
import { hostOf } from './doors.js'
import { flagOf } from './names.js'
import { settings } from './settings.js'

const own = ['controlPort', 'controlHostNames', 'controlHost', 'controlToken'] as const

/**
 * What is wrong with the control door: whoever reaches it can do anything to the mock, so where others can
 * reach it, it asks for a token.
 */
export function controlComplaints(choice: Choice): readonly string[] {
  if (choice.read(settings.noControl)) return contradictions(choice)
  const { host, row } = hostOf('control', choice)
  if (isLoopback(host) || choice.read(settings.controlToken) !== null) return []
  return [
    `${choice.originOf(row).label}: ${JSON.stringify(host)} puts the control door in reach of others; ` +
      `give ${choice.spell('controlToken')} as well, or ${choice.spell('controlHost')} 127.0.0.1, or ` +
      choice.spell('noControl')
  ]
}

/** Flags for a door that the same command line turns off. In files and in the environment they may stay. */
function contradictions(choice: Choice): readonly string[] {
  const off = choice.originOf(settings.noControl).label
  if (off !== flagOf('noControl')) return []
  return own
    .filter(name => choice.originOf(settings[name]).label === flagOf(name))
    .map(name => `${flagOf(name)}: contradicts ${off}; give one of the two`)
}

/** Whether nobody else reaches an address or name. */
function isLoopback(host: string): boolean {
  if (isIP(host) === 4) return host.startsWith('127.')
  if (isIP(host) === 6) return /^(0{0,4}:){0,7}:?0{0,3}1$/.test(host)
  return host.toLowerCase() === 'localhost'
}
