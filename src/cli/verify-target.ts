/** The target of a verification: what the command line names, or a mock of its own. */
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { addressesOf } from '../contract/addresses.js'
import type { Target } from '../contract/target.js'
import type { CommandContext } from './command.js'
import { configured } from './configured.js'
import type { VerifyOptions } from './verify-options.js'

export interface OpenTarget {
  readonly target: Target
  /** Which line it is, where that is known without asking. */
  readonly camunda?: string
  close(): Promise<void>
}

/** `undefined` after saying what stands in the way. */
export async function openTarget(
  options: VerifyOptions,
  context: CommandContext
): Promise<OpenTarget | undefined> {
  const { headers, timeoutMs, control } = options
  const ca = caIn(options, context)
  if (ca === 'unreadable') return undefined
  const about = { headers, timeoutMs, ...(ca !== undefined && { ca }) }
  if (options.mock) return await openMock(options, context, about)
  const addresses = addressesOf(options.urls)
  const target = { ...about, addresses, ...(control !== undefined && { control }) }
  return { target, close: async () => {} }
}

function caIn(
  { ca }: VerifyOptions,
  { terminal }: CommandContext
): string | 'unreadable' | undefined {
  if (ca === undefined) return undefined
  try {
    const pem = readFileSync(ca, 'utf8')
    // Whatever is none is ignored by TLS, without a word.
    return new X509Certificate(pem) && pem
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    terminal.complain(`--ca: ${JSON.stringify(ca)} cannot be read: ${why}`)
    return 'unreadable'
  }
}

async function openMock(
  { camunda = '8.7', searchEngine, repository }: VerifyOptions,
  { env, terminal, loadServer }: CommandContext,
  about: Pick<Target, 'headers' | 'timeoutMs' | 'ca'>
): Promise<OpenTarget | undefined> {
  const engine = searchEngine === undefined ? [] : ['--search-engine', searchEngine]
  const world = ['--camunda', camunda, ...engine, '--repository', repository]
  const argv = [...world, '--port-base', '0', '--pace', 'instant', '--log-level', 'warn']
  const read = configured(argv, { env: withoutSettings(env), terminal })
  if (read === undefined) return undefined
  const { startServer } = await loadServer()
  const stream = { write: (line: string) => terminal.complain(line.trimEnd()) }
  const running = await startServer(read.config, { logger: { level: 'warn', stream } })
  const { control, ...doors } = running.ready.doors
  const addresses = addressesOf(doors)
  return {
    target: { ...about, addresses, ...(control !== undefined && { control }) },
    camunda: lineOf(running.ready.camunda),
    close: () => running.close()
  }
}

/** The settings of a mock that somebody serves are not those of this one. */
function withoutSettings(env: CommandContext['env']): CommandContext['env'] {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !name.startsWith('C8_BACKUP_MOCK_'))
  )
}

function lineOf(version: string): string {
  return version.split('.').slice(0, 2).join('.')
}
