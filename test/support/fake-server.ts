import type { Running, ServerModule } from '../../src/cli/server-module.js'
import type { Config } from '../../src/config.js'
import type { ServerOptions } from '../../src/server.js'

type Logger = ServerOptions['logger']

export interface FakeServer {
  readonly module: ServerModule
  /** What the command line asked for, in order. */
  readonly started: { readonly config: Config; readonly logger: Logger }[]
  closes: number
}

/** A server without doors. State only what the test is about. */
export function fakeServer(
  over: {
    start?: (logger: Logger) => Promise<void> | void
    close?: () => Promise<void>
    scenarios?: ReturnType<ServerModule['scenarios']>
    /** That the world was put into. */
    scenario?: ReturnType<Running['scenario']>
  } = {}
): FakeServer {
  const fake: FakeServer = {
    started: [],
    closes: 0,
    module: {
      scenarios: () => over.scenarios ?? [],
      async startServer(config, { logger }) {
        fake.started.push({ config, logger })
        await over.start?.(logger)
        const close = async () => {
          fake.closes += 1
          await over.close?.()
        }
        return { ...running(config, close), scenario: () => over.scenario ?? null }
      }
    }
  }
  return fake
}

function running(config: Config, close: () => Promise<void>): Running {
  const { camunda, seed } = config
  const addresses = config.doors.map(({ product }) => [product, `http://127.0.0.1:1/${product}`])
  const doors = Object.fromEntries(addresses)
  return { ready: { ready: true, camunda, seed, pid: 42, doors }, scenario: () => null, close }
}
