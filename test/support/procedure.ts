/** A server in this process, and the scripts of the documented backups run against its doors. */
import type { Test } from 'tap'
import type { Product } from '../../src/config.js'
import type { ReadyLine } from '../../src/server.js'
import type { Answer } from './ask.js'
import { runScript, type ScriptRun } from './script.js'
import { startHere } from './started.js'
import { withoutVolatile } from './volatile.js'

/** Status, type and body, where what differs from run to run is a word. */
export type Told = readonly [status: number, type: string, body: string]

export interface ProcedureRun {
  readonly code: number | null
  readonly err: string
  readonly told: ReadonlyMap<string, Told>
  /** Of the partitions, at the end. */
  readonly phases: readonly string[]
  readonly doors: ReadyLine['doors']
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
    ID: wish.backupId,
    ...wish.env
  }
  const isGuide = wish.script.includes('guide')
  const { code, err, answers } = await runScript(t, `test/e2e/${wish.script}.sh`, {
    args: folder => (isGuide ? [folder] : [wish.backupId, folder]),
    env
  })
  return { code, err, told: toldOf(answers), phases: [...world.zeebe.phases().values()], doors }
}

function toldOf(answers: ScriptRun['answers']): ReadonlyMap<string, Told> {
  const told = ({ status, type, body }: Answer): Told => [status, type, withoutVolatile(body)]
  return new Map([...answers].map(([name, answer]) => [name, told(answer)]))
}
