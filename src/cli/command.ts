import type { Environment } from '../config.js'
import type { ServerModule } from './server-module.js'

/** What the process says to whoever started it. `128 + signal` and `sysexits.h` lend two of them. */
export const EXIT = {
  ok: 0,
  differences: 1,
  usage: 2,
  unreachable: 3,
  /** Our own bug. */
  broken: 70,
  /** Somebody could not wait for the end of an orderly stop. */
  interrupted: 130
} as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Where a command speaks. Each call is one text, and the line break after it is not part of it. */
export interface Terminal {
  /** Whether a person is reading, rather than a file, a pipe or a container's log. */
  readonly isTerminal: boolean
  print(text: string): void
  complain(text: string): void
}

export interface Signals {
  /** Calls the listener for each request to stop. From then on the process no longer stops itself. */
  onStop(listener: () => void): void
}

/** All that a command knows of the world. */
export interface CommandContext {
  /** What follows the command's own name. */
  readonly argv: readonly string[]
  readonly env: Environment
  readonly terminal: Terminal
  readonly signals: Signals
  /** Loading the server takes longer than all the rest, so only who serves asks for it. */
  readonly loadServer: () => Promise<ServerModule>
}

export interface Command {
  readonly name: string
  readonly summary: string
  /** The options of this command for `--help`, at most 80 columns wide. */
  readonly help: () => string
  readonly run: (context: CommandContext) => Promise<ExitCode>
}

/** A command is a value: it can be listed, explained and run without a process. */
export function command(it: Command): Command {
  return it
}
