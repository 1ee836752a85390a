import type { GateSide, Step } from '../domain/gate.js'
import type { IndexFacts } from '../domain/index-facts.js'
import { type InstantMs, never } from '../domain/instant.js'
import { type RunPart, type RunRules, replanned, stuckParts, type Timing } from '../domain/run.js'
import type { AppBackupId, BackupApp } from '../domain/snapshot-name.js'
import type { WishedFailure } from '../domain/wish.js'
import type { Clock } from './clock.js'
import type { Gates } from './gates.js'
import type { Plans } from './plans.js'
import { RunWriter, type RunWriterGround } from './run-writer.js'
import type { Seed } from './seed.js'
import type { PartOrder, RunProgress } from './snapshot-store.js'

/** What is to be done: the parts of an application's backup, or a snapshot of a client's own. */
export interface RunRequest {
  readonly app: BackupApp | 'elasticsearch'
  readonly backupId?: AppBackupId
  readonly repository: string
  readonly parts: readonly PartOrder[]
  readonly rules: RunRules
}

/** A part as it was ordered, and as it is planned. */
export interface OrderedPart extends RunPart {
  readonly order: PartOrder
  /** Milliseconds that it takes unless a plan says otherwise. */
  readonly usualMs: number
  /** The snapshot that was written down for it; absent where none was, or where it was taken back. */
  readonly uuid?: string | undefined
}

export interface Run extends Omit<RunRequest, 'parts'> {
  readonly runId: string
  readonly startedMs: InstantMs
  readonly parts: readonly OrderedPart[]
}

export interface RunsGround extends RunWriterGround {
  readonly clock: Clock
  readonly seed: Seed
  readonly plans: Plans
  readonly gates: Gates
  /** Whether Elasticsearch and a repository take a snapshot now. */
  readonly takesSnapshots: (repository: string) => boolean
}

/**
 * What the applications have begun and not finished. Whatever changes the future (a plan, a gate, a condition)
 * lets every run be planned anew; what has ended is never touched.
 */
export class Runs {
  readonly #ground: RunsGround
  readonly #writer: RunWriter
  #runs = new Map<string, Run>()

  constructor(ground: RunsGround) {
    this.#ground = ground
    this.#writer = new RunWriter(ground)
  }

  begin(request: RunRequest): string {
    this.#forgetFinished()
    const { clock, plans, seed } = this.#ground
    const runId = seed.javaUuid('run')
    const parts = request.parts.map(order => {
      const usualMs = plans.usualMs(request.app, request.rules.inTurn ? request.parts.length : 1)
      return { order, usualMs, decision: plans.decide(stepOf(request, order), usualMs) }
    })
    const run = { ...request, runId, startedMs: clock.nowMs(), parts }
    this.#runs.set(runId, this.#writer.written(this.#planned(run)))
    return runId
  }

  /** Plans everything that has not ended anew. */
  replan(): void {
    for (const run of this.#runs.values()) {
      const decided = run.parts.map(part => this.#decided(run, part))
      this.#runs.set(run.runId, this.#writer.written(this.#planned({ ...run, parts: decided })))
    }
  }

  /** The application forgets what it has not begun; what it has begun goes on without it. */
  giveUp(runId: string): void {
    const run = this.#runs.get(runId)
    if (run !== undefined) this.#forgetFrom(run, 0)
  }

  /** The same for every run. */
  giveUpAll(): void {
    for (const run of this.#runs.values()) this.#forgetFrom(run, 0)
  }

  /**
   * Ends the runs whose next part came to its turn while no snapshot could be taken: the call failed, and the
   * application did not go on. A part that somebody holds has not called yet.
   *
   * @param isBack - whether a repository takes snapshots again that did not.
   */
  giveUpMissedTurns(isBack: (repository: string) => boolean): void {
    const nowMs = this.#ground.clock.nowMs()
    for (const run of this.#runs.values()) {
      if (!isBack(run.repository)) continue
      const at = run.parts.findIndex(({ timing }) => timing !== undefined && timing.startMs > nowMs)
      const timing = run.parts[at]?.timing
      if (timing === undefined || timing.dueStartMs >= nowMs) continue
      if (!this.#isHeld(run, at + 1, 'before-start')) this.#forgetFrom(run, 0)
    }
  }

  /**
   * Ends the run at the part whose snapshot is gone, or whose name is taken: its create call fails, and the
   * application takes no further part. Those before it are taken still.
   */
  endAt(runId: string, snapshotUuid: string): void {
    const run = this.#runs.get(runId)
    const at = run?.parts.findIndex(part => part.uuid === snapshotUuid) ?? -1
    if (run === undefined || at < 0) return
    const nowMs = this.#ground.clock.nowMs()
    const parts = run.parts.map((part, index) =>
      index === at && hasBegun(part, nowMs)
        ? { ...part, timing: { ...part.timing, endMs: Math.min(part.timing.endMs, nowMs) } }
        : part
    )
    this.#forgetFrom({ ...run, parts }, at)
  }

  /** Lets every part that is being taken end now: PARTIAL, where it lost shards. */
  endRunning(lostShards: (indices: readonly IndexFacts[]) => readonly WishedFailure[]): void {
    const { clock, repositories } = this.#ground
    const nowMs = clock.nowMs()
    for (const run of this.#runs.values()) {
      if (repositories.get(run.repository) === undefined) continue
      const parts = run.parts.map(part => {
        const { decision, order, timing } = part
        if (timing === undefined || timing.startMs > nowMs || timing.endMs <= nowMs) return part
        const failures = lostShards(
          repositories.view(run.repository, order.name)?.plan.indices ?? []
        )
        const outcome = failures.length === 0 ? decision.outcome : ('PARTIAL' as const)
        return {
          ...part,
          decision: { ...decision, outcome, failures },
          timing: { ...timing, endMs: nowMs, dueEndMs: nowMs }
        }
      })
      this.#runs.set(run.runId, this.#writer.written(this.#planned({ ...run, parts })))
    }
  }

  progress(runId: string): RunProgress {
    return {
      runId,
      waiting: () => this.#waiting(runId),
      active: () => this.#waiting(runId) > 0 || this.#isRunning(runId),
      abandon: () => this.#forget(runId)
    }
  }

  /** Whether every run has ended: nothing of it is taken, or waits, or is in a queue for ever. */
  isAtRest(): boolean {
    const nowMs = this.#ground.clock.nowMs()
    return this.all().every(run => hasEnded(run, nowMs))
  }

  /** Every run that has not ended, in the order of their starts. */
  all(): readonly Run[] {
    return [...this.#runs.values()]
  }

  restore(runs: readonly Run[]): void {
    this.#runs = new Map(runs.map(run => [run.runId, run]))
  }

  clear(): void {
    this.#runs.clear()
  }

  /** Lets the application forget every part from one on that has not begun; 0 for the first. */
  #forgetFrom(run: Run, at: number): void {
    const nowMs = this.#ground.clock.nowMs()
    const parts = run.parts.map((part, index) =>
      index < at || hasBegun(part, nowMs) ? part : { ...part, isForgotten: true }
    )
    this.#runs.set(run.runId, this.#writer.written(this.#planned({ ...run, parts })))
  }

  #forget(runId: string): void {
    this.giveUp(runId)
    const run = this.#runs.get(runId)
    if (run !== undefined && stuckParts(run) > 0) this.#runs.delete(runId)
  }

  #decided(run: Run, part: OrderedPart): OrderedPart {
    const { clock, plans } = this.#ground
    const nowMs = clock.nowMs()
    const { startMs, endMs } = part.timing ?? { startMs: never, endMs: never }
    if (endMs <= nowMs) return part
    const decision = plans.decide(stepOf(run, part.order), part.usualMs)
    // What has vanished does not come back.
    const vanished = startMs <= nowMs && part.decision.vanishes
    return { ...part, decision: vanished ? { ...decision, vanishes: true } : decision }
  }

  #planned(run: Run): Run {
    const { clock, takesSnapshots } = this.#ground
    const parts = replanned(run, {
      nowMs: clock.nowMs(),
      mayBegin: takesSnapshots(run.repository),
      isHeld: (partNo, side) => this.#isHeld(run, partNo, side)
    })
    return {
      ...run,
      parts: run.parts.map((part, index) => ({
        order: part.order,
        usualMs: part.usualMs,
        decision: part.decision,
        timing: parts[index]?.timing,
        uuid: part.uuid,
        isForgotten: part.isForgotten
      }))
    }
  }

  #isHeld({ app, backupId }: Run, partNo: number, side: GateSide): boolean {
    const { gates } = this.#ground
    if (gates.isEmpty) return false
    const step: Step = app === 'elasticsearch' ? { app } : { app, partNo }
    return gates.isHeld({ ...step, side }, backupId)
  }

  #waiting(runId: string): number {
    const run = this.#knownRun(runId)
    if (run === undefined) return 0
    const nowMs = this.#ground.clock.nowMs()
    const coming = run.parts.filter(({ timing }) => timing !== undefined && timing.startMs > nowMs)
    return coming.length + stuckParts(run)
  }

  #isRunning(runId: string): boolean {
    const nowMs = this.#ground.clock.nowMs()
    return (this.#knownRun(runId)?.parts ?? []).some(
      ({ timing }) => timing !== undefined && timing.startMs <= nowMs && nowMs < timing.endMs
    )
  }

  /** A run whose repository is registered; without it nothing can go on. */
  #knownRun(runId: string): Run | undefined {
    const run = this.#runs.get(runId)
    return run && this.#ground.repositories.get(run.repository) && run
  }

  #forgetFinished(): void {
    const nowMs = this.#ground.clock.nowMs()
    for (const [runId, run] of this.#runs) {
      if (hasEnded(run, nowMs)) this.#runs.delete(runId)
    }
  }
}

function hasEnded(run: Run, nowMs: InstantMs): boolean {
  return run.parts.every(({ timing }) => (timing?.endMs ?? 0) <= nowMs) && stuckParts(run) === 0
}

function stepOf({ app, backupId }: Pick<RunRequest, 'app' | 'backupId'>, order: PartOrder) {
  const { name: snapshot, partNo } = order
  return { app, partNo, snapshot, ...(backupId !== undefined && { backupId }) }
}

function hasBegun<P extends RunPart>(part: P, nowMs: InstantMs): part is P & { timing: Timing } {
  return part.timing !== undefined && part.timing.startMs <= nowMs
}
