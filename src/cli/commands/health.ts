import { parseArgs } from 'node:util'
import { flagOf, misfit, suggestion, variableOf } from '../../config.js'
import { type CommandContext, command, EXIT, type ExitCode } from '../command.js'
import { configured } from '../configured.js'
import { entry } from '../help.js'

const healthAt = (port: number) => `http://127.0.0.1:${port}/health`
const URL_STANDARD = healthAt(9680)
/** Shorter than the usual 3 s after which a container's health check is given up, in milliseconds. */
const ANSWER_TIMEOUT_MS = 2_000

/** `c8-backup-mock health`: the container's health check, which needs neither shell nor curl. */
export const health = command({
  name: 'health',
  summary: 'Asks a running mock whether it is ready; ends with 0 when it is, and 1 otherwise',
  help: () =>
    entry(
      '--url <url>',
      "Address of the control door's health; without one, the door that the environment places, " +
        `such as with ${variableOf('controlPort')} [${URL_STANDARD}]`
    ).join('\n'),
  async run(context) {
    const { argv, terminal } = context
    const given = urlIn(argv)
    if (typeof given === 'string') {
      terminal.complain(`health: ${given}`)
      return EXIT.usage
    }
    const url = given ?? urlBySettings(context)
    return url === undefined ? EXIT.usage : await ask(url, terminal)
  }
})

/**
 * The control door of a mock that was started with the same environment, as in a container. Returns
 * `undefined` after saying why there is none.
 */
function urlBySettings(context: CommandContext): URL | undefined {
  const read = configured([], context)
  const port = read?.config.doors.find(it => it.product === 'control')?.port
  if (read !== undefined && port === undefined) {
    const noControl = flagOf('noControl')
    context.terminal.complain(`health: there is no control door to ask (${noControl}); give --url`)
    return undefined
  }
  if (port === 0) {
    const controlPort = flagOf('controlPort')
    context.terminal.complain(
      `health: the port is chosen at the start (${controlPort} 0); give --url`
    )
    return undefined
  }
  return port === undefined ? undefined : new URL(healthAt(port))
}

/** Returns the address that is given, if one is, or what is wrong with the arguments. */
function urlIn(argv: readonly string[]): URL | string | undefined {
  const options = { url: { type: 'string' } } as const
  const rules = { options, strict: false, allowPositionals: true, tokens: true } as const
  const { values, tokens } = parseArgs({ args: [...argv], ...rules })
  for (const token of tokens) {
    if (token.kind === 'positional') return `${JSON.stringify(token.value)}: unexpected argument`
    if (token.kind === 'option' && token.rawName !== '--url') {
      return `${token.rawName}: unknown flag${suggestion(token.rawName, ['--url'])}`
    }
  }
  const { url } = values
  if (url === undefined) return undefined
  const isUrl = typeof url === 'string' && /^https?:/.test(url) && URL.canParse(url)
  return isUrl ? new URL(url) : misfit('--url', String(url), `an address such as ${URL_STANDARD}`)
}

async function ask(url: URL, terminal: CommandContext['terminal']): Promise<ExitCode> {
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) })
    if (reply.status === 200) {
      terminal.print(`${url} answers`)
      return EXIT.ok
    }
    terminal.complain(`health: ${url} answered ${reply.status}`)
  } catch (error) {
    terminal.complain(`health: ${url} does not answer: ${reasonOf(error)}`)
  }
  return EXIT.differences
}

/** `fetch` says only "fetch failed" and keeps the reason in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
