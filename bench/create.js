// @ts-check
import { creationOf, creationSchema, FIRST_FRESH_ID, freshCreations, listing } from './backup.js'
import { underLoad } from './measuring/under-load.js'

/**
 * How fast are backups started? Each stays in the world, so that the world grows while it is
 * measured: in every round from none, and by the same number.
 *
 * @param {import('./options.js').Scale} scale
 */
export async function create(scale) {
  const requestsPerRound = scale.creations
  return await underLoad(
    {
      title: `Create with fresh ids, ${requestsPerRound.toLocaleString('en')} times`,
      door: 'operate',
      request: creationOf(FIRST_FRESH_ID),
      nextBody: freshCreations(),
      harmless: listing,
      schema: creationSchema,
      requestsPerRound
    },
    scale
  )
}
