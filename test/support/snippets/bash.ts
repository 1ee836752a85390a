/** Runs what a page tells people to type into a shell. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { foreignEnvironment } from '../started.js'

/** What stands between the outputs of two snippets that are typed into the same shell. */
const mark = '-- next snippet --'

/**
 * Types the snippets into one shell, one after another, and returns what each printed. The shell ends at the first
 * failure only where the snippets ask for that.
 *
 * @throws Error with what went to standard error where the shell ends with anything but 0.
 */
export async function typed(
  snippets: readonly string[],
  env: NodeJS.ProcessEnv = {}
): Promise<readonly string[]> {
  const script = snippets.join(`\necho '${mark}'\n`)
  // In a process of its own, so that this one can go on answering.
  const shell = spawn('bash', ['-c', script], { env: { ...foreignEnvironment(), ...env } })
  const kill = setTimeout(() => shell.kill('SIGKILL'), 60_000)
  let out = ''
  let err = ''
  shell.stdout.setEncoding('utf8').on('data', text => {
    out += text
  })
  shell.stderr.setEncoding('utf8').on('data', text => {
    err += text
  })
  const [code] = await once(shell, 'close')
  clearTimeout(kill)
  if (code !== 0) throw new Error(`the shell ended with ${code}: ${err}${out}`)
  return out.split(`${mark}\n`)
}

/** The documented ports of `--layout ports`, as pages write them. */
export const documentedPorts = {
  operate: 9600,
  optimize: 9620,
  tasklist: 9640,
  zeebe: 9660,
  control: 9680,
  elasticsearch: 9200
} as const

/** The same commands for a mock whose doors are elsewhere. */
export function at(
  command: string,
  doors: Readonly<Partial<Record<keyof typeof documentedPorts, string>>>
): string {
  return Object.entries(documentedPorts).reduce((text, [product, port]) => {
    const url = new Map(Object.entries(doors)).get(product)
    return url === undefined
      ? text
      : text.replaceAll(`localhost:${port}`, url.replace(/^https?:\/\//, ''))
  }, command)
}
