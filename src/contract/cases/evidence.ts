/** Short words for where a case has its knowledge from. */
import type { Evidence } from '../evidence.js'

/** The day on which all that is cited here was looked at. */
const date = '2026-11-25'

/** Seen on a real system: the recording, as `component/version/id`. */
export const recorded = (reference: string): Evidence => ({ kind: 'recorded', reference, date })
/** Read in public source or in its tests: project and class. */
export const source = (reference: string): Evidence => ({ kind: 'source', reference, date })
/** Said by the vendor: a page, a release note, an issue. */
export const docs = (reference: string): Evidence => ({ kind: 'docs', reference, date })
/** Deduced: from what. */
export const assumed = (reference: string): Evidence => ({ kind: 'assumed', reference, date })
