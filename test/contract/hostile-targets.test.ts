/** Whatever answers, or does not, `verify` ends with a clear report and the right exit code. */
import path from 'node:path'
import t, { type Test } from 'tap'
import { anAuthority, signedBy } from '../support/certificates.js'
import { changing } from '../support/changing-proxy.js'
import {
  always,
  answering,
  answeringOverTls,
  flooding,
  raw,
  repeating
} from '../support/hostile-servers.js'
import { invoke } from '../support/invocation.js'
import { freePort, startHere } from '../support/started.js'

t.jobs = 8

const json = 'application/json'
const page = '<!doctype html><title>Welcome</title><h1>It works</h1>'
const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n'

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
  readonly tookMs: number
}

async function verifying(...argv: readonly string[]): Promise<Ended> {
  const startMs = Date.now()
  const { code, out, err } = invoke(['verify', '--timeout', '1', '--patience', '1', ...argv])
  const ended = await code
  return { code: ended, out: out.join('\n'), err: err.join('\n'), tookMs: Date.now() - startMs }
}

/** Never a stack trace, and never long. */
function isClear(t: Test, { out, err, tookMs }: Ended): void {
  t.notMatch(`${out}\n${err}`, /^\s+at .*:\d+:\d+/m)
  t.ok(tookMs < 20_000, `${tookMs} ms`)
}

type Strange = readonly [what: string, open: (t: Test) => Promise<string> | string, said: RegExp]

const strangers: readonly Strange[] = [
  ['answers with a web page', t => answering(t, always(200, 'text/html', page)), /text\/html/],
  [
    'answers with a web page that it calls JSON',
    t => answering(t, always(200, json, page)),
    /it answered 200 with application\/json/
  ],
  [
    'answers with JSON of something else',
    t => answering(t, always(200, json, '{"service":"weather","version":3}')),
    /name it with --camunda|it answered 200/
  ],
  ['leads elsewhere', t => answering(t, always(302, 'text/html', '')), /it answered 302/],
  ['is not available', t => answering(t, always(503, json, '{}')), /it answered 503/],
  ['never answers', t => raw(t, () => {}), /no answer within 1000 ms/],
  ['hangs up at once', t => raw(t, socket => socket.destroy()), /ended before the answer did/],
  [
    'hangs up in the middle',
    t => raw(t, socket => socket.end(`${head}Content-Length: 100\r\n\r\n{"build":`)),
    /ended before the answer did/
  ],
  [
    'does not speak HTTP',
    t => raw(t, socket => socket.end('SSH-2.0-OpenSSH_9.6\r\n')),
    /what came is no HTTP/
  ],
  [
    'begins its answer and drips on',
    t =>
      raw(t, socket => {
        socket.write(`${head}\r\n{"build":`)
        repeating(socket, ' ', 50)
      }),
    /no answer within 1000 ms/
  ],
  [
    'drips its head',
    t =>
      raw(t, socket => {
        socket.write(head)
        repeating(socket, 'X-More: and more\r\n', 50)
      }),
    /no answer within 1000 ms/
  ],
  [
    'sends a body without an end',
    t =>
      raw(t, socket => {
        socket.write(`${head}\r\n`)
        flooding(socket, 'x'.repeat(1_048_576))
      }),
    /more than \d+ bytes|no answer within 1000 ms/
  ],
  [
    'sends a head without an end',
    t =>
      raw(t, socket => {
        socket.write(head)
        flooding(socket, `X-More: ${'x'.repeat(1_000)}\r\n`)
      }),
    /no HTTP|no answer within 1000 ms/
  ],
  ['is nobody', async () => `http://127.0.0.1:${await freePort()}`, /ECONNREFUSED/],
  [
    'does not speak TLS',
    async t => (await answering(t, always(200, json, '{}'))).replace('http:', 'https:'),
    /ended before the answer did/
  ],
  [
    'speaks TLS only',
    async t => {
      const pem = await signedBy(await anAuthority())
      return (await answeringOverTls(t, pem, always(200, json, '{}'))).replace('https:', 'http:')
    },
    /ended before the answer did|no HTTP/
  ],
  [
    'shows the certificate of an unknown authority',
    async t => answeringOverTls(t, await signedBy(await anAuthority()), always(200, json, '{}')),
    /certificate/i
  ]
]

for (const [what, open, said] of strangers) {
  t.test(`what ${what} is no target`, async t => {
    const url = await open(t)
    for (const part of ['--zeebe', '--elasticsearch']) {
      const ended = await verifying(part, url)
      t.equal(ended.code, 3, part)
      t.match(ended.err, said, part)
      t.match(ended.err, url, 'the address is told')
      isClear(t, ended)
    }
  })
}

t.test('a stranger that is called a release differs from it', async t => {
  const url = await answering(t, always(200, json, '{"service":"weather"}'))
  const ended = await verifying('--operate', url, '--camunda', '8.7')
  t.equal(ended.code, 1)
  t.match(ended.out, /operate\.read\.unknown\S*: a backup that nobody took is a 404/)
  t.match(ended.out, /Camunda 8\.7: \d+ hold, [1-9]\d* differ/)
  isClear(t, ended)
})

for (const [release, part, subject] of [
  ['8.7', 'operate', 'operate'],
  ['8.8', 'orchestration', 'webapps']
] as const) {
  t.test(`a target that stops answering is not asked for ever: ${part}`, async t => {
    const { ready } = await startHere(t, ['--camunda', release, '--pace', 'instant'])
    // An application is built when it is first asked, which may take longer than anybody waits here.
    await (await fetch(`${ready.doors[part]}/actuator/health`)).text()
    let asked = 0
    const url = await answering(t, (request, response) => {
      asked += 1
      if (asked > 1) return
      fetch(`${ready.doors[part]}${request.url}`)
        .then(answer => answer.text())
        .then(text => response.writeHead(200, { 'content-type': json }).end(text))
    })
    const ended = await verifying(`--${part}`, url)
    t.equal(ended.code, 3)
    t.match(ended.err, `${subject} went on not answering`)
    t.match(ended.out, /(5|10) without an answer/)
    isClear(t, ended)
  })
}

t.test('nothing needs an authority that the right certificate has not', async t => {
  const ca = await anAuthority()
  const folder = t.testdir({ 'ca.crt': ca.cert, 'not-a-ca.crt': 'hello' })
  const url = await answeringOverTls(t, await signedBy(ca), always(200, json, '{}'))
  const known = await verifying('--zeebe', url, '--ca', path.join(folder, 'ca.crt'))
  t.equal(known.code, 3)
  t.match(known.err, /name it with --camunda/, 'it was asked, and is nothing')
  for (const file of ['not-a-ca.crt', 'nowhere.crt']) {
    const ended = await verifying('--zeebe', url, '--ca', path.join(folder, file))
    t.equal(ended.code, 2, file)
    t.match(ended.err, /--ca: .* cannot be read/)
    isClear(t, ended)
  }
})

const mistakes: readonly (readonly [argv: readonly string[], said: RegExp])[] = [
  [['--camunda', 'newest'], /--camunda.*one release, such as 8\.7/],
  [['--only', 'operate.no-such-case'], /no case begins with "operate\.no-such-case"/],
  [['--report', 'junit=/nowhere/at/all.xml'], /--report: .* cannot be written/],
  [['--timeout', '0'], /--timeout/],
  [['--patience', '3601'], /--patience/],
  [['--header', 'x-name: \u{1F600}'], /--header/]
]
for (const [argv, said] of mistakes) {
  t.test(`${argv.join(' ')} is a mistake`, async t => {
    const ended = await verifying('--operate', 'http://127.0.0.1:1', ...argv)
    t.equal(ended.code, 2)
    t.match(ended.err, said)
    isClear(t, ended)
  })
}

t.test('credentials in an address are refused, and not repeated', async t => {
  const ended = await verifying('--operate', 'http://me:secret@127.0.0.1:1')
  t.equal(ended.code, 2)
  t.match(ended.err, /--operate: give an address/)
  t.notMatch(ended.err, /secret/)
})

t.test('a release that no case is about is told', async t => {
  const { ready } = await startHere(t, ['--camunda', '8.7'])
  const ended = await verifying('--operate', String(ready.doors.operate), '--camunda', '7.1')
  t.equal(ended.code, 2)
  t.match(ended.err, /no case is about this target/)
})

t.test('a deployment that answers as it should holds', async t => {
  const { ready } = await startHere(t, ['--camunda', '8.7', '--pace', 'instant'])
  const url = await changing(t, String(ready.doors.operate), answer => answer)
  const ended = await verifying('--operate', url, '--only', 'operate.read')
  t.equal(ended.code, 0)
  t.match(ended.out, /[1-9]\d* hold, 0 differ, 0 without an answer/)
})
