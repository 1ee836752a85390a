/** A line of Camunda or of a search engine as a number, in the order of the lines: 8.2 before 8.10. */
export function lineRank(line: string): number {
  const [major = 0, minor = 0] = line.split('.').map(Number)
  return major * 1_000 + minor
}
