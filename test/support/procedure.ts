/** A server in this process, and the scripts of the documented backups run against its doors. */
import type { Test } from 'tap'
import type { Product } from '../../src/config.js'
import type { Answer } from './ask.js'
import { runScript, type ScriptRun } from './script.js'
import { startHere } from './started.js'
import { withoutVolatile } from './volatile.js'

/** Status, type and body, where what differs from run to run is a word. */
export type Told = readonly [status: number, type: string, body: string]

export interface ProcedureRun {
  readonly code: number | null
  readonly err: string
  /** By the name of the step in the script. */
  readonly told: Readonly<Record<string, Told>>
  /** What the exporters of the partitions are doing at the end; 8.1 to 8.7 have no endpoint that tells. */
  readonly phases: readonly string[]
}

export interface ProcedureWish {
  /** The name of its file in `test/e2e`, without `.sh`. */
  readonly script: string
  readonly backupId: string
  /** Beside a pace without waiting. */
  readonly flags: readonly string[]
  /** The door that stands for one which the release does not have. */
  readonly instead?: Partial<Record<Product, Product>>
  readonly env?: Readonly<Record<string, string>>
}

export async function runProcedure(t: Test, wish: ProcedureWish): Promise<ProcedureRun> {
  const { world, ready } = await startHere(t, ['--pace', 'instant', ...wish.flags])
  const { doors } = ready
  const door = (product: Product) => doors[wish.instead?.[product] ?? product]
  const env = {
    OPERATE: door('operate'),
    TASKLIST: door('tasklist'),
    OPTIMIZE: door('optimize'),
    ZEEBE: door('zeebe'),
    ORCHESTRATION: door('orchestration'),
    ELASTICSEARCH: door('elasticsearch'),
    PAUSE_SECONDS: '0.05',
    PATIENCE_SECONDS: '60',
    // The guide takes it from here; the procedures from their arguments.
    ID: wish.backupId,
    ...wish.env
  }
  const { code, err, answers } = await runScript(t, `test/e2e/${wish.script}.sh`, {
    args: folder => (wish.script.startsWith('guide') ? [folder] : [wish.backupId, folder]),
    env
  })
  return { code, err, told: toldOf(answers), phases: [...world.zeebe.phases().values()] }
}

function toldOf(answers: ScriptRun['answers']): Readonly<Record<string, Told>> {
  return Object.fromEntries([...answers].map(([name, answer]) => [name, tell(answer)]))
}

/** A checkpoint's time stamp ends before its third digit where that is a nought, as Java writes it. */
const checkpointTime = /(?<="checkpointTimestamp":")\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z/g
const errorTime = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00/g

export function tell({ status, type, body }: Answer): Told {
  const steady = withoutVolatile(body.replace(checkpointTime, '<milliseconds>'))
  return [status, type, steady.replace(errorTime, '<timestamp>')]
}
