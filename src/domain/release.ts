/** Version lines of Camunda 8 in the order of their appearance. */
export const lines = ['8.6', '8.7'] as const
export type Line = (typeof lines)[number]

/** One pinned release: exactly its routes, bodies, codes and defects. */
export interface Release {
  /** As the applications print it, for example `8.7.2`. */
  readonly version: string
  readonly line: Line
  readonly patch: number
}

/** What may be asked for: a line, or a line and a patch. */
export const knownReleases: readonly string[] = lines.flatMap(line => [line, `${line}.<patch>`])

/** The newest patch known of each line: what a line without a patch stands for. */
const newestPatch = { '8.6': 43, '8.7': 30 } as const satisfies Record<Line, number>

/** Reads `8.7` or `8.7.2`; `undefined` for a line that is not known or anything else. */
export function releaseOf(text: string): Release | undefined {
  const [, lineText = '', patchText] = /^(8\.\d+)(?:\.(0|[1-9]\d{0,3}))?$/.exec(text) ?? []
  const line = lines.find(known => known === lineText)
  if (line === undefined) return undefined
  const patch = patchText === undefined ? newestPatch[line] : Number(patchText)
  return { version: `${line}.${patch}`, line, patch }
}
