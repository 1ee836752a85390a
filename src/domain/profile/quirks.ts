/**
 * Known defects and surprises of real releases, by the number of their issue.
 *
 * A quirk that a release had is on when that release is pinned; every quirk can be switched on or off by
 * name. Where no patch number is known, `affected` is empty and the quirk waits to be asked for.
 */
import { historyQuirks } from './history-quirks.js'
import type { Quirk } from './quirk.js'
import { webappsQuirks } from './webapps-quirks.js'
import { zeebeQuirks } from './zeebe-quirks.js'

export type { PatchRange, Quirk, SwitchSettings } from './quirk.js'

const optimize: readonly Quirk[] = [
  {
    id: 'optimize-missing-500',
    effect: 'no snapshots are a 500 in Optimize, not a 404',
    affected: {},
    on: { 'optimize.missingSnapshots': '500' }
  }
]

export const quirks: readonly Quirk[] = [
  ...historyQuirks,
  ...webappsQuirks,
  ...zeebeQuirks,
  ...optimize
]
