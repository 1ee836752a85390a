/** Servers that end with their test: the command line as its users start it, and one in this process. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import type { Test } from 'tap'
import { ENVIRONMENT_PREFIX } from '../../src/config/names.js'
import { readConfig } from '../../src/config.js'
import {
  type ReadyLine,
  type RunningServer,
  type ServerOptions,
  startServer
} from '../../src/server.js'

/** What `npm run build` makes of `src/cli/main.ts`. */
export const BUILT_CLI = 'dist/cli/main.js'

export interface StartedCli {
  readonly doors: ReadyLine['doors']
  readonly pid: number
  /** What it has printed so far. */
  stdout(): string
  /** Asks it to end, as a container engine would, and returns its exit code. */
  stop(): Promise<number | null>
}

/**
 * Starts the built command line and waits until every door answers.
 *
 * @throws what it said instead, if it ended before.
 */
export async function startCli(t: Test, args: readonly string[]): Promise<StartedCli> {
  const child = spawn(process.execPath, [BUILT_CLI, 'serve', ...args], {
    env: foreignEnvironment()
  })
  const exited = once(child, 'exit').then(([code]): number | null => code)
  const kill = () => child.kill('SIGKILL')
  // A test that breaks down has no teardown.
  process.once('exit', kill)
  t.teardown(async () => {
    kill()
    await exited
    process.off('exit', kill)
  })
  const out: string[] = []
  const err: string[] = []
  child.stderr.setEncoding('utf8').on('data', text => void err.push(text))
  const ready = await Promise.race([
    firstLine(child, out),
    exited.then(code => {
      throw new Error(`${BUILT_CLI} ended with ${code}: ${err.join('')}`)
    })
  ])
  const { doors, pid }: ReadyLine = JSON.parse(ready)
  return {
    doors,
    pid,
    stdout: () => out.join(''),
    stop: async () => {
      child.kill('SIGTERM')
      return await exited
    }
  }
}

/** Starts a server in this process on ports of its own, with the settings that flags would give. */
export async function startHere(
  t: Test,
  args: readonly string[],
  options: Partial<ServerOptions> = {}
): Promise<RunningServer> {
  const { config } = readConfig({
    argv: ['--port-base', '0', ...args],
    env: {},
    readFile: path => {
      throw new Error(`no file ${path}`)
    },
    freshSeed: () => 'test'
  })
  const stream = { write: (line: string) => t.comment(line) }
  const server = await startServer(config, {
    logger: { level: 'warn', stream },
    ...options
  })
  t.teardown(() => server.close())
  return server
}

/** A port that was free a moment ago, for doors that share one: port 0 is never shared. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address !== 'object') throw new Error('a TCP server has a port')
  return address.port
}

/** Ours, without what the test runner loads, and without settings that whoever runs the tests made for a mock of theirs. */
export function foreignEnvironment(): NodeJS.ProcessEnv {
  const foreign = Object.entries(process.env).filter(
    ([it]) => !it.startsWith(ENVIRONMENT_PREFIX) && it !== 'NODE_OPTIONS'
  )
  return Object.fromEntries(foreign)
}

async function firstLine(child: ChildProcessWithoutNullStreams, out: string[]): Promise<string> {
  child.stdout.setEncoding('utf8').on('data', text => void out.push(text))
  const [line] = await once(createInterface(child.stdout), 'line')
  return String(line)
}
