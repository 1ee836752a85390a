import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import t from 'tap'
import { Reopening } from '../../../src/http/transport/reopening.js'

t.test('an attempt that comes too late does not open a server that is open', async t => {
  const server = createHttpServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address !== 'object') throw new Error('a TCP server has a port')
  const reopening = new Reopening(server)
  t.teardown(() => {
    reopening.stop()
    server.close()
  })
  reopening.shut()
  const squatter = createServer().listen(address.port, '127.0.0.1')
  await once(squatter, 'listening')
  const refused = once(server, 'error').catch(() => {})
  reopening.open()
  await refused
  squatter.close()
  await once(squatter, 'close')
  reopening.shut()
  reopening.open()
  await once(server, 'listening')
  // The attempt after the refusal is due 100 ms later; an error in a timer would end this process.
  await pause(200)
  t.equal(server.listening, true)
})
