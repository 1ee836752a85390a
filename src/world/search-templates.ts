import type { GlobalState } from '../domain/global-state.js'
import { isPattern, nameMatcher } from '../domain/name-pattern.js'
import { patternsOverlap } from '../domain/pattern-overlap.js'
import { refuse } from '../domain/refusal.js'
import type {
  ComponentTemplate,
  IndexTemplate,
  LegacyTemplate,
  SearchTemplates
} from '../domain/search-templates.js'
import type { World } from './world.js'

type Kind = keyof SearchTemplates
export type Named<Template> = readonly [name: string, template: Template]

/** Templates of one name or pattern, in the order in which they were made; everything where none is asked for. */
export function findTemplates<K extends Kind>(
  world: World,
  kind: K,
  asked: readonly string[]
): readonly Named<SearchTemplates[K][string]>[] {
  const all: readonly Named<SearchTemplates[K][string]>[] = Object.entries(templatesOf(world)[kind])
  if (asked.length === 0) return all
  const matchers = asked.map(nameMatcher)
  return all.filter(([name]) => matchers.some(matches => matches(name)))
}

/** Source: Elasticsearch, `MetadataIndexTemplateService.addIndexTemplateV2`. */
export function putIndexTemplate(
  world: World,
  name: string,
  template: IndexTemplate,
  { create }: { readonly create: boolean }
): void {
  const { index, component } = templatesOf(world)
  if (create && Object.hasOwn(index, name)) {
    refuse({ code: 'ARGUMENT_INVALID', reason: `index template [${name}] already exists` })
  }
  const absent = template.composedOf.filter(
    part => !Object.hasOwn(component, part) && !template.ignoredMissing?.includes(part)
  )
  if (absent.length > 0) {
    const reason = `index template [${name}] specifies component templates [${absent.join(', ')}] that do not exist`
    refuse({ code: 'TEMPLATE_INVALID', template: name, reason })
  }
  mustNotClash(name, template, index)
  put(world, 'index', name, template)
}

export function putComponentTemplate(
  world: World,
  name: string,
  template: ComponentTemplate,
  { create }: { readonly create: boolean }
): void {
  if (create && Object.hasOwn(templatesOf(world).component, name)) {
    refuse({ code: 'ARGUMENT_INVALID', reason: `component template [${name}] already exists` })
  }
  put(world, 'component', name, template)
}

export function putLegacyTemplate(
  world: World,
  name: string,
  template: LegacyTemplate,
  { create }: { readonly create: boolean }
): void {
  if (create && Object.hasOwn(templatesOf(world).legacy, name)) {
    refuse({ code: 'ARGUMENT_INVALID', reason: `index_template [${name}] already exists` })
  }
  put(world, 'legacy', name, template)
}

/**
 * Deletes templates of one pattern, or of several names; what is not there refuses the whole.
 *
 * Source: Elasticsearch, `MetadataIndexTemplateService.innerRemoveIndexTemplateV2` and `removeTemplates`; a
 * pattern that stands for everything may match nothing.
 */
export function deleteTemplates(
  world: World,
  kind: 'index' | 'legacy',
  asked: readonly string[]
): void {
  const names = Object.keys(templatesOf(world)[kind])
  const [only = ''] = asked
  const absent =
    asked.length > 1
      ? asked.filter(name => !names.includes(name))
      : asked.filter(name => name !== '*' && !names.some(nameMatcher(name)))
  if (absent.length > 0) refuse({ code: 'TEMPLATE_MISSING', template: absent.join(',') })
  const matches = nameMatcher(only)
  drop(world, kind, asked.length > 1 ? asked : names.filter(matches))
}

/** Source: Elasticsearch, `MetadataIndexTemplateService.removeComponentTemplate`. */
export function deleteComponentTemplates(world: World, asked: readonly string[]): void {
  const { component, index } = templatesOf(world)
  const names = Object.keys(component)
  const absent = asked.filter(name => name !== '*' && !names.some(nameMatcher(name)))
  if (absent.length > 0) refuse({ code: 'RESOURCE_UNKNOWN', reason: absent.join(',') })
  const doomed = names.filter(name => asked.some(item => nameMatcher(item)(name)))
  const users = Object.entries(index).filter(([, { composedOf, ignoredMissing = [] }]) =>
    composedOf.some(part => doomed.includes(part) && !ignoredMissing.includes(part))
  )
  if (users.length > 0) {
    const used = doomed.filter(name => users.some(([, it]) => it.composedOf.includes(name)))
    const reason =
      `component templates [${used.join(', ')}] cannot be removed as they are still in use by index templates ` +
      `[${users.map(([name]) => name).join(', ')}]`
    refuse({ code: 'ARGUMENT_INVALID', reason })
  }
  drop(world, 'component', doomed)
}

/** The templates of a name that has to be there, unless it is a pattern. */
export function theTemplates<K extends 'index' | 'component'>(
  world: World,
  kind: K,
  name: string
): readonly Named<SearchTemplates[K][string]>[] {
  const found = findTemplates(world, kind, name === '' ? [] : [name])
  if (found.length === 0 && name !== '' && !isPattern(name)) {
    refuse({ code: 'RESOURCE_UNKNOWN', reason: `${kind} template matching [${name}] not found` })
  }
  return found
}

/** Of two templates that fit the same index, one must be the stronger. */
function mustNotClash(
  name: string,
  { patterns, priority = 0 }: IndexTemplate,
  others: SearchTemplates['index']
): void {
  const clashes = Object.entries(others)
    .filter(([other, it]) => other !== name && (it.priority ?? 0) === priority)
    .filter(([, it]) => it.patterns.some(one => patterns.some(two => patternsOverlap(one, two))))
  if (clashes.length === 0) return
  const told = clashes.map(([other, it]) => `${other} => [${it.patterns.join(', ')}]`)
  const reason =
    `index template [${name}] has index patterns [${patterns.join(', ')}] matching patterns from existing ` +
    `templates [${clashes.map(([other]) => other).join(',')}] with patterns (${told.join(',')}) that have the ` +
    `same priority [${priority}], multiple index templates may not match during index creation, please use a ` +
    'different priority'
  refuse({ code: 'ARGUMENT_INVALID', reason })
}

function templatesOf(world: World): SearchTemplates {
  return world.metadata.global.templates
}

function put<K extends Kind>(
  world: World,
  kind: K,
  name: string,
  template: SearchTemplates[K][string]
): void {
  const templates = templatesOf(world)
  changeTemplates(world, { ...templates, [kind]: { ...templates[kind], [name]: template } })
}

function drop(world: World, kind: Kind, names: readonly string[]): void {
  if (names.length === 0) return
  const templates = templatesOf(world)
  const kept = Object.entries(templates[kind]).filter(([name]) => !names.includes(name))
  changeTemplates(world, { ...templates, [kind]: Object.fromEntries(kept) })
}

function changeTemplates({ metadata }: World, templates: GlobalState['templates']): void {
  metadata.global = { ...metadata.global, templates }
}
