import type { FaultRule } from '../domain/fault.js'
import type { WorldEvent } from '../domain/world-event.js'

/** A rule that strikes for a while begins to, and ceases. */
export function faultEvents({ id, when: { window } }: FaultRule): WorldEvent[] {
  const { fromMs, toMs } = window ?? {}
  const event = (
    atMs: number | undefined,
    state: 'open' | 'closed',
    words: string
  ): WorldEvent[] =>
    atMs === undefined
      ? []
      : [{ atMs, kind: 'fault.window', subject: id, state, text: `${id} ${words}` }]
  return [
    ...event(fromMs, 'open', 'may strike from now on'),
    ...event(toMs, 'closed', 'strikes no more')
  ]
}
