/** What has to be taken back at the end, and what could not be. */
import type { Request, Subject } from './case.js'
import { exchange } from './exchange.js'
import { partOf } from './parts.js'
import { sentRequest } from './sending.js'
import type { Target } from './target.js'
import type { Variables } from './variables.js'

interface Undo {
  readonly request: Request
  readonly subject: Subject
  readonly variables: Variables
}

/** Something that a run could not take back, in words for whoever has to. */
export interface LeftBehind {
  readonly what: string
  readonly why: string
}

/** Exporting is resumed until the cluster says so: attempts, and milliseconds between them. */
const resumeAttemptsMax = 10
const resumePauseMs = 1_000

/** Where nothing is to be seen of it any more, there is nothing to take back. */
const isDone = (status: number) => (status >= 200 && status < 300) || status === 404

/**
 * Notes what is to be taken back before it is done, so that nothing is forgotten when a run breaks off. The last
 * comes first. A pause of exporting is noted by itself, whatever a case says.
 */
export class Undoing {
  readonly #target: Target
  readonly #undos: Undo[] = []
  readonly #left: LeftBehind[] = []
  #pausedBy: { readonly subject: Subject; readonly variables: Variables } | undefined

  constructor(target: Target) {
    this.#target = target
  }

  /** Notes what follows from a request that is about to be sent. */
  note(
    request: Request,
    undo: readonly Request[],
    about: { readonly subject: Subject; readonly variables: Variables }
  ): void {
    for (const it of undo) this.#undos.push({ request: it, ...about })
    if (isPause(request)) this.#pausedBy = about
  }

  /**
   * Takes everything back that was noted since the last time.
   *
   * @param limitMs - how long that may take altogether.
   */
  async undoAll(limitMs: number): Promise<void> {
    const signal = AbortSignal.timeout(limitMs)
    const paused = this.#pausedBy
    this.#pausedBy = undefined
    if (paused !== undefined) this.#left.push(...(await this.#resume(paused, signal)))
    for (let undo = this.#undos.pop(); undo !== undefined; undo = this.#undos.pop()) {
      const why = await this.#undo(undo, signal)
      const { method, path } = this.#sent(undo) ?? undo.request
      if (why !== undefined) this.#left.push({ what: `${method} ${path} was not obeyed`, why })
    }
  }

  /** What could not be taken back so far. */
  get leftBehind(): readonly LeftBehind[] {
    return this.#left
  }

  async #resume(
    about: { readonly subject: Subject; readonly variables: Variables },
    signal: AbortSignal
  ): Promise<readonly LeftBehind[]> {
    const request: Request = { to: 'zeebe', method: 'POST', path: '/actuator/exporting/resume' }
    let why: string | undefined
    for (let attempt = 0; attempt < resumeAttemptsMax && !signal.aborted; attempt += 1) {
      why = await this.#undo({ request, ...about }, signal)
      if (why === undefined) return []
      await pause(resumePauseMs, signal)
    }
    return [
      {
        what: 'exporting may be paused: POST /actuator/exporting/resume',
        why: why ?? 'no time was left'
      }
    ]
  }

  #sent({ request, subject, variables }: Undo) {
    return sentRequest(request, subject, this.#target, variables)
  }

  /** Why it could not be done, or `undefined`. */
  async #undo(undo: Undo, signal: AbortSignal): Promise<string | undefined> {
    const sent = this.#sent(undo)
    if (sent === undefined) return `the target has no ${undo.request.to ?? undo.subject}`
    try {
      const { status, json } = await exchange(sent, this.#target, signal)
      // From 8.5 to 8.9 the result of a resume stands inside, whatever HTTP says.
      const inside = isExporting(undo.request) ? partOf(json, '/status') : undefined
      const result = inside === undefined ? status : Number(inside)
      return isDone(result) ? undefined : `it answered ${result}`
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }
}

function isExporting({ path }: Request): boolean {
  return path.startsWith('/actuator/exporting/')
}

function isPause({ method, path }: Request): boolean {
  return method === 'POST' && /^\/actuator\/exporting\/pause/i.test(path)
}

/** Waits, unless told to stop. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) return resolve()
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done, { once: true })
    function done() {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
  })
}
