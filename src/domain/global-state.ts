import type { SearchTemplates } from './search-templates.js'

/**
 * What a snapshot with the global state holds beside its indices. A change makes a new value, so snapshots may
 * share it.
 */
export interface GlobalState {
  /** The persistent settings of the cluster, flat. */
  readonly settings: Readonly<Record<string, string>>
  readonly templates: SearchTemplates
}

/**
 * The state of a cluster after a restore that includes the global one.
 *
 * Source: Elasticsearch, `RestoreService.applyGlobalStateRestore`: settings and the newer templates are replaced,
 * the older templates come in addition to those that are there.
 */
export function restoredState(now: GlobalState, then: GlobalState): GlobalState {
  const legacy = { ...now.templates.legacy, ...then.templates.legacy }
  return { settings: then.settings, templates: { ...then.templates, legacy } }
}
