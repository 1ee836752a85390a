import { createServer, type RequestListener } from 'node:http'
import t, { type Test } from 'tap'
import { invoke } from '../../support/invocation.js'

/** Starts a control door that answers as told, and returns the address of its health. */
async function door(t: Test, answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return `http://127.0.0.1:${port}/health`
}

t.test('a mock that is ready is healthy', async t => {
  const url = await door(t, (request, reply) => {
    reply.writeHead(request.url === '/health' ? 200 : 404).end('{}')
  })
  const it = invoke(['health', '--url', url])
  t.equal(await it.code, 0)
  t.strictSame(it.out, [`${url} answers`])
})

t.test('any other answer is not', async t => {
  for (const status of [204, 404, 503]) {
    const url = await door(t, (_request, reply) => void reply.writeHead(status).end())
    const it = invoke(['health', '--url', url])
    t.equal(await it.code, 1, String(status))
    t.strictSame(it.err, [`health: ${url} answered ${status}`])
  }
})

t.test('no answer at all is said with its reason', async t => {
  const url = await door(t, request => void request.socket.destroy())
  const it = invoke(['health', '--url', url])
  t.equal(await it.code, 1)
  t.match(it.err, [/^health: http:\S+ does not answer: other side closed$/])

  const refused = invoke(['health', '--url', 'http://127.0.0.1:1/health'])
  t.equal(await refused.code, 1)
  t.match(refused.err, [/^health: http:\S+ does not answer: \S/])
})

t.test('without an address it asks the control door that the environment places', async t => {
  const { port } = new URL(await door(t, (_request, reply) => void reply.writeHead(200).end()))
  const ownPort = invoke(['health'], { env: { C8_BACKUP_MOCK_CONTROL_PORT: port } })
  t.equal(await ownPort.code, 0)
  t.strictSame(ownPort.out, [`http://127.0.0.1:${port}/health answers`])

  const host = {
    C8_BACKUP_MOCK_CONTROL_PORT: port,
    C8_BACKUP_MOCK_HOST: '0.0.0.0',
    C8_BACKUP_MOCK_CONTROL_TOKEN: 'secret'
  }
  t.equal(await invoke(['health'], { env: host }).code, 0, 'on loopback, whatever it listens on')

  const portBase = String(Number(port) - 80)
  const based = invoke(['health'], { env: { C8_BACKUP_MOCK_PORT_BASE: portBase } })
  t.equal(await based.code, 0, '80 above the base')

  const url = `http://127.0.0.1:${port}/health`
  const env = { C8_BACKUP_MOCK_CONTROL_PORT: '1' }
  t.equal(await invoke(['health', '--url', url], { env }).code, 0, 'an address has the last word')
})

t.test('a place that cannot be known, or is none, is refused', async t => {
  const anywhere = invoke(['health'], { env: { C8_BACKUP_MOCK_CONTROL_PORT: '0' } })
  t.equal(await anywhere.code, 2)
  t.strictSame(anywhere.err, [
    'health: the port is chosen at the start (--control-port 0); give --url'
  ])
  const nowhere = invoke(['health'], { env: { C8_BACKUP_MOCK_CONTROL_PORT: 'x' } })
  t.equal(await nowhere.code, 2)
  const turnedOff = invoke(['health'], { env: { C8_BACKUP_MOCK_NO_CONTROL: 'true' } })
  t.equal(await turnedOff.code, 2)
  t.strictSame(turnedOff.err, [
    'health: there is no control door to ask (--no-control); give --url'
  ])
  t.match(nowhere.err, [/^C8_BACKUP_MOCK_CONTROL_PORT: "x" is not allowed; give a whole number/])
})

const rows: [argv: string[], complaint: string][] = [
  [['--urk', 'x'], 'health: --urk: unknown flag; did you mean --url?'],
  [['--pace', 'slow'], 'health: --pace: unknown flag'],
  [['http://127.0.0.1'], 'health: "http://127.0.0.1": unexpected argument'],
  [
    ['--url', 'nowhere'],
    'health: --url: "nowhere" is not allowed; give an address such as http://127.0.0.1:9680/health'
  ],
  [
    ['--url', 'file:///health'],
    'health: --url: "file:///health" is not allowed; ' +
      'give an address such as http://127.0.0.1:9680/health'
  ],
  [
    ['--url'],
    'health: --url: "true" is not allowed; give an address such as http://127.0.0.1:9680/health'
  ]
]

for (const [argv, complaint] of rows) {
  t.test(`health ${argv.join(' ')} is refused`, async t => {
    const it = invoke(['health', ...argv])
    t.equal(await it.code, 2)
    t.strictSame(it.err, [complaint])
  })
}
