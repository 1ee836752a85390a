/** Version lines of Camunda 8 in the order of their appearance. */
export const lines = [
  '8.1',
  '8.2',
  '8.3',
  '8.4',
  '8.5',
  '8.6',
  '8.7',
  '8.8',
  '8.9',
  '8.10'
] as const
export type Line = (typeof lines)[number]

/** One pinned release: exactly its routes, bodies, codes and defects. */
export interface Release {
  /** As the applications print it, for example `8.7.2`. */
  readonly version: string
  readonly line: Line
  readonly patch: number
}

/**
 * The newest patch known of each line: what a line without a patch stands for. Up to 8.5 the applications
 * were numbered apart; there it is the highest of them.
 *
 * Source: the Helm chart's version matrix and the artefact listings of Maven, November 2026.
 */
const newestPatch = {
  '8.1': 27,
  '8.2': 32,
  '8.3': 24,
  '8.4': 22,
  '8.5': 25,
  '8.6': 41,
  '8.7': 38,
  '8.8': 37,
  '8.9': 28,
  '8.10': 9
} as const satisfies Record<Line, number>

/** Reads `8.7` or `8.7.2`; `undefined` for a line that is not known or anything else. */
export function releaseOf(text: string): Release | undefined {
  const [, lineText = '', patchText] = /^(8\.\d+)(?:\.(0|[1-9]\d{0,3}))?$/.exec(text) ?? []
  const line = lines.find(known => known === lineText)
  return line === undefined ? undefined : pinned(line, patchText)
}

/** The newest patch known of a line. */
export function newestOf(line: Line): Release {
  return pinned(line, undefined)
}

/** Optimize's own numbers, up to the line in which it took over those of the others. */
const optimizeLines: Partial<Record<Line, string>> = { '8.1': '3.9', '8.2': '3.10', '8.3': '3.11' }

/**
 * The release as Optimize prints it: `3.9.27` for `8.1.27`.
 *
 * Source: Optimize 3.9 to 3.11 documentation; that the patches bear the same number is assumed.
 */
export function optimizeVersion({ version, line, patch }: Release): string {
  const own = optimizeLines[line]
  return own === undefined ? version : `${own}.${patch}`
}

function pinned(line: Line, patchText: string | undefined): Release {
  const patch = patchText === undefined ? newestPatch[line] : Number(patchText)
  return { version: `${line}.${patch}`, line, patch }
}
