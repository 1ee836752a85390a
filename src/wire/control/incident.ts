/** What happens to a world at an instant and is over. */
import { type Static, Type } from '@sinclair/typebox'
import type { BackupApp } from '../../domain/snapshot-name.js'
import { appWords } from '../../domain/world-event.js'
import { type Event, eventAt } from './event.js'
import { closed, words } from './schema.js'

export const incidentApps = ['operate', 'tasklist', 'optimize', 'webapps', 'zeebe'] as const

export const Incident = Type.Union(
  [
    closed({
      kind: Type.Literal('restart'),
      app: words(incidentApps, { description: 'Whose process ends and begins; its queue is gone' })
    }),
    closed({
      kind: Type.Literal('leaderChange'),
      partition: Type.Optional(
        Type.Integer({
          minimum: 1,
          maximum: 1_000,
          description: 'The partition that gets another leader, from 1; 1 where absent'
        })
      )
    }),
    closed({ kind: Type.Literal('nodeLost') }, { description: 'A node of Elasticsearch is lost' })
  ],
  {
    title:
      '{"kind":"restart","app":"operate"}, {"kind":"leaderChange","partition":1} or {"kind":"nodeLost"}'
  }
)
export type Incident = Static<typeof Incident>

/** An incident in the world's own terms. */
export type HappeningIncident =
  | { readonly kind: 'restart'; readonly app: BackupApp | 'zeebe' }
  | { readonly kind: 'leaderChange'; readonly partitionId: number }
  | { readonly kind: 'nodeLost' }

export function incidentOf(incident: Incident): HappeningIncident {
  if (incident.kind !== 'leaderChange') return incident
  return { kind: 'leaderChange', partitionId: incident.partition ?? 1 }
}

/** The incident itself, as an event among those that it brought about. */
export function incidentEvent(incident: HappeningIncident, atMs: number): Event {
  switch (incident.kind) {
    case 'restart':
      return eventAt(atMs, {
        kind: 'incident.restart',
        subject: incident.app,
        text: `${appWords(incident.app)} ${incident.app === 'webapps' ? 'were' : 'was'} restarted`
      })
    case 'leaderChange':
      return eventAt(atMs, {
        kind: 'incident.leaderChange',
        subject: `zeebe.partition${incident.partitionId}`,
        text: `partition ${incident.partitionId} has another leader`
      })
    default:
      return eventAt(atMs, {
        kind: 'incident.nodeLost',
        subject: 'elasticsearch',
        text: 'a node of Elasticsearch was lost'
      })
  }
}
