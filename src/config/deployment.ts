/** Which deployment is asked for: a release, what holds its history, and what is to be different. */
import { type Deployment, type DeploymentWishes, deploymentOf } from '../domain/deployment.js'
import type { SwitchValue } from '../domain/profile/switch.js'
import { type Line, lines } from '../domain/release.js'
import { searchReleaseOf, usualSearchEngine } from '../domain/search-engine.js'
import type { Storage } from '../domain/storage.js'
import type { Choice } from './choice.js'
import { settings } from './settings.js'

/** A deployment as data. */
export interface DeploymentRequest {
  /** As asked for: `all`, a line such as `8.7`, or a full version. */
  readonly camunda: string
  readonly storage: Storage
  /** As asked for: a line such as `opensearch:2.19`, or a full version. */
  readonly searchEngine: string
  /** `null`: what the release has by default. */
  readonly topology: 'standalone' | 'unified' | null
  /** Defects that are wanted or not, whatever the release. */
  readonly quirks: Readonly<Record<string, boolean>>
  /** Single habits, such as `operate.incomplete`; they have the last word. */
  readonly switches: Readonly<Record<string, SwitchValue>>
}

/** The deployment of a request, or `undefined` where the release is not known. */
export function deploymentFor(request: DeploymentRequest): Deployment | undefined {
  const { camunda, storage, searchEngine, topology, quirks, switches } = request
  const byName = new Map(Object.entries(quirks))
  const wishes: DeploymentWishes = { storage, searchEngine, quirks: byName, switches }
  return deploymentOf(camunda, topology === null ? wishes : { ...wishes, topology })
}

export function requestOf(choice: Choice): DeploymentRequest {
  return {
    camunda: choice.read(settings.camunda),
    ...storageIn(choice),
    topology: choice.read(settings.topology),
    quirks: choice.read(settings.quirks) ?? {},
    switches: choice.read(settings.set) ?? {}
  }
}

/** Who names one of the two has the other that goes with it. */
function storageIn(choice: Choice): Pick<DeploymentRequest, 'storage' | 'searchEngine'> {
  const named = choice.read(settings.searchEngine)
  const product = named === null ? undefined : searchReleaseOf(named)?.product
  const storage = choice.read(settings.storage) ?? product ?? 'elasticsearch'
  return { storage, searchEngine: named ?? usualSearchEngine(storage) }
}

/** Complains of what the release has no use for. */
export function deploymentComplaints(choice: Choice): readonly string[] {
  const request = requestOf(choice)
  const { camunda } = request
  const complaints: string[] = []
  if (request.topology !== null && !leavesTopologyOpen(camunda)) {
    const { label } = choice.originOf(settings.topology)
    complaints.push(
      `${label}: ${camunda} comes in one topology only; ${insteadOf(leavesTopologyOpen, choice)}`
    )
  }
  if (request.storage === 'rdbms' && !runsOnDatabase(camunda)) {
    const { label } = choice.originOf(settings.storage)
    complaints.push(`${label}: ${camunda} cannot use rdbms; ${insteadOf(runsOnDatabase, choice)}`)
  }
  const product = searchReleaseOf(request.searchEngine)?.product
  if (request.storage !== 'rdbms' && product !== request.storage) {
    const { label } = choice.originOf(settings.searchEngine)
    complaints.push(
      `${label}: ${request.searchEngine} cannot hold what ${choice.spell('storage')} says ` +
        `${request.storage} does; leave one of them out`
    )
  }
  return complaints
}

const asItIs: Omit<DeploymentRequest, 'camunda'> = {
  storage: 'elasticsearch',
  searchEngine: 'elasticsearch',
  topology: null,
  quirks: {},
  switches: {}
}

/** Whether a deployment of the release can be of the one topology or the other. */
function leavesTopologyOpen(camunda: string): boolean {
  const asked = deploymentFor({ ...asItIs, camunda, topology: 'unified' })
  return asked?.topology === 'unified'
}

/** A cluster on a relational database chooses the ids of its backups, so a start must do without one. */
function runsOnDatabase(camunda: string): boolean {
  const deployment = deploymentFor({ ...asItIs, camunda })
  return deployment?.main.profile.zeebe.idlessStart === true
}

function insteadOf(can: (line: Line) => boolean, { spell }: Choice): string {
  const first = lines.find(can)
  return `leave it out, or give ${spell('camunda')} ${first} or later`
}
