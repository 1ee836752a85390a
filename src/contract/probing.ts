/** Finds out the highest id that Zeebe has ever had, of which only a start tells: deleted ones count as well. */
import { lineRank } from '../domain/line-rank.js'
import type { Request } from './case.js'
import { exchange, NoAnswer } from './exchange.js'
import { sentRequest } from './sending.js'
import type { Release, Target } from './target.js'
import type { Undoing } from './undoing.js'

interface Probed {
  readonly target: Target
  readonly release: Release
  readonly undoing: Undoing
  /** Ends the wait for an answer. */
  readonly hurry: AbortSignal
}

interface Endpoint {
  /** The first line that has it. */
  readonly from: string
  readonly start: Request
  /** Nothing where a backup cannot be deleted: what is tried stays, as what the cases take there does. */
  readonly undo: readonly Request[]
}

const headers = { 'content-type': 'application/json' }

const named = (from: string, path: string): Endpoint => ({
  from,
  start: { method: 'POST', path, body: '{"backupId":{id}}', headers },
  undo: [{ method: 'DELETE', path: `${path}/{id}` }]
})

const endpoints: readonly Endpoint[] = [
  { from: '8.1', start: { method: 'POST', path: '/actuator/backups/{id}' }, undo: [] },
  named('8.2', '/actuator/backups'),
  named('8.8', '/actuator/backupRuntime')
]

/** In both wordings of the releases: the id of the latest checkpoint, whatever became of its backup. */
const latestIn = /latest backup has id (\d{1,19})/i

/**
 * Starts a backup that is taken back at once. Where one with a higher id has been before, the refusal names it.
 *
 * @returns that id; `undefined` where there is none that is as high, or the target does not say.
 */
export async function latestRefusing(
  backupId: bigint,
  { target, release, undoing, hurry }: Probed
): Promise<bigint | undefined> {
  const endpoint = endpointOf(release)
  if (endpoint === undefined) return undefined
  const { start, undo } = endpoint
  const variables = new Map([['id', backupId]])
  const sent = sentRequest(start, 'zeebe', target, variables)
  if (sent === undefined) return undefined
  const noted = undoing.note(start, undo, { subject: 'zeebe', variables })
  try {
    const { status, body } = await exchange(sent, target, hurry)
    noted.answered(status)
    const [, latest] = (status >= 400 && latestIn.exec(body)) || []
    return latest === undefined ? undefined : BigInt(latest)
  } catch (error) {
    if (error instanceof NoAnswer) return undefined
    throw error
  }
}

function endpointOf({ camunda }: Release): Endpoint | undefined {
  if (camunda === undefined) return undefined
  const line = lineRank(camunda)
  return endpoints.findLast(({ from }) => lineRank(from) <= line)
}
