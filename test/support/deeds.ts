/** What a case does to a target, read off its requests and the answers that it expects. */
import type { ContractCase, Request } from '../../src/contract/case.js'
import type { SafetyClass } from '../../src/contract/safety.js'
import { isReading } from '../../src/contract/sending.js'

interface Rule {
  readonly method: RegExp
  /** Of the path without its query. */
  readonly path: RegExp
  readonly does: SafetyClass
}

const start = '/actuator/(backup|backups|backupHistory|backupRuntime)'
/** A repository that the target has, or one of the case's own. */
const inRepository = '/_snapshot/[^/]+'

const metadata =
  '/(_aliases|_bulk|_security/api_key|(_index_template|_component_template|_template)/[^/]*\\{name\\}[^/]*)'

/** The first that fits counts. */
const rules: readonly Rule[] = [
  { method: /POST/, path: /^\/actuator\/exporting\//, does: 'pauses-exporting' },
  {
    method: /POST|DELETE/,
    path: /^\/actuator\/backupRuntime\/state(\/sync)?$/,
    does: 'destructive'
  },
  { method: /POST/, path: new RegExp(`^${start}(/\\{id\\})?$`), does: 'creates-backups' },
  {
    method: /DELETE/,
    path: new RegExp(`^(${start}(/[^/]*)?|/actuator/(nope|health.*))$`),
    does: 'deletes-what-it-created'
  },
  // Other methods and spellings, which nobody is known to obey.
  {
    method: /PUT|PATCH|POST/,
    path: new RegExp(`^${start}/.*$|^${start}$`),
    does: 'creates-backups'
  },
  {
    method: /POST/,
    path: new RegExp(`^${inRepository}/_verify$`),
    does: 'deletes-what-it-created'
  },
  { method: /./, path: /^\/actuator\//, does: 'destructive' },
  { method: /PUT|POST|DELETE/, path: /^\/_snapshot\/[^/]+(\/_cleanup)?$/, does: 'destructive' },
  { method: /./, path: /^\/_cluster\//, does: 'destructive' },
  {
    method: /PUT|POST/,
    path: new RegExp(`^${inRepository}/[^/]+(/_restore|/_clone/[^/]+)?$`),
    does: 'creates-backups'
  },
  {
    method: /DELETE/,
    path: new RegExp(`^${inRepository}/[^/]+$`),
    does: 'deletes-what-it-created'
  },
  { method: /PUT/, path: /^\/[^_/][^/]*$/, does: 'creates-backups' },
  { method: /POST/, path: /^\/[^_/][^/]*\/_(close|open)$/, does: 'creates-backups' },
  { method: /DELETE/, path: /^\/[^_/][^/]*$/, does: 'deletes-what-it-created' },
  { method: /POST/, path: /\/_(search|mget|refresh|flush)$/, does: 'read-only' },
  { method: /POST/, path: /\/_delete_by_query$/, does: 'deletes-what-it-created' },
  // Under a name of the case's own, and for indices of its own.
  { method: /PUT|POST/, path: new RegExp(`^${metadata}$`), does: 'creates-backups' },
  { method: /DELETE/, path: new RegExp(`^${metadata}$`), does: 'deletes-what-it-created' },
  { method: /PUT|POST/, path: /^\/[^_/][^/]*\/_/, does: 'creates-backups' },
  { method: /DELETE/, path: /^\/[^_/][^/]*\/_/, does: 'deletes-what-it-created' }
]

export interface Deeds {
  /** What it does to a target that answers as expected. */
  readonly done: ReadonlySet<SafetyClass>
  /** What it would do to one that does not refuse what the case expects it to. */
  readonly refused: ReadonlySet<SafetyClass>
}

/** The classes of all that a case does, apart from reading. */
export function deedsOf({ onlyWhere, steps }: ContractCase): Deeds {
  const done = new Set<SafetyClass>()
  const refused = new Set<SafetyClass>()
  for (const { send, expect, undo = [] } of onlyWhere === undefined
    ? steps
    : [onlyWhere, ...steps]) {
    const isRefused = expect.status >= 400
    const deeds = [send, ...undo].flatMap(it => deedOf(it) ?? [])
    for (const it of deeds) (isRefused ? refused : done).add(it)
  }
  // Whoever takes away again has added before.
  if (done.has('deletes-what-it-created')) done.delete('creates-backups')
  return { done, refused }
}

function deedOf(request: Request): SafetyClass | undefined {
  if (request.to === 'control' || isReading(request)) return undefined
  const path = request.path.replace(/\?.*/, '')
  const rule = rules.find(it => it.method.test(request.method) && it.path.test(path))
  const deed = rule?.does ?? 'destructive'
  return deed === 'read-only' ? undefined : deed
}
