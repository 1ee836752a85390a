/** Whether there is a name that both `*` patterns match. */
export function patternsOverlap(one: string, other: string): boolean {
  // Reachable pairs of places; at most as many as the product of the lengths.
  const seen = new Set<number>()
  const open: [number, number][] = [[0, 0]]
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [at, there] = pair
    if (at === one.length && there === other.length) return true
    const key = at * (other.length + 1) + there
    if (seen.has(key)) continue
    seen.add(key)
    const a = one[at]
    const b = other[there]
    // A star ends here, or goes on over whatever the other pattern says next.
    if (a === '*') open.push([at + 1, there])
    if (b === '*') open.push([at, there + 1])
    if (a === '*' && b !== undefined && b !== '*') open.push([at, there + 1])
    if (b === '*' && a !== undefined && a !== '*') open.push([at + 1, there])
    if (a !== undefined && a === b && a !== '*') open.push([at + 1, there + 1])
  }
  return false
}
