/** Templates: what a new index gets beyond what it was asked to have. */
import type { AliasOptions } from './index-alias.js'
import { nameMatcher } from './name-pattern.js'

type JsonObject = Readonly<Record<string, unknown>>

/** What an index is made of, in a template and in the request that makes one. */
export interface IndexContent {
  /** Flat, with the prefix `index.`, values as strings. */
  readonly settings?: Readonly<Record<string, string>>
  readonly mappings?: JsonObject
  readonly aliases?: Readonly<Record<string, AliasOptions>>
}

/** Of the template APIs that Elasticsearch has had since 7.8. */
export interface IndexTemplate {
  readonly patterns: readonly string[]
  readonly content?: IndexContent
  /** Names of component templates, the weakest first. */
  readonly composedOf: readonly string[]
  /** 0 where absent; the highest one counts. */
  readonly priority?: number
  readonly version?: number
  readonly meta?: JsonObject
  readonly dataStream?: JsonObject
  readonly allowAutoCreate?: boolean
  /** Component templates that need not be there. */
  readonly ignoredMissing?: readonly string[]
}

export interface ComponentTemplate {
  readonly content: IndexContent
  readonly version?: number
  readonly meta?: JsonObject
}

/** Of the older API, where all templates that match are put on top of each other. */
export interface LegacyTemplate {
  readonly patterns: readonly string[]
  readonly order: number
  readonly version?: number
  readonly content: IndexContent
}

/** All templates of a cluster, by name. */
export interface SearchTemplates {
  readonly index: Readonly<Record<string, IndexTemplate>>
  readonly component: Readonly<Record<string, ComponentTemplate>>
  readonly legacy: Readonly<Record<string, LegacyTemplate>>
}

export const noTemplates: SearchTemplates = { index: {}, component: {}, legacy: {} }

/** The one template that decides for an index of this name, or `undefined`. */
export function decidingTemplate(
  { index }: SearchTemplates,
  name: string
): readonly [string, IndexTemplate] | undefined {
  const fitting = Object.entries(index).filter(([, { patterns }]) => fits(patterns, name))
  return fitting.toSorted(([, a], [, b]) => (b.priority ?? 0) - (a.priority ?? 0))[0]
}

/**
 * What the templates say of an index of this name.
 *
 * Source: Elasticsearch, `MetadataCreateIndexService.applyCreateIndexRequest`: the old templates count only where
 * no new one fits.
 */
export function contentFor(templates: SearchTemplates, name: string): IndexContent {
  const deciding = decidingTemplate(templates, name)?.[1]
  if (deciding === undefined) {
    const legacy = Object.values(templates.legacy).filter(({ patterns }) => fits(patterns, name))
    const layers = legacy.toSorted((a, b) => a.order - b.order).map(it => it.content)
    return layers.reduce(onTop, {})
  }
  const parts = deciding.composedOf.map(part => templates.component[part]?.content ?? {})
  return [...parts, deciding.content ?? {}].reduce(onTop, {})
}

/** One content over another: of what both say, the upper one counts; mappings are merged field by field. */
export function onTop(under: IndexContent, over: IndexContent): IndexContent {
  return {
    settings: { ...under.settings, ...over.settings },
    mappings: merged(under.mappings ?? {}, over.mappings ?? {}),
    aliases: { ...under.aliases, ...over.aliases }
  }
}

/** Two objects as one; of members that both have and that are no objects, the second one's. */
export function merged(one: JsonObject, other: JsonObject): JsonObject {
  const entries = Object.entries(other).map(([key, value]) => {
    const former = Object.hasOwn(one, key) ? one[key] : undefined
    return [key, isPlain(former) && isPlain(value) ? merged(former, value) : value] as const
  })
  return { ...one, ...Object.fromEntries(entries) }
}

function isPlain(value: unknown): value is JsonObject {
  if (typeof value !== 'object' || value === null) return false
  return Object.getPrototypeOf(value) === Object.prototype
}

function fits(patterns: readonly string[], name: string): boolean {
  return patterns.some(pattern => nameMatcher(pattern)(name))
}
