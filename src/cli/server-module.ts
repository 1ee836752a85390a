import type { Config } from '../config.js'
import type { RunningServer, ServerOptions } from '../server.js'

/** As much of a running server as the command line uses. */
export type Running = Pick<RunningServer, 'ready' | 'close'>

/** What the command line asks of `server.ts`, which is loaded late, and replaced in tests. */
export interface ServerModule {
  startServer(config: Config, options: ServerOptions): Promise<Running>
}
