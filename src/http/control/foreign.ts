import type { IncomingHttpHeaders } from 'node:http'
import { isIP } from 'node:net'

/** A name without dots: this machine, or a service beside it. No web page has an address like that. */
const plainName = /^[a-z0-9_-]+$/i

/**
 * Why a request must not reach the control API, or `undefined` where it may.
 *
 * A web page in a browser on this machine could otherwise move the clock: its requests carry an `Origin` or a
 * `Sec-Fetch-Site` of their own, or, after rebinding a name, a `Host` with dots in it that is no address.
 *
 * @param hostNames - names with dots that are ours all the same.
 */
export function isForeign(
  { host = '', origin, ...headers }: IncomingHttpHeaders,
  hostNames: readonly string[] = []
): string | undefined {
  if (origin !== undefined && origin !== `http://${host}`) {
    return `origin ${shown(origin)} is not this server: the control API does not answer to web pages`
  }
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    return 'the request comes from a page of another site: the control API does not answer to web pages'
  }
  const name = nameIn(host)
  const isOurs = isIP(name) !== 0 || plainName.test(name) || hostNames.includes(name)
  if (isOurs) return undefined
  return (
    `host ${shown(host)} is not this machine: use localhost, an address of it, a name without dots, ` +
    'or one given as --control-host-names'
  )
}

/** Without port and brackets, in lower case. */
function nameIn(host: string): string {
  const [, v6, name] = /^(?:\[([0-9a-f:.]+)\]|([^:]*))(?::\d+)?$/i.exec(host) ?? []
  return (v6 ?? name ?? '').toLowerCase()
}

function shown(text: unknown): string {
  return JSON.stringify(text).slice(0, 200)
}
