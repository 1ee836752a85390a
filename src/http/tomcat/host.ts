/** Letters, digits and inner hyphens. No underscore, which container names like to have. */
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?'
const domainName = new RegExp(`^${label}(?:\\.${label})*\\.?$`)
const withPort = /^(\[[^\]]*\]|[^:[\]]*)(?::([0-9]*))?$/
const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/
const hextet = /^[0-9A-Fa-f]{1,4}$/

/**
 * Whether Tomcat takes this `Host` header. Any name will do, an empty one too, and the port is
 * digits or nothing; what is refused is spelling.
 *
 * Source: recorded from 8.6.11; Tomcat 10.1, Host and HttpParser.
 */
export function isHostValid(value: string): boolean {
  if (value === '') return true
  const name = withPort.exec(value)?.[1]
  if (name === undefined) return false
  return name.startsWith('[') ? isIpv6(name.slice(1, -1)) : domainName.test(name)
}

/** Up to eight groups of four hex digits, `::` once for at least one of them, IPv4 at the end. */
function isIpv6(address: string): boolean {
  const halves = address.split('::')
  if (halves.length > 2) return false
  const groups = halves.flatMap(half => (half === '' ? [] : half.split(':')))
  const last = groups.at(-1)
  const endsInIpv4 = last?.includes('.') === true && !address.endsWith('::')
  const hextets = endsInIpv4 ? groups.slice(0, -1) : groups
  if (endsInIpv4 && !ipv4.test(last)) return false
  if (!hextets.every(group => hextet.test(group))) return false
  const size = hextets.length + (endsInIpv4 ? 2 : 0)
  return halves.length === 2 ? size < 8 : size === 8
}
