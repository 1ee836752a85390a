/**
 * Which methods a path has. Fastify answers 404 for a known path with another method; Spring says 405 and
 * which would do, so the routes are remembered as they are registered.
 */
export class RouteTable {
  readonly #routes: { readonly segments: readonly string[]; readonly methods: Set<string> }[] = []

  add(url: string, methods: readonly string[]): void {
    const segments = url.replaceAll(/\(.*?\)/g, '').split('/')
    const known = this.#routes.find(it => it.segments.join('/') === segments.join('/'))
    const route = known ?? { segments, methods: new Set() }
    for (const method of methods) route.methods.add(method)
    if (known === undefined) this.#routes.push(route)
  }

  /** The methods of a path, percent codes and all, or `undefined` where no route has it. */
  methodsAt(path: string): readonly string[] | undefined {
    const segments = decoded(path)?.split('/')
    if (segments === undefined) return undefined
    const route = this.#routes.find(it => matches(it.segments, segments))
    return route === undefined ? undefined : [...route.methods]
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
