/** The target of a verification: what the command line names, or a mock of its own. */
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Config, flagOf, type SettingName } from '../config.js'
import { addressesOf } from '../contract/addresses.js'
import type { Target } from '../contract/target.js'
import type { CommandContext, Terminal } from './command.js'
import { configured } from './configured.js'
import { startComplaints } from './start-complaints.js'
import type { VerifyOptions } from './verify-options.js'

export interface OpenTarget {
  readonly target: Target
  /** Which line it is, where that is known without asking. */
  readonly camunda?: string
  /** The snapshot repository that the applications are configured with. */
  readonly repository: string
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
  const { repository = standardRepository } = options
  return { target, repository, close: async () => {} }
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
  options: VerifyOptions,
  context: CommandContext,
  about: Pick<Target, 'headers' | 'timeoutMs' | 'ca'>
): Promise<OpenTarget | undefined> {
  const { terminal, loadServer } = context
  const config = mockConfig(options, context)
  if (config === undefined) return undefined
  const server = await loadServer()
  const stream = { write: (line: string) => terminal.complain(line.trimEnd()) }
  const running = await opened(
    () => server.startServer(config, { logger: { level: config.logLevel, stream } }),
    terminal
  )
  if (running === undefined) return undefined
  const { control, ...doors } = running.ready.doors
  const addresses = addressesOf(doors)
  return {
    target: { ...about, addresses, ...(control !== undefined && { control }) },
    camunda: lineOf(running.ready.camunda),
    repository: config.repository ?? standardRepository,
    close: () => running.close()
  }
}

const standardRepository = 'camunda'

/** What the mock of a verification is where nobody says otherwise: quick, quiet, and in nobody's way. */
const unlessSaid = [
  ['camunda', '8.7'],
  ['pace', 'instant'],
  ['portBase', '0'],
  ['logLevel', 'warn']
] as const satisfies readonly (readonly [SettingName, string])[]

/** `undefined` after saying what is wrong with it. */
function mockConfig(
  { camunda, searchEngine, repository, mockArgv }: VerifyOptions,
  { env, terminal }: CommandContext
): Config | undefined {
  const own = { camunda, searchEngine, repository }
  const said = Object.entries(own).flatMap(([name, text]) =>
    text === undefined ? [] : [`${flagOf(name)}=${text}`]
  )
  const argv = [...mockArgv, ...said]
  const sources = { env: withoutSettings(env), terminal }
  // A file may say it as well, so the file is read first where there is one.
  const isGiven = givenIn(argv, sources)
  if (isGiven === undefined) return undefined
  const rest = unlessSaid.filter(([name]) => !isGiven(name))
  const flags = rest.map(([name, text]) => `${flagOf(name)}=${text}`)
  const config = configured([...argv, ...flags], sources)?.config
  if (config?.camunda !== 'all') return config
  terminal.complain('verify: --mock verifies one release, such as --camunda 8.7')
  return undefined
}

/** Which settings somebody has given; `undefined` after complaining of the file that they are in. */
function givenIn(
  argv: readonly string[],
  sources: Pick<CommandContext, 'env' | 'terminal'>
): ((name: SettingName) => boolean) | undefined {
  const isFlag = (name: SettingName) => argv.some(it => it.startsWith(`${flagOf(name)}=`))
  if (!isFlag('config')) return isFlag
  const effective = configured(argv, sources)?.effective
  return effective && (name => effective.get(name)?.from !== 'default')
}

/** `undefined` after saying what stands in the way of a start. */
async function opened<T>(start: () => Promise<T>, terminal: Terminal): Promise<T | undefined> {
  try {
    return await start()
  } catch (error) {
    for (const it of startComplaints(error)) terminal.complain(it)
    return undefined
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
