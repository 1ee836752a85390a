import { bodyOf } from './control-error.js'
import type { Transport } from './transport.js'

/** One call: resolves with the body of the answer. @throws {ControlError} when it is refused. */
export type Call = <T>(method: string, path: string, body?: unknown) => Promise<T>

/** Calls through a transport. That the body has the type that is promised is up to the server. */
export function callsThrough({ send }: Transport): Call {
  return async <T>(method: string, path: string, body?: unknown) =>
    bodyOf(`${method} ${path}`, await send(method, path, body)) as T
}

/** A path with its variable in it, encoded. */
export function at(path: string, name: string): string {
  return path.replace('*', encodeURIComponent(name))
}

/** A query string of the members that are there; empty where none is. */
export function queryOf(members: Readonly<Record<string, unknown>>): string {
  const said = Object.entries(members).filter(([, value]) => value !== undefined)
  if (said.length === 0) return ''
  return `?${new URLSearchParams(Object.fromEntries(said.map(([name, value]) => [name, String(value)])))}`
}
