import { readFileSync } from 'node:fs'
import { ConfigError, freshSeed, type ReadConfig, readConfig } from '../config.js'
import type { CommandContext } from './command.js'

/** Returns the configuration, or `undefined` after complaining of all that is wrong with it. */
export function configured(
  argv: readonly string[],
  { env, terminal }: Pick<CommandContext, 'env' | 'terminal'>
): ReadConfig | undefined {
  const readFile = (path: string) => readFileSync(path, 'utf8')
  try {
    return readConfig({ argv, env, readFile, freshSeed })
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    for (const complaint of error.complaints) terminal.complain(complaint)
    return undefined
  }
}
