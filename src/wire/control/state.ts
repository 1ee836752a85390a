/** A whole world as JSON: exported, kept, brought back. */
import { type Static, Type } from '@sinclair/typebox'

export const WorldState = Type.Record(Type.String(), Type.Unknown(), {
  title: 'an object as GET /state gives it',
  description: 'Everything that a world remembers; ids and positions digit for digit'
})
export type WorldState = Static<typeof WorldState>
