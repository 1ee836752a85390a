/** Runs the guide's own commands against a started process, and hands over what was answered. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Test } from 'tap'
import type { Answer } from './ask.js'
import { foreignEnvironment, type StartedCli } from './started.js'

/** The words of a complaint if a tool that the guide uses is not installed. */
export function missingTools(): string | undefined {
  const missing = ['bash', 'curl', 'jq'].filter(it => spawnSync(it, ['--version']).error)
  return missing.length === 0 ? undefined : `${missing.join(' and ')} is not installed`
}

export interface GuideWish {
  readonly script: string
  readonly backupId: string
  readonly searchEngine?: 'elasticsearch' | 'opensearch'
}

/** Returns the answers by their name in the script, in no particular order. */
export async function followGuide(
  t: Test,
  { doors }: StartedCli,
  { script, backupId, searchEngine = 'elasticsearch' }: GuideWish
): Promise<ReadonlyMap<string, Answer>> {
  const folder = t.testdir({})
  const env = {
    ...foreignEnvironment(),
    OPERATE: doors.operate,
    OPTIMIZE: doors.optimize,
    TASKLIST: doors.tasklist,
    ZEEBE: doors.zeebe,
    ELASTICSEARCH: doors.elasticsearch,
    SEARCH_ENGINE: searchEngine,
    ID: backupId,
    PAUSE_SECONDS: '0.05',
    PATIENCE_SECONDS: '60'
  }
  const child = spawn('bash', [script, folder], { env })
  t.teardown(() => child.kill('SIGKILL'))
  const err: string[] = []
  child.stdout.resume()
  child.stderr.setEncoding('utf8').on('data', text => void err.push(text))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`the guide ended with ${code}: ${err.join('')}`)
  return answersIn(folder)
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
