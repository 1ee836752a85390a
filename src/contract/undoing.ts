/** What has to be taken back at the end, and what could not be. */
import type { Request, Subject } from './case.js'
import { type Answer, exchange } from './exchange.js'
import type { LeftBehind } from './left-behind.js'
import { partOf } from './parts.js'
import { isReading, sentRequest } from './sending.js'
import { restored, type Situation } from './situation.js'
import type { Target } from './target.js'
import type { Variables } from './variables.js'

interface About {
  readonly subject: Subject
  readonly variables: Variables
}

interface Undo extends About {
  readonly request: Request
}

/** Exporting that was paused, and what resumes it, where it was paused. */
interface Paused {
  readonly resume: Undo
  readonly why: string
}

/** What was noted for one request. */
export interface Noted {
  /**
   * Forgets it again where the request was refused: what bears the name belongs to somebody else. A pause only
   * where nobody knows of it, for of an answer that suits nobody one learns after it has been obeyed.
   */
  answered(status: number): void
}

/** How much time taking back may take. */
export interface UndoLimits {
  readonly limitMs: number
  /** How often exporting is resumed before that is put off until the next time. */
  readonly resumeAttemptsMax: number
  /** Ends the wait at once. */
  readonly signal: AbortSignal
}

/** Between two attempts, in milliseconds. */
const resumePauseMs = 1_000
const lookPauseMs = 250
/** One part begins as soon as the one before has ended. */
const idleLooksMax = 2
/** Of the time there is, how much is spent on waiting for the end of a backup before it is deleted. */
const waitingShare = 0.5

/** What a pattern that matches nothing is answered with. */
const nothing = /^\s*(\{\s*\}|\[\s*\]|\{\s*"snapshots"\s*:\s*\[\s*\].*)\s*$/s

/** Where nothing is to be seen of it any more, there is nothing to take back. */
const isDone = (status: number) => (status >= 200 && status < 300) || status === 404

/**
 * Notes what is to be taken back before it is done, so that nothing is forgotten when a run breaks off. What a mock
 * was brought into comes first, then exporting, which is noted by itself whatever a case says, then the rest, the
 * last of it first.
 */
export class Undoing {
  readonly #target: Target
  #undos: Undo[] = []
  readonly #left: LeftBehind[] = []
  #paused: Paused | undefined
  #situation: Situation | undefined

  constructor(target: Target) {
    this.#target = target
  }

  /** Notes what follows from a request that is about to be sent; nothing twice. */
  note(request: Request, undo: readonly Request[], about: About): Noted {
    const known = new Set(this.#undos.map(it => this.#name(it)))
    const added = undo
      .map(it => ({ request: it, ...about }))
      .filter(it => !known.has(this.#name(it)))
    this.#undos.push(...added)
    const pausedBefore = this.#paused
    if (isPause(request)) this.#paused = paused(request, about)
    return {
      answered: status => {
        if (isReading(request) || status < 400 || status >= 500) return
        this.#undos = this.#undos.filter(it => !added.includes(it))
        if (isPause(request) && isNowhere(status)) this.#paused = pausedBefore
      }
    }
  }

  /** Notes what a mock is in, before a case brings it into something else. */
  noteSituation(before: Situation): void {
    this.#situation ??= before
  }

  /** Takes everything back that was noted since the last time. */
  async undoAll(limits: UndoLimits): Promise<void> {
    const signal = AbortSignal.any([limits.signal, AbortSignal.timeout(limits.limitMs)])
    const untilMs = Date.now() + limits.limitMs * waitingShare
    const pending = this.#undos.toReversed()
    this.#undos = []
    await this.#restore(signal)
    await this.#resume(limits.resumeAttemptsMax, signal)
    for (const it of pending) await this.#take(it, untilMs, signal)
  }

  /** What could not be taken back so far. */
  get leftBehind(): readonly LeftBehind[] {
    if (this.#paused === undefined) return this.#left
    const what = 'exporting may be paused: POST /actuator/exporting/resume'
    return [{ what, why: this.#paused.why }, ...this.#left]
  }

  async #restore(signal: AbortSignal): Promise<void> {
    const before = this.#situation
    this.#situation = undefined
    if (before !== undefined) this.#left.push(...(await restored(before, this.#target, signal)))
  }

  async #take(undo: Undo, untilMs: number, signal: AbortSignal): Promise<void> {
    const why = await this.#taken(undo, untilMs, signal)
    if (why !== undefined) this.#left.push({ what: `${this.#name(undo)} was not obeyed`, why })
  }

  /** Tries until the cluster says that it exports; what is not done stays noted. */
  async #resume(attemptsMax: number, signal: AbortSignal): Promise<void> {
    for (let attempt = 1; this.#paused !== undefined && !signal.aborted; attempt += 1) {
      const { resume } = this.#paused
      const why = await this.#obeyed(resume, signal)
      this.#paused = why === undefined ? undefined : { resume, why }
      if (attempt >= attemptsMax) return
      if (this.#paused !== undefined) await pause(resumePauseMs, signal)
    }
  }

  /** Why it could not be done, or `undefined`. What is still to be seen afterwards is deleted again. */
  async #taken(undo: Undo, untilMs: number, signal: AbortSignal): Promise<string | undefined> {
    const { method, body } = undo.request
    // What is named in a body has no path at which to look for it.
    if (method !== 'DELETE' || body !== undefined) {
      return await this.#obeyed(undo, signal)
    }
    const look: Undo = { ...undo, request: { ...undo.request, method: 'GET' } }
    await this.#ended(look, untilMs, signal)
    const why = await this.#obeyed(undo, signal)
    if (why !== undefined) return why
    while (await this.#isThere(look, signal)) {
      await pause(lookPauseMs, signal)
      if (signal.aborted) return 'it is still there'
      await this.#obeyed(undo, signal)
    }
    return undefined
  }

  async #isThere(look: Undo, signal: AbortSignal): Promise<boolean> {
    const seen = await this.#answer(look, signal)
    return typeof seen !== 'string' && seen.status === 200 && !nothing.test(seen.body)
  }

  /**
   * A web application that is at it goes on with the parts that are not deleted yet. Where part after part is
   * missing it is at nothing, whatever it says.
   */
  async #ended(look: Undo, untilMs: number, signal: AbortSignal): Promise<void> {
    const part = look.request.to ?? look.subject
    if (part === 'zeebe' || part === 'search') return
    let idleLooks = 0
    while (idleLooks < idleLooksMax && Date.now() < untilMs && !signal.aborted) {
      const seen = await this.#answer(look, signal)
      if (typeof seen === 'string' || partOf(seen.json, '/state') !== 'IN_PROGRESS') return
      idleLooks = takesPart(seen) ? 0 : idleLooks + 1
      await pause(lookPauseMs, signal)
    }
  }

  async #obeyed(undo: Undo, signal: AbortSignal): Promise<string | undefined> {
    const answer = await this.#answer(undo, signal)
    if (typeof answer === 'string') return answer
    // From 8.5 to 8.9 the result of a resume stands inside, whatever HTTP says.
    const inside = isExporting(undo.request) ? partOf(answer.json, '/status') : undefined
    const result = inside === undefined ? answer.status : Number(inside)
    return isDone(result) ? undefined : `it answered ${result}`
  }

  /** The answer, or why there is none. */
  async #answer(undo: Undo, signal: AbortSignal): Promise<Answer | string> {
    const sent = this.#sent(undo)
    if (sent === undefined) return `the target has no ${undo.request.to ?? undo.subject}`
    if (signal.aborted) return 'no time was left'
    try {
      return await exchange(sent, this.#target, signal)
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }

  #sent({ request, subject, variables }: Undo) {
    return sentRequest(request, subject, this.#target, variables)
  }

  #name(undo: Undo): string {
    const { method, path } = undo.request
    const sent = this.#sent(undo)
    return sent === undefined ? `${method} ${path}` : `${method} ${sent.url}${sent.path}`
  }
}

/** No release has more. */
const partsMax = 10

/** Whether one of the parts is being taken; clients of OpenSearch call that otherwise. */
function takesPart({ json }: Answer): boolean {
  const states = Array.from({ length: partsMax }, (_, no) => partOf(json, `/details/${no}/state`))
  return states.includes('STARTED') || states.includes('IN_PROGRESS')
}

function isExporting({ path }: Request): boolean {
  return path.startsWith('/actuator/exporting/')
}

function paused({ to }: Request, about: About): Paused {
  const request: Request = { method: 'POST', path: '/actuator/exporting/resume', ...(to && { to }) }
  return { resume: { request, ...about }, why: 'nobody has tried to resume it' }
}

/** There is no such endpoint, or it has no such method. */
const isNowhere = (status: number) => status === 404 || status === 405

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
