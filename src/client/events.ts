import type { EventKind } from '../wire/control/event.js'
import { bodyOf, ControlError } from './control-error.js'
import { readBody } from './http-send.js'
import type { Transport } from './transport.js'

/** One event of the stream. */
export interface ControlEvent {
  readonly kind: EventKind
  readonly data: Readonly<Record<string, unknown>>
}

export interface EventsOptions {
  /** Only these; all of them where absent. */
  readonly kinds?: readonly EventKind[]
  /** Ends the stream. */
  readonly signal?: AbortSignal
}

/**
 * What happens in a world from now on. Ends when the reader stops reading, when the signal aborts, or when the
 * server does.
 *
 * @throws {ControlError} when the stream is refused.
 */
export async function* eventsOf(
  transport: Transport,
  { kinds, signal }: EventsOptions
): AsyncGenerator<ControlEvent> {
  if (transport.stream === undefined) throw new Error('this transport has no streams')
  const path = kinds === undefined ? '/events' : `/events?kinds=${kinds.join(',')}`
  const done = new AbortController()
  const over = signal === undefined ? done.signal : AbortSignal.any([done.signal, signal])
  try {
    const { status, pieces } = await transport.stream(path, over)
    if (status !== 200) throw await refusalOf(`GET ${path}`, status, pieces)
    yield* eventsIn(pieces)
  } catch (error) {
    if (!over.aborted) throw error
  } finally {
    done.abort()
  }
}

async function refusalOf(call: string, status: number, pieces: AsyncIterable<string>) {
  let text = ''
  for await (const piece of pieces) text += piece
  try {
    bodyOf(call, { status, body: readBody(text) })
  } catch (error) {
    return error
  }
  return new ControlError(call, status, ['it is no stream'])
}

/** Reads server-sent events, whichever way they were cut into pieces; comments are left out. */
export async function* eventsIn(pieces: AsyncIterable<string>): AsyncGenerator<ControlEvent> {
  let rest = ''
  for await (const piece of pieces) {
    const blocks = (rest + piece).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const [, kind] = /^event: (.*)$/m.exec(block) ?? []
      const [, data] = /^data: (.*)$/m.exec(block) ?? []
      if (kind === undefined || data === undefined) continue
      yield { kind: kind as EventKind, data: readBody(data) as ControlEvent['data'] }
    }
  }
}
