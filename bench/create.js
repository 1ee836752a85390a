// @ts-check
import { creationOf, creationSchema, FIRST_FRESH_ID, freshCreations, listing } from './backup.js'
import { underLoad } from './measuring/under-load.js'

/**
 * How fast are backups started, by a server that has started thousands? Each stays in the world, so that the
 * world grows while it is measured: in every round from none, and by the same number. What goes ahead of the
 * count is about the compiler, which needs thousands of requests until it is done.
 *
 * @param {import('./options.js').Scale} scale
 */
export async function create(scale) {
  const { creations, warmUpCreations } = scale
  const counted = (/** @type {number} */ count) => count.toLocaleString('en')
  return await underLoad(
    {
      id: 'create',
      title: `Create with fresh ids, ${counted(creations)} times behind ${counted(warmUpCreations)}`,
      door: 'operate',
      request: creationOf(FIRST_FRESH_ID),
      nextBody: freshCreations(),
      harmless: listing,
      schema: creationSchema,
      requestsPerRound: creations,
      warmUpRequests: warmUpCreations
    },
    scale
  )
}
