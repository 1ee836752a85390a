import t from 'tap'
import { aRequest } from '../support/door.js'
import { send } from '../support/raw-http.js'
import { startHere } from '../support/started.js'

t.test(
  'the first request of all is answered like any later one, though its application has to be built',
  async t => {
    const rows = [
      ['an ordinary one', aRequest('GET /actuator/backups HTTP/1.1', 'Connection: close')],
      ['a method that Node cannot parse', aRequest('FOO /actuator/backups HTTP/1.1')],
      ['one that Tomcat refuses by itself', aRequest('GET /a%2Fb HTTP/1.1')]
    ] as const
    for (const [what, request] of rows) {
      const { ready } = await startHere(t, ['--camunda', '8.7', '--clock', 'manual'])
      const port = Number(new URL(ready.doors.operate ?? '').port)
      const [first, later] = [await send(port, request), await send(port, request)]
      t.equal(first.raw, later.raw, what)
      t.match(first.raw, /^HTTP\/1\.1 [24]\d\d /)
    }
  }
)
