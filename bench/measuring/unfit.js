// @ts-check

/** A measurement that must not be reported, because the server did not do what was asked of it. */
export class Unfit extends Error {}

/**
 * Refuses a load whose answers were not all successes, or that did not come to its end.
 *
 * @param {string} server
 * @param {import('./load.js').LoadResult} result
 * @param {import('./load.js').Bounds} bounds
 */
export function mustAllSucceed(server, result, bounds) {
  const { requests, statuses, errors } = result
  const bad = Object.entries(statuses).filter(([status]) => !/^2\d\d$/.test(status))
  const badCount = bad.reduce((sum, [, count]) => sum + count, 0)
  if (requests > 0 && badCount === 0 && errors === 0) {
    if (requests >= (bounds.requests ?? 0)) return
    const what = `${requests} of ${bounds.requests} requests in ${bounds.seconds} s`
    throw new Unfit(`${server}: only ${what}, which compares with nothing`)
  }
  const counts = bad.map(([status, count]) => `${status}: ${count}`).join(', ')
  const what = `${badCount} of ${requests} answers were not 2xx`
  throw new Unfit(`${server}: ${what}${counts && ` (${counts})`}, ${errors} errors`)
}
