import { ConfigError, type ConfigSources, type ReadConfig, readConfig } from '../../src/config.js'

export interface Written {
  readonly argv?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Text by path. */
  readonly files?: Readonly<Record<string, string>>
}

/** Reads a configuration in a world that knows one fresh seed. */
export function read(written: Written = {}): ReadConfig {
  return readConfig(sourcesOf(written))
}

/** Returns what is wrong with what was written; nothing is an empty list. */
export function complaintsOf(written: Written): readonly string[] {
  try {
    read(written)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.complaints
    throw error
  }
}

/** What a program's configuration is read with, where it names no file. */
export const programSources = sourcesOf({})

export function sourcesOf({ argv = [], env = {}, files = {} }: Written): ConfigSources {
  return {
    argv,
    env,
    readFile(path) {
      const text = files[path]
      if (text === undefined) throw new Error(`ENOENT: no such file or directory, open '${path}'`)
      return text
    },
    freshSeed: () => 'fresh'
  }
}
