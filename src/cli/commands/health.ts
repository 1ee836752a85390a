import { parseArgs } from 'node:util'
import { misfit, suggestion } from '../../config.js'
import { type CommandContext, command, EXIT, type ExitCode } from '../command.js'
import { entry } from '../help.js'

const URL_STANDARD = 'http://127.0.0.1:9680/health'
/** Shorter than the usual 3 s after which a container's health check is given up, in milliseconds. */
const ANSWER_TIMEOUT_MS = 2_000

/** `c8-backup-mock health`: the container's health check, which needs neither shell nor curl. */
export const health = command({
  name: 'health',
  summary: 'Asks a running mock whether it is ready; ends with 0 when it is, and 1 otherwise',
  help: () =>
    entry('--url <url>', `Address of the control door's health [${URL_STANDARD}]`).join('\n'),
  async run({ argv, terminal }) {
    const url = urlIn(argv)
    if (url instanceof URL) return await ask(url, terminal)
    terminal.complain(`health: ${url}`)
    return EXIT.usage
  }
})

/** Returns the address to ask, or what is wrong with the arguments. */
function urlIn(argv: readonly string[]): URL | string {
  const options = { url: { type: 'string' } } as const
  const rules = { options, strict: false, allowPositionals: true, tokens: true } as const
  const { values, tokens } = parseArgs({ args: [...argv], ...rules })
  for (const token of tokens) {
    if (token.kind === 'positional') return `${JSON.stringify(token.value)}: unexpected argument`
    if (token.kind === 'option' && token.rawName !== '--url') {
      return `${token.rawName}: unknown flag${suggestion(token.rawName, ['--url'])}`
    }
  }
  const { url = URL_STANDARD } = values
  const isUrl = typeof url === 'string' && /^https?:/.test(url) && URL.canParse(url)
  return isUrl
    ? new URL(url)
    : misfit('--url', String(url), 'an address such as http://127.0.0.1:9680/health')
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
