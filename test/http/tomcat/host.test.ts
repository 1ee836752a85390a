import t from 'tap'
import { isHostValid } from '../../../src/http/tomcat/host.js'

const rows: [host: string, isValid: boolean, why: string][] = [
  ['', true, 'an empty Host is no complaint'],
  ['localhost:9600', true, 'the plain case'],
  ['camunda.example.org', true, 'any name will do'],
  ['camunda.example.org.', true, 'a full stop at the end is a full name'],
  ['camunda-operate:9600', true, 'a hyphen inside a label'],
  ['127.0.0.1:9600', true, 'an IPv4 address'],
  ['999', true, 'numbers can be names'],
  ['localhost:', true, 'the port may be left out behind its colon'],
  ['localhost:123456', true, 'the size of the port is not looked at'],
  ['[::1]:9600', true, 'an IPv6 address'],
  ['[2001:db8:0:0:0:0:0:1]', true, 'an IPv6 address in full'],
  ['[::ffff:127.0.0.1]', true, 'an IPv4 address at the end of an IPv6 one'],
  ['[::]', true, 'the unspecified address'],
  ['orchestration_core:9600', false, 'an underscore, as in container names'],
  ['local host', false, 'a blank'],
  ['localhost!', false, 'a character no name has'],
  ['localhost:abc', false, 'a port of letters'],
  ['localhost:-1', false, 'a signed port'],
  ['localhost:1:2', false, 'two ports'],
  ['a..b', false, 'an empty label'],
  ['.a', false, 'an empty label in front'],
  ['-a', false, 'a label begins with a hyphen'],
  ['a-.b', false, 'a label ends with a hyphen'],
  ['[::1', false, 'the bracket is never closed'],
  ['::1', false, 'the brackets are missing'],
  ['[::1]x', false, 'something between bracket and port'],
  ['[1::2::3]', false, 'two gaps'],
  ['[:1]', false, 'begins with a single colon'],
  ['[1:2:3]', false, 'too few groups'],
  ['[1:2:3:4:5:6:7:8:9]', false, 'too many groups'],
  ['[1:2:3:4:5:6:7::8]', false, 'a gap of nothing'],
  ['[12345::]', false, 'a group of five digits'],
  ['[::ffff:256.0.0.1]', false, 'an octet above 255'],
  ['[::g]', false, 'not a hex digit']
]

for (const [host, isValid, why] of rows) {
  t.test(`Host "${host}" is ${isValid ? 'taken' : 'refused'}: ${why}`, async t => {
    t.equal(isHostValid(host), isValid)
  })
}
