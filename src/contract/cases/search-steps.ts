/** The steps of which cases about the search engine are made. Whatever they create, they take away again. */
import type { Expectation, Request, Setup, Step } from '../case.js'
import type { Pattern } from '../pattern.js'
import { accepted, acknowledged } from './search-answers.js'

type Body = Readonly<Record<string, Pattern>>

export const snapshots = '/_snapshot/{repository}'

export function got(path: string, expect: Expectation): Step {
  return { send: { method: 'GET', path }, expect }
}

export function put(path: string, body: Body | undefined, expect: Expectation): Step {
  return { send: { method: 'PUT', path, ...(body !== undefined && { body }) }, expect }
}

export function posted(path: string, body: Body | undefined, expect: Expectation): Step {
  return { send: { method: 'POST', path, ...(body !== undefined && { body }) }, expect }
}

export function deleted(path: string, expect: Expectation = acknowledged): Step {
  return { send: { method: 'DELETE', path }, expect }
}

/** A request that deletes, for what a step has to take back. */
export function removal(path: string): Request {
  return { method: 'DELETE', path }
}

/** An empty index of one shard without copies. */
export function anIndex(name = '{name}', aliases: readonly string[] = []): Step {
  return indexWith(name, {
    settings: { number_of_replicas: 0 },
    aliases: Object.fromEntries(aliases.map(alias => [alias, {}]))
  })
}

export function indexWith(name: string, body: Body): Step {
  return { ...put(`/${name}`, body, { status: 200 }), undo: [removal(`/${name}`)] }
}

export const closed = (name = '{name}') => posted(`/${name}/_close`, undefined, { status: 200 })

/** What a snapshot of nothing is asked with. */
export const ofNothing: Body = { indices: '-*', include_global_state: false }

/** What a snapshot of some indices is asked with. */
export const of = (indices: string): Body => ({ indices, include_global_state: false })

/** A snapshot that has ended. `uuid` is known from then on. */
export function aSnapshot(name = '{name}', body: Body = ofNothing, at = snapshots): Step {
  return {
    ...put(`${at}/${name}?wait_for_completion=true`, body, { status: 200 }),
    undo: [removal(`${at}/${name}`)],
    keep: { uuid: '/snapshot/uuid' }
  }
}

/** Several that have ended, one after the other. */
export function several(...names: readonly [string, ...string[]]): readonly [Step, ...Step[]] {
  return steps(names, name => aSnapshot(`{name}-${name}`))
}

/** A snapshot that is accepted and goes on by itself. */
export function begun(name = '{name}', body: Body = ofNothing, at = snapshots): Step {
  return {
    ...put(`${at}/${name}`, body, accepted),
    undo: [removal(`${at}/${name}`)]
  }
}

/** A start that has to be refused; where it is not, what it took goes again. */
export function refusedStart(name: string, body: Body, expect: Expectation): Step {
  const path = `${snapshots}/${name}`
  return { ...put(path, body, expect), undo: [removal(path)] }
}

/** `uuid` is that of a snapshot from then on. */
export const uuidOfSnapshot: Step = {
  ...got(`${snapshots}/{name}`, { status: 200 }),
  keep: { uuid: '/snapshots/0/uuid' }
}

/** `indexuuid` is that of the index from then on. */
export const uuidOfIndex: Step = {
  ...got('/_cat/indices/{name}?h=uuid&format=json', { status: 200 }),
  keep: { indexuuid: '/0/uuid' }
}

/** Snapshots that are called so never end; what only a mock can be told. */
export const endless = (snapshot = '*') => ({
  plans: [{ app: 'elasticsearch', snapshot, duration: 'never' }]
})

/** Registers a repository in a folder of the cluster that has its name. */
export function aRepository(name: string, settings: Body = {}, query = ''): Step {
  const body = { type: 'fs', settings: { location: name, ...settings } }
  return {
    ...put(`/_snapshot/${name}${query}`, body, acknowledged),
    undo: [removal(`/_snapshot/${name}`)]
  }
}

/** The case has a repository of its own, which is called `{name}`; nothing is in it. */
export const ownRepository: Setup = {
  ...aRepository('{name}'),
  otherwise: 'has no folder for a repository of its own'
}

/** The path of that repository. */
export const own = '/_snapshot/{name}'

/** A step for each of some things, of which there is one at least. */
export function steps<T>(
  [first, ...others]: readonly [T, ...T[]],
  step: (it: T) => Step
): readonly [Step, ...Step[]] {
  return [step(first), ...others.map(step)]
}
