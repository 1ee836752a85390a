/** Long work beside other requests: a little of it, then everybody who waits has a turn, then a little more. */
import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** Does the work to its end. What is done at once waits for nobody. */
export async function inTurns<T>(work: Iterator<void, T>): Promise<T> {
  let step = work.next()
  while (!step.done) {
    await new Promise(resolve => setImmediate(resolve))
    step = work.next()
  }
  return step.value
}

/** Sends an answer of one slice whole, and a longer one slice by slice, as fast as its client reads. */
export function sendSlices(reply: FastifyReply, slices: Generator<string>): FastifyReply {
  const first = slices.next()
  const second = slices.next()
  if (second.done) return reply.send(Buffer.from(first.done ? '' : first.value))
  return reply.send(new SliceStream([first.value, second.value], slices))
}

/** Makes a slice in each turn of the event loop. One that is destroyed makes no more. */
class SliceStream extends Readable {
  readonly #made: string[]
  readonly #slices: Generator<string>
  #turn: NodeJS.Immediate | undefined

  constructor(made: readonly string[], slices: Generator<string>) {
    super()
    this.#made = [...made]
    this.#slices = slices
  }

  override _read(): void {
    this.#turn ??= setImmediate(() => this.#makeOne())
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    clearImmediate(this.#turn)
    this.#slices.return(undefined)
    done(error)
  }

  #makeOne(): void {
    this.#turn = undefined
    const slice = this.#next()
    if (slice === '') this._read()
    else this.push(slice)
  }

  /** `null` at the end. */
  #next(): string | null {
    const made = this.#made.shift()
    if (made !== undefined) return made
    try {
      const { done, value } = this.#slices.next()
      return done ? null : value
    } catch (error) {
      this.destroy(error instanceof Error ? error : new Error(String(error)))
      return null
    }
  }
}
