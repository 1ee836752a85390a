import type { Speech } from './speech.js'

export interface KnownPath {
  readonly methods: readonly string[]
  /** Who answers for the path. */
  readonly speech: Speech
}

interface Entry {
  readonly segments: readonly string[]
  readonly methods: Set<string>
  readonly speech: Speech
}

/**
 * Which methods a path has. Fastify answers 404 for a known path with another method; Spring says 405 and
 * which would do, so the routes are remembered as they are registered.
 */
export class RouteTable {
  readonly #entries: Entry[] = []

  /** Adds methods to a path; whoever was there first goes on speaking for it. */
  add(url: string, methods: readonly string[], speech: Speech): void {
    const segments = url.replaceAll(/\(.*?\)/g, '').split('/')
    const known = this.#entries.find(it => it.segments.join('/') === segments.join('/'))
    const entry = known ?? { segments, methods: new Set(), speech }
    for (const method of methods) entry.methods.add(method)
    if (known === undefined) this.#entries.push(entry)
  }

  /** What is known of a path, percent codes and all, or `undefined` where no route has it. */
  at(path: string): KnownPath | undefined {
    const segments = decoded(path)?.split('/')
    if (segments === undefined) return undefined
    const entry = this.#entries.find(it => matches(it.segments, segments))
    return entry && { methods: [...entry.methods], speech: entry.speech }
  }
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  const open = pattern.at(-1) === '*'
  if (open ? segments.length < pattern.length : segments.length !== pattern.length) return false
  return pattern.every((part, index) => {
    if (part === '*') return true
    const segment = segments[index]
    return part.startsWith(':') ? segment !== '' : part === segment
  })
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}
