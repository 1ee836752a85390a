import type { Config, Product } from '../config.js'

/** The first line that a script reads, and what it needs to know. */
export interface ReadyLine {
  readonly ready: true
  /** The release that was pinned. */
  readonly camunda: string
  readonly seed: string
  readonly pid: number
  /** The address of every product, with its base path. */
  readonly doors: Readonly<Record<Product, string>>
}

export interface RunningServer {
  readonly ready: ReadyLine
  /** Answers what is in flight and closes every door. */
  close(): Promise<void>
}

/** What the command line asks of `server.ts`, which is loaded late and replaced in tests. */
export interface ServerModule {
  startServer(config: Config, options: { readonly logger: LogTo }): Promise<RunningServer>
  knownRelease(version: string): boolean
  readonly knownReleases: readonly string[]
}

/** Options for Fastify's logger, which writes one JSON object per line. */
export interface LogTo {
  readonly level: Config['logLevel']
  readonly stream: { write(line: string): void }
}
