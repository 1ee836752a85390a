/** Which deployment is asked for: a release, what holds its history, and what is to be different. */
import {
  type Deployment,
  type DeploymentWishes,
  deploymentOf,
  type Storage
} from '../domain/deployment.js'
import type { SwitchValue } from '../domain/profile/switch.js'
import { type Line, lines } from '../domain/release.js'
import type { Choice } from './choice.js'
import { settings } from './settings.js'

/** A deployment as data. */
export interface DeploymentRequest {
  /** As asked for: `all`, a line such as `8.7`, or a full version. */
  readonly camunda: string
  readonly storage: Storage
  /** `null`: what the release has by default. */
  readonly topology: 'standalone' | 'unified' | null
  /** Defects that are wanted or not, whatever the release. */
  readonly quirks: Readonly<Record<string, boolean>>
  /** Single habits, such as `operate.incomplete`; they have the last word. */
  readonly switches: Readonly<Record<string, SwitchValue>>
}

/** The deployment of a request, or `undefined` where the release is not known. */
export function deploymentFor(request: DeploymentRequest): Deployment | undefined {
  const { camunda, storage, topology, quirks, switches } = request
  const wishes: DeploymentWishes = { storage, quirks: new Map(Object.entries(quirks)), switches }
  return deploymentOf(camunda, topology === null ? wishes : { ...wishes, topology })
}

export function requestOf(choice: Choice): DeploymentRequest {
  return {
    camunda: choice.read(settings.camunda),
    storage: choice.read(settings.storage),
    topology: choice.read(settings.topology),
    quirks: choice.read(settings.quirks) ?? {},
    switches: choice.read(settings.set) ?? {}
  }
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
  return complaints
}

const asItIs: Omit<DeploymentRequest, 'camunda'> = {
  storage: 'elasticsearch',
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
