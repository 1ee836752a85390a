/** Why a case says what it says. */

export const evidenceKinds = ['recorded', 'source', 'docs', 'assumed'] as const
/**
 * From strongest to weakest: seen on a real system; read in the product's public source or its own tests; said
 * by the vendor's documentation, release notes or issues; deduced, or general knowledge.
 */
export type EvidenceKind = (typeof evidenceKinds)[number]

export interface Evidence {
  readonly kind: EvidenceKind
  /** Where it can be looked up: a recording, a class, a page, an issue. */
  readonly reference: string
  /** The day on which it was looked at, `yyyy-MM-dd`. */
  readonly date: string
}

/** The strongest of several pieces of evidence; what has none is assumed. */
export function strongest(evidence: readonly Evidence[]): EvidenceKind {
  return evidenceKinds.find(kind => evidence.some(it => it.kind === kind)) ?? 'assumed'
}
