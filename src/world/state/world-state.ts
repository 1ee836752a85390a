import type { World } from '../world.js'
import { disagreements } from './agreement.js'
import { isRecord, type Json } from './codec.js'
import { type ImportProblem, Place } from './place.js'
import { worldCodec } from './world-codec.js'
import { memoryOf, remember, stateFormat, type WorldMemory } from './world-memory.js'

/**
 * A world as plain data, to be kept as JSON: what has happened, what is planned, and whatever decides what
 * happens next. Logs are no part of it.
 *
 * Instants are milliseconds since the epoch; what never comes, or never ends, is `"never"`. Numbers of 64 bits
 * are texts of digits. Indices are listed once, in `knownIndices`, and referred to by their place there.
 */
export type WorldState = { readonly [Section in keyof WorldMemory]: Json }

export function exportState(world: World): WorldState {
  // An object of these members is what the codec is made of.
  return worldCodec().write(memoryOf(world)) as WorldState
}

/**
 * Lets a world go on as the one that was exported would have: the same commands get the same answers. Its clock
 * shows what that one's showed, even where that was earlier, and runs as that one's did.
 *
 * Either everything is taken over or nothing, and then all that is wrong is told. Nothing is shared with what
 * was given.
 */
export function importState(world: World, state: unknown): readonly ImportProblem[] {
  const problems: ImportProblem[] = []
  const root = new Place(problems)
  if (isRecord(state) && Object.hasOwn(state, 'format') && state['format'] !== stateFormat) {
    root.at('format').complain(`is not ${stateFormat}, the only format that is read`)
    return problems
  }
  const memory = worldCodec().read(state, root)
  if (memory === undefined || problems.length > 0) return problems
  disagreements(world, memory, root)
  if (problems.length === 0) remember(world, memory)
  return problems
}
