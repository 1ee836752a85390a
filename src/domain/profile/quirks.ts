/**
 * Known defects and surprises of real releases, by the number of their issue.
 *
 * A quirk that a release had is on when that release is pinned; every quirk can be switched on or off by
 * name. Where no patch number is known, `affected` is empty and the quirk waits to be asked for.
 */

import { lines } from '../release.js'
import { historyQuirks } from './history-quirks.js'
import { every, type Quirk } from './quirk.js'
import { webappsQuirks } from './webapps-quirks.js'
import { zeebeQuirks } from './zeebe-quirks.js'

export type { PatchRange, Quirk, SwitchSettings } from './quirk.js'

const optimize: readonly Quirk[] = [
  {
    id: 'optimize-missing-500',
    effect: 'no snapshots are a 500 in Optimize, not a 404',
    affected: {},
    on: { 'optimize.missingSnapshots': '500' }
  },
  {
    id: 'camunda-33905',
    effect: 'on OpenSearch, Optimize fails where the repository has no setting location, as in S3',
    affected: {},
    on: { 'optimize.needsLocation': true }
  }
]

/** What the server beneath and Elasticsearch beside show in every release. */
const surroundings: readonly Quirk[] = [
  {
    id: 'close-on-400',
    effect: 'the connection is closed behind 400, 500, 501 and 503',
    affected: everyLine(),
    on: { 'edge.closesOnErrors': true },
    off: { 'edge.closesOnErrors': false }
  },
  {
    id: 'underscore-host',
    effect: 'a host name with an underscore is a 400 with a page of HTML',
    affected: everyLine(),
    on: { 'edge.refusesRequests': true },
    off: { 'edge.refusesRequests': false }
  },
  {
    id: 'es-empty-pattern',
    effect:
      'a snapshot pattern that matches nothing is a 200 with an empty list, not a 404, whatever the search ' +
      'engine; off, it is a 404',
    affected: {},
    on: { 'elasticsearch.emptyPattern': '200' },
    off: { 'elasticsearch.emptyPattern': '404' }
  }
]

export const quirks: readonly Quirk[] = [
  ...historyQuirks,
  ...webappsQuirks,
  ...zeebeQuirks,
  ...optimize,
  ...surroundings
]

function everyLine(): Quirk['affected'] {
  return Object.fromEntries(lines.map(line => [line, every]))
}
