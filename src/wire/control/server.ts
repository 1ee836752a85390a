/** What the control door says of itself. */
import { type Static, Type } from '@sinclair/typebox'
import { closed } from './schema.js'

export const Health = closed({ status: Type.Literal('UP', { description: 'Every door answers' }) })
export type Health = Static<typeof Health>

export const Doors = Type.Record(Type.String(), Type.String(), {
  description: 'The base URL of every product by its name, such as operate'
})
export type Doors = Static<typeof Doors>

export const OpenApiDocument = Type.Record(Type.String(), Type.Unknown(), {
  description: 'This description, as OpenAPI 3.1'
})
