import { type Invocation, run } from '../../src/cli/run.js'
import { fakeServer } from './fake-server.js'

/** A command under way: what it said so far, how to stop it, and how it will end. */
export interface UnderWay {
  readonly out: string[]
  readonly err: string[]
  /** As Ctrl-C or SIGTERM would. */
  stop(): void
  /** Resolves when the given number of texts has been printed. */
  printed(count: number): Promise<void>
  readonly code: Promise<number>
}

/** Runs the command line in this process, with everything around it made up. */
export function invoke(
  argv: readonly string[],
  over: Partial<Invocation & { isTerminal: boolean }> = {}
): UnderWay {
  const out: string[] = []
  const err: string[] = []
  const stopListeners: (() => void)[] = []
  const waiting: { count: number; resolve: () => void }[] = []
  const print = (text: string) => {
    out.push(text)
    for (const it of waiting) if (out.length >= it.count) it.resolve()
  }
  const code = run({
    argv,
    env: {},
    terminal: {
      isTerminal: over.isTerminal ?? false,
      print,
      complain: text => void err.push(text)
    },
    signals: { onStop: listener => void stopListeners.push(listener) },
    loadServer: async () => fakeServer().module,
    version: () => '1.2.3',
    ...over
  })
  return {
    out,
    err,
    code,
    stop: () => {
      for (const listener of stopListeners) listener()
    },
    printed: count =>
      new Promise(resolve => {
        waiting.push({ count, resolve })
        if (out.length >= count) resolve()
      })
  }
}
