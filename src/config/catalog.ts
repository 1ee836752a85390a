/** What there is to choose from, for whoever lists it. */

import { assert } from '../domain/assert.js'
import { type Deployment, type Dialect, deploymentOf } from '../domain/deployment.js'
import { hasQuirk, noWishes, type Profile, profileOf } from '../domain/profile/profile.js'
import { type Quirk, quirks } from '../domain/profile/quirks.js'
import type { SwitchValue } from '../domain/profile/switch.js'
import { type Line, lines, newestOf, type Release } from '../domain/release.js'
import { type Storage, storages } from '../domain/storage.js'
import { type DeploymentRequest, deploymentFor } from './deployment.js'
import type { Topology } from './doors.js'

export interface ReleaseFacts {
  readonly line: Line
  /** The newest patch known, which is what the line stands for. */
  readonly newest: string
  /** The topology that it has by default comes first. */
  readonly topologies: readonly Topology[]
}

export interface QuirkFacts {
  readonly id: string
  readonly effect: string
  /** The lines, among those that are served, in which it is on. */
  readonly onIn: readonly Line[]
}

export function releaseFacts(): readonly ReleaseFacts[] {
  const [storage] = storages
  const topologyOf = (line: Line, topology: Topology) =>
    known(deploymentOf(line, { storage, ...noWishes, topology })).topology
  return lines.map(line => {
    const usual = known(deploymentOf(line, { storage, ...noWishes })).topology
    const possible = [usual, topologyOf(line, 'standalone'), topologyOf(line, 'unified')]
    return { line, newest: newestOf(line).version, topologies: [...new Set(possible)] }
  })
}

/** The releases whose dialects a deployment speaks: one where it is pinned, several for `all`. */
export function servedReleases(request: DeploymentRequest): readonly Release[] {
  const releases = dialectsOf(request).map(({ release }) => [release.version, release] as const)
  return [...new Map(releases).values()]
}

/** Every quirk, and where it is on: by itself, or because somebody asked for what it sets. */
export function quirkFacts(request: DeploymentRequest): readonly QuirkFacts[] {
  const dialects = dialectsOf(request)
  return quirks.map(quirk => {
    const { id, effect } = quirk
    const on = dialects.filter(it => isOn(quirk, it, request.storage, request.quirks[id] === true))
    return { id, effect, onIn: [...new Set(on.map(it => it.release.line))] }
  })
}

/**
 * Whether a dialect has a quirk. The values of a release may be those of a quirk without any meaning, as
 * with the applications that it no longer has: then only what somebody changed counts.
 */
function isOn(
  quirk: Quirk,
  { release, profile }: Dialect,
  storage: Storage,
  isWanted: boolean
): boolean {
  if (!holds(quirk, profile)) return false
  return (
    isWanted || hasQuirk(quirk, release) || !holds(quirk, profileOf(release, noWishes, storage))
  )
}

function holds({ on }: Quirk, profile: Profile): boolean {
  const traits: Readonly<Record<string, Readonly<Record<string, SwitchValue>>>> = profile
  return Object.entries(on).every(([name, value]) => {
    const [component = '', member = ''] = name.split('.')
    return traits[component]?.[member] === value
  })
}

/** All that is spoken at the doors, older releases first. */
function dialectsOf(request: DeploymentRequest): readonly Dialect[] {
  const { main, operate, tasklist, optimize, webapps, zeebe } = known(deploymentFor(request))
  return [main, ...operate, ...tasklist, ...optimize, ...webapps, ...zeebe].toSorted(
    (a, b) => lines.indexOf(a.release.line) - lines.indexOf(b.release.line)
  )
}

function known(deployment: Deployment | undefined): Deployment {
  assert(deployment !== undefined, 'a request that was read names a release that is known')
  return deployment
}
