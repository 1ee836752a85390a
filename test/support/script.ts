/** Runs a script of documented commands against given addresses, and hands over what was answered. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Test } from 'tap'
import type { Answer } from './ask.js'
import { foreignEnvironment } from './started.js'

export interface ScriptRun {
  readonly code: number | null
  /** What it complained about. */
  readonly err: string
  /** By their name in the script, in no particular order. */
  readonly answers: ReadonlyMap<string, Answer>
}

/**
 * Runs the script with Bash, to its end. It leaves its answers in the folder: `<name>.body`, with the status
 * and the type in `<name>.head`.
 */
export async function runScript(
  t: Test,
  script: string,
  {
    args,
    env
  }: {
    readonly args: (folder: string) => readonly string[]
    readonly env: Readonly<Record<string, string | undefined>>
  }
): Promise<ScriptRun> {
  const folder = t.testdir({})
  const child = spawn('bash', [script, ...args(folder)], {
    env: { ...foreignEnvironment(), ...env }
  })
  t.teardown(() => child.kill('SIGKILL'))
  const err: string[] = []
  child.stdout.resume()
  child.stderr.setEncoding('utf8').on('data', text => void err.push(text))
  const [code] = await once(child, 'close')
  return { code, err: err.join(''), answers: answersIn(folder) }
}

function answersIn(folder: string): ReadonlyMap<string, Answer> {
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8')
  const names = readdirSync(folder).flatMap(file => /^(.*)\.head$/.exec(file)?.[1] ?? [])
  return new Map(
    names.map(name => {
      const [, status, type = ''] = /^(\d+) (.*)\n$/.exec(read(`${name}.head`)) ?? []
      return [name, { status: Number(status), type, body: read(`${name}.body`) }]
    })
  )
}
