/** One name of a setting gives the other two, so that no spelling can drift from the rest. */

export const ENVIRONMENT_PREFIX = 'C8_BACKUP_MOCK_'

/** A flag that may be repeated names one thing at a time. */
const singular: Readonly<Record<string, string>> = {
  quirks: 'quirk',
  elasticsearchApiKeys: 'elasticsearchApiKey'
}

/** `portBase` is `--port-base` on the command line. */
export function flagOf(name: string): string {
  return `--${(singular[name] ?? name).replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`
}

/** `portBase` is `C8_BACKUP_MOCK_PORT_BASE` in the environment. */
export function variableOf(name: string): string {
  return ENVIRONMENT_PREFIX + name.replace(/[A-Z]/g, letter => `_${letter}`).toUpperCase()
}
