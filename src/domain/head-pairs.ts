/**
 * The headers of an answer, in their order.
 *
 * @param head - status line and headers, byte for byte; a blank line may follow.
 */
export function headPairs(head: string): [name: string, value: string][] {
  const [, ...lines] = head.trimEnd().split('\r\n')
  return lines.map(line => {
    const at = line.indexOf(':')
    return [line.slice(0, at), line.slice(at + 1).trim()]
  })
}
