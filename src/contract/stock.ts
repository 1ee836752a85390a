/** Which backups a target knows of before anything is done to it. */
import type { Subject } from './case.js'
import { type Answer, exchange, NoAnswer } from './exchange.js'
import { partOf } from './parts.js'
import type { Target } from './target.js'

export interface Stock {
  /** The highest id of Zeebe's that is to be seen; 0 for none. Deleted ones count, and are seldom to be seen. */
  readonly latest: bigint
  /** Ids that the applications have backups of. */
  readonly taken: ReadonlySet<bigint>
  /** Whether the web applications have backups at all, as far as the target says so. */
  readonly hasHistory: boolean
}

export const nothingKnown: Stock = { latest: 0n, taken: new Set(), hasHistory: true }

interface Question {
  readonly of: Subject
  readonly path: string
  /** Where ids stand in the answer, `*` for every item of a list. */
  readonly ids: readonly string[]
}

/** What is not there in a release is answered otherwise, and says nothing. */
const questions: readonly Question[] = [
  { of: 'operate', path: '/actuator/backups', ids: ['/*/backupId'] },
  { of: 'tasklist', path: '/actuator/backups', ids: ['/*/backupId'] },
  { of: 'webapps', path: '/actuator/backupHistory', ids: ['/*/backupId'] },
  { of: 'optimize', path: '/actuator/backups', ids: ['/*/backupId'] },
  { of: 'zeebe', path: '/actuator/backups', ids: ['/*/backupId'] },
  { of: 'zeebe', path: '/actuator/backupRuntime', ids: ['/*/backupId'] },
  {
    of: 'zeebe',
    path: '/actuator/backupRuntime/state',
    ids: [
      ...['/checkpointStates/*/checkpointId', '/backupStates/*/checkpointId'],
      ...['/ranges/*/end/checkpointId', '/ranges/*/end']
    ]
  }
]

/** Asks all parts at the same time; who does not answer tells nothing. */
export async function stockOf(target: Target, signal: AbortSignal): Promise<Stock> {
  const asked = questions.map(async it => [it, await answerTo(it, target, signal)] as const)
  const answers = await Promise.all(asked)
  const idsOf = (isMeant: (of: Subject) => boolean) =>
    answers.filter(([{ of }]) => isMeant(of)).flatMap(([{ ids }, answer]) => idsIn(answer, ids))
  const ofZeebe = idsOf(of => of === 'zeebe')
  return {
    latest: ofZeebe.toSorted((one, other) => (one < other ? -1 : 1)).at(-1) ?? 0n,
    taken: new Set(idsOf(of => of !== 'zeebe')),
    hasHistory: !answers.some(([{ of }, answer]) => of === 'webapps' && isUnknown(answer))
  }
}

/** An actuator that does not know the endpoint: no history is kept, as with a relational database. */
function isUnknown(answer: Answer | undefined): boolean {
  return answer?.status === 404 && /problem/.test(answer.headers['content-type'] ?? '')
}

async function answerTo(
  { of, path }: Question,
  target: Target,
  signal: AbortSignal
): Promise<Answer | undefined> {
  const url = target.addresses[of]?.url
  if (url === undefined) return undefined
  const headers = { accept: '*/*', ...target.headers }
  try {
    return await exchange({ method: 'GET', url, path, headers }, target, signal)
  } catch (error) {
    if (error instanceof NoAnswer) return undefined
    throw error
  }
}

function idsIn(answer: Answer | undefined, places: readonly string[]): readonly bigint[] {
  if (answer?.status !== 200) return []
  return places.flatMap(place => idsAt(answer.json, place))
}

function idsAt(json: unknown, place: string): readonly bigint[] {
  const ids: bigint[] = []
  const [before = '', after = ''] = place.split('*')
  const list = before === '/' ? json : Reflect.get(Object(json), before.replaceAll('/', ''))
  if (!Array.isArray(list)) return []
  for (const item of list) {
    const id = partOf(item, after)
    if (typeof id === 'bigint') ids.push(id)
    // Ids are texts where no number holds them.
    else if (typeof id === 'string' && /^\d{1,19}$/.test(id)) ids.push(BigInt(id))
  }
  return ids
}
