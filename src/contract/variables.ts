/** Names that stand in paths, bodies and patterns, for what is known only when a case is run. */

/** What is known under each name. Numbers of backups are `bigint`. */
export type Variables = ReadonlyMap<string, string | number | bigint>

/** A text with its `{names}` replaced. A name that is not known stays, and shows that the case is wrong. */
export function filled(text: string, variables: Variables): string {
  return text.replace(/\{([a-z][A-Za-z0-9]*)\}/g, (whole, name: string) =>
    variables.has(name) ? String(variables.get(name)) : whole
  )
}
