import type { IncomingMessage } from 'node:http'
import { remembered } from '../../domain/remembered.js'

/** What a door has to know of the headers of a request. */
export interface RequestHeaders {
  /** Names and values in turn, each in a line of its own: no line break can stand in either. */
  readonly lines: string
  /** Whether a body follows. */
  readonly hasBody: boolean
  /** Whether the client waits for something before it goes on: `Expect: 100-continue`. */
  readonly expects: boolean
}

/** Reads the headers of a request; those that came before are not looked at again. */
export function headersOf({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): RequestHeaders {
  return read(rawHeaders.join('\n'))
}

/** Clients send the same few heads again and again, and the journal keeps very many of them: each once. */
const read = remembered(
  (lines): RequestHeaders => {
    const all = lines.split('\n')
    const said = (name: string) =>
      all.find((_, at) => at % 2 === 1 && all[at - 1]?.toLowerCase() === name)
    return {
      lines,
      hasBody: said('transfer-encoding') !== undefined || Number(said('content-length') ?? 0) > 0,
      expects: said('expect') !== undefined
    }
  },
  { entries: 256, characters: 1_024 }
)
