/** The command `verify` against a mock that it takes for a real deployment. */
import type { Test } from 'tap'
import { ask } from './ask.js'
import { invoke, type UnderWay } from './invocation.js'
import { startHere } from './started.js'

/** Parts of a deployment that have a flag of their own. */
const parts = [
  'operate',
  'tasklist',
  'optimize',
  'zeebe',
  'orchestration',
  'elasticsearch'
] as const

export interface Deployed {
  /** The flags that name its parts, without its control door. */
  readonly argv: readonly string[]
  /** Tells its control door something. */
  tell(method: string, path: string, body?: unknown): Promise<void>
  /** The address of that door. */
  readonly control: string
  /** Conditions and plans, in one text. */
  situation(): Promise<string>
  /** What each partition's exporters do. */
  phases(): Promise<readonly string[]>
  /** Names of all snapshots, in whatever state. */
  snapshots(): Promise<readonly string[]>
}

/** A mock with ports of its own. Closes with the test. */
export async function deployed(t: Test, argv: readonly string[]): Promise<Deployed> {
  const { ready } = await startHere(t, ['--repository', 'camunda', ...argv])
  const doors = new Map(Object.entries(ready.doors))
  const control = String(doors.get('control'))
  // An application is built when it is first asked, which may take longer than these tests let anybody wait.
  for (const url of doors.values()) await ask('GET', url)
  const read = async (path: string) => JSON.parse((await ask('GET', `${control}${path}`)).body)
  return {
    argv: parts.flatMap(part => {
      const url = doors.get(part)
      return url === undefined ? [] : [`--${part}`, url]
    }),
    async tell(method, path, body) {
      const answer = await ask(method, `${control}${path}`, body)
      t.ok(answer.status < 300, `${method} ${path} ${answer.status} ${answer.body}`)
    },
    control,
    async situation() {
      return JSON.stringify([await read('/conditions'), await read('/plans')])
    },
    async phases() {
      const { partitions } = await read('/exporting')
      return partitions.map((it: { phase: string }) => it.phase)
    },
    async snapshots() {
      const { body } = await ask('GET', `${doors.get('elasticsearch')}/_snapshot/camunda/_all`)
      return JSON.parse(body).snapshots.map((it: { snapshot: string }) => it.snapshot)
    }
  }
}

/** Everything that can be taken back is allowed. */
export function verifying({ argv }: Deployed, ...more: readonly string[]): UnderWay {
  const safety = ['--safety', 'deletes-what-it-created,pauses-exporting']
  return invoke(['verify', ...argv, ...safety, '--timeout', '3', '--patience', '2', ...more])
}
