/** The backup ids of the first release: nearly any text that Elasticsearch takes in a snapshot's name. */

/** The longest id, in characters; the rest of a snapshot's name fits behind it. */
const idCharsMax = 3_996

/** Java's dot, which these patterns are made with, stands for no end of a line. */
const lineEnds = '\\n\\r\\u0085\\u2028\\u2029'
const forbidden = ' "*\\\\<|,>/?'

const patterns = {
  history: idPattern('', `A-Z${forbidden}_`),
  optimize: idPattern('(?!\\s*$)', `A-Z${forbidden}`)
} as const

/** Operate and Tasklist keep the underscore for themselves; Optimize does not. */
export type TextIdRule = keyof typeof patterns

/**
 * Whether a text may be an id. For Operate and Tasklist the empty one may; Optimize wants more than blanks.
 *
 * Source: camunda/camunda 8.1, `BackupService` of Operate and Tasklist; Optimize 3.9.
 */
export function isTextId(text: string, rule: TextIdRule): boolean {
  return patterns[rule].test(text)
}

function idPattern(condition: string, without: string): RegExp {
  return new RegExp(`^${condition}[^${without}${lineEnds}]{0,${idCharsMax}}$`, 'u')
}
