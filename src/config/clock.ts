import type { Choice } from './choice.js'
import { settings } from './settings.js'

export type ClockConfig =
  | { readonly mode: 'real' | 'manual' }
  /** `factor` seconds pass inside while one passes outside: 1 to 100000. */
  | { readonly mode: 'scaled'; readonly factor: number }

/** How time runs. At a pace that is measured in polls it stands still in between. */
export function clockOf(choice: Choice): {
  readonly mode: ClockConfig
  readonly complaints: readonly string[]
} {
  const text = choice.read(settings.clock)
  const { from, label } = choice.originOf(settings.clock)
  if (choice.read(settings.pace) !== 'polls') return { mode: modeOf(text), complaints: [] }
  const isAsked = from !== 'default' && text !== 'manual'
  const complaint = `${label}: ${text} does not go with ${choice.spell('pace')} polls, whose clock is moved by polls alone`
  return { mode: { mode: 'manual' }, complaints: isAsked ? [complaint] : [] }
}

function modeOf(text: string): ClockConfig {
  if (text === 'real' || text === 'manual') return { mode: text }
  return { mode: 'scaled', factor: Number(text.slice('x'.length)) }
}
