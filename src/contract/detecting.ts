/** Finds out which release answers, by asking it. */
import { lineRank } from '../domain/line-rank.js'
import type { Subject } from './case.js'
import { type Answer, exchange, NoAnswer } from './exchange.js'
import { partOf } from './parts.js'
import { type Stock, stockOf } from './stock.js'
import type { Release, Target } from './target.js'

/** A part that was asked for and does not answer as such, with the reason. */
export interface AbsentPart {
  readonly subject: Subject
  readonly url: string
  readonly why: string
}

export interface Detected {
  readonly release: Release
  /** The target with the parts that it has: behind an address that answers one may be missing. */
  readonly target: Target
  readonly stock: Stock
  readonly silent: readonly AbsentPart[]
  /** What answers, and is nothing that backups are made of. */
  readonly strange: readonly AbsentPart[]
}

/**
 * Asks every part who it is and which backups it has, all at the same time.
 *
 * @param camunda - the line, where somebody has said it; nothing is guessed then.
 */
export async function detect(
  target: Target,
  camunda: string | undefined,
  signal: AbortSignal
): Promise<Detected> {
  const silent: AbsentPart[] = []
  const strange: AbsentPart[] = []
  const lines = new Set<string>()
  let engine: string | undefined
  const answers = partsOf(target).map(
    async ([subject, url]) => [subject, url, await ask(subject, target, signal)] as const
  )
  const [identities, stock] = await Promise.all([Promise.all(answers), stockOf(target, signal)])
  for (const [subject, url, asked] of identities) {
    if (asked instanceof NoAnswer) {
      silent.push({ subject, url, why: asked.message })
    } else if (subject === 'search') {
      engine = engineOf(asked)
      // Without credentials nobody is told who it is.
      if (engine === undefined && asked.status !== 401)
        strange.push({ subject, url, why: told(asked) })
    } else {
      if (!isActuator(asked)) strange.push({ subject, url, why: told(asked) })
      const line = lineOf(asked)
      if (line !== undefined && subject !== 'optimize') lines.add(line)
    }
  }
  const [line] = [...lines].toSorted((one, other) => lineRank(one) - lineRank(other))
  const release = { camunda: camunda ?? line, engine }
  return {
    release,
    target: stock.hasHistory ? target : withoutHistory(target),
    stock,
    silent,
    strange: [...strange, ...nameless(target, release, [...silent, ...strange])]
  }
}

/** A cluster on a relational database keeps no history in a search engine. */
function withoutHistory(target: Target): Target {
  const { webapps: _, ...others } = target.addresses
  return { ...target, addresses: others }
}

/** Nothing is guessed where no part of Camunda says which release it is. */
function nameless(
  target: Target,
  { camunda }: Release,
  others: readonly AbsentPart[]
): readonly AbsentPart[] {
  if (camunda !== undefined || others.length > 0) return []
  const why = 'it does not say which release of Camunda it is, if it is one; name it with --camunda'
  const [first] = partsOf(target).filter(([subject]) => subject !== 'search')
  return first === undefined ? [] : [{ subject: first[0], url: first[1], why }]
}

/** Each address once, however many subjects it is given for. */
function partsOf({ addresses }: Target): readonly (readonly [Subject, string])[] {
  const seen = new Set<string>()
  return Object.entries(addresses).flatMap(([name, { url }]) => {
    const key = name === 'search' ? `search ${url}` : url
    if (seen.has(key)) return []
    seen.add(key)
    return [[name as Subject, url] as const]
  })
}

async function ask(
  subject: Subject,
  target: Target,
  signal: AbortSignal
): Promise<Answer | NoAnswer> {
  const path = subject === 'search' ? '/' : '/actuator/info'
  const url = target.addresses[subject]?.url ?? ''
  try {
    const headers = { accept: '*/*', ...target.headers }
    return await exchange({ method: 'GET', url, path, headers }, target, signal)
  } catch (error) {
    if (error instanceof NoAnswer) return error
    throw error
  }
}

function engineOf({ json }: Answer): string | undefined {
  const number = partOf(json, '/version/number')
  const [, line] = /^(\d+\.\d+)\./.exec(String(number)) ?? []
  if (line === undefined) return undefined
  const product =
    partOf(json, '/version/distribution') === 'opensearch' ? 'opensearch' : 'elasticsearch'
  return `${product}:${line}`
}

function lineOf({ json }: Answer): string | undefined {
  const version = partOf(json, '/build/version')
  return /^(8\.\d+)\./.exec(String(version))?.[1]
}

/** Spring's actuator answers in JSON, whether it has the endpoint or not. */
function isActuator({ status, headers, json }: Answer): boolean {
  const type = String(headers['content-type'])
  return json !== undefined && status < 500 && /json/.test(type)
}

function told({ status, headers, body }: Answer): string {
  const type = headers['content-type'] ?? 'no content type'
  return `it answered ${status} with ${type} and ${Buffer.byteLength(body)} bytes`
}
