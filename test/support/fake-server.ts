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

/** A server without doors, which knows releases 8.7 and 8.7.2. State only what the test is about. */
export function fakeServer(
  over: { start?: (logger: Logger) => Promise<void> | void; close?: () => Promise<void> } = {}
): FakeServer {
  const knownReleases = ['8.7', '8.7.2']
  const fake: FakeServer = {
    started: [],
    closes: 0,
    module: {
      knownReleases,
      knownRelease: version => knownReleases.includes(version),
      async startServer(config, { logger }) {
        fake.started.push({ config, logger })
        await over.start?.(logger)
        return running(config, async () => {
          fake.closes += 1
          await over.close?.()
        })
      }
    }
  }
  return fake
}

function running(config: Config, close: () => Promise<void>): Running {
  const url = (name: string) => `http://127.0.0.1:1/${name}`
  const doors = {
    operate: url('operate'),
    tasklist: url('tasklist'),
    optimize: url('optimize'),
    zeebe: url('zeebe'),
    elasticsearch: url('elasticsearch'),
    control: url('control')
  }
  return { ready: { ready: true, camunda: '8.7.2', seed: config.seed, pid: 42, doors }, close }
}
