/** Named points of a run that can be held: `operate.part4.before-end`. */
import { type BackupApp, backupApps } from './snapshot-name.js'

export const gateSides = ['before-start', 'before-end'] as const
export type GateSide = (typeof gateSides)[number]

/** A step of a run: a part of an application's backup, a partition of Zeebe's, or a snapshot of a client's own. */
export type Step =
  | { readonly app: BackupApp; readonly partNo: number }
  | { readonly app: 'zeebe'; readonly partitionId: number }
  | { readonly app: 'elasticsearch' }

export type GatePoint = Step & { readonly side: GateSide }

const appWords = backupApps.join('|')
const forms = {
  part: new RegExp(`^(${appWords})\\.part([1-9]\\d?)\\.(before-start|before-end)$`),
  partition: /^zeebe\.partition([1-9]\d?)\.(before-start|before-end)$/,
  snapshot: /^elasticsearch\.snapshot\.(before-start|before-end)$/
}

/** What may be written for a point. */
export const gateForms =
  '<operate|tasklist|optimize|webapps>.part<n>.before-start or .before-end, ' +
  'zeebe.partition<n>.before-start or .before-end, elasticsearch.snapshot.before-end'

/** Reads the name of a point; `undefined` where there is no such point. */
export function gatePointOf(text: string): GatePoint | undefined {
  const [, partApp, partNo, partSide] = forms.part.exec(text) ?? []
  const app = backupApps.find(it => it === partApp)
  if (app !== undefined) return { app, partNo: Number(partNo), side: sideOf(partSide) }
  const [, partitionId, partitionSide] = forms.partition.exec(text) ?? []
  if (partitionId !== undefined) {
    return { app: 'zeebe', partitionId: Number(partitionId), side: sideOf(partitionSide) }
  }
  const [, snapshotSide] = forms.snapshot.exec(text) ?? []
  // A client's own snapshot begins with its request: there is nothing before its start.
  if (snapshotSide !== 'before-end') return undefined
  return { app: 'elasticsearch', side: 'before-end' }
}

export function gateName(point: GatePoint): string {
  return `${stepName(point)}.${point.side}`
}

/** `operate.part4`, `zeebe.partition2`, `elasticsearch.snapshot`. */
export function stepName(step: Step): string {
  if (step.app === 'zeebe') return `zeebe.partition${step.partitionId}`
  return step.app === 'elasticsearch' ? 'elasticsearch.snapshot' : `${step.app}.part${step.partNo}`
}

function sideOf(text: string | undefined): GateSide {
  return text === 'before-start' ? 'before-start' : 'before-end'
}
