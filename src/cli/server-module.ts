import type { Config } from '../config.js'
import type { ListedScenario, RunningServer, ServerOptions } from '../server.js'

/** As much of a running server as the command line uses. */
export type Running = Pick<RunningServer, 'ready' | 'scenario' | 'close'>

/** What the command line asks of `server.ts`, which is loaded late, and replaced in tests. */
export interface ServerModule {
  /** The scenarios that come along. */
  scenarios(): readonly ListedScenario[]
  startServer(config: Config, options: ServerOptions): Promise<Running>
}
