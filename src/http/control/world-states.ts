import type { States } from './ports.js'

/** Worlds as they write themselves down; each complaint begins with the place in the state that it is about. */
export const worldStates: States = {
  exportOf: world => world.exportState(),
  importInto: (world, state) =>
    world.importState(state).map(({ path, message }) => `${path}: ${message}`)
}
