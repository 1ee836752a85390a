import t from 'tap'
import { fakeServer } from '../support/fake-server.js'
import { invoke } from '../support/invocation.js'

t.test('no command means serve', async t => {
  for (const argv of [[], ['--pace', 'slow'], ['serve', '--pace', 'slow']]) {
    const server = fakeServer()
    const it = invoke(argv, { loadServer: async () => server.module })
    await it.printed(1)
    it.stop()
    t.equal(await it.code, 0)
    t.equal(server.started[0]?.config.pace, argv.length === 0 ? 'realistic' : 'slow')
  }
})

t.test('a stop is heard while the command is still being loaded', async t => {
  const server = fakeServer()
  const it = invoke(['serve'], { loadServer: async () => server.module })
  it.stop()
  t.equal(await it.code, 0)
})

t.test('who has nothing to end does not keep the process from being stopped', async t => {
  const listeners: unknown[] = []
  const signals = { onStop: (it: () => void) => void listeners.push(it) }
  t.equal(await invoke(['releases'], { signals }).code, 0)
  t.strictSame(listeners, [])
})

t.test('a command nobody knows is refused with the one that was meant', async t => {
  const it = invoke(['sevre'])
  t.equal(await it.code, 2)
  t.strictSame(it.err, [
    'sevre: unknown command; did you mean serve?',
    'The commands are serve, verify, health, releases, quirks and scenarios; c8-backup-mock --help explains them.'
  ])
  t.strictSame(it.out, [])
})

t.test('a flag nobody knows is refused', async t => {
  const it = invoke(['serve', '--prot-base', '0'])
  t.equal(await it.code, 2)
  t.strictSame(it.err, ['--prot-base: unknown flag; did you mean --port-base?'])
})

t.test('a question is answered without the server, whatever else is said', async t => {
  const loadServer = () => Promise.reject(new Error('not asked for'))
  const rows: [argv: string[], answer: RegExp][] = [
    [['--version'], /^1\.2\.3$/],
    [['serve', '--version'], /^1\.2\.3$/],
    [['--help'], /^Usage: c8-backup-mock \[command\]/],
    [['-h'], /^Usage: c8-backup-mock \[command\]/],
    [['help'], /^Usage: c8-backup-mock \[command\]/],
    [['nonsense', '--help'], /^Usage: c8-backup-mock \[command\]/],
    [['--pace', 'quick', '--help'], /^Usage: c8-backup-mock \[command\]/],
    [['serve', '--help'], /^Usage: c8-backup-mock serve \[options\]/],
    [['health', '--help'], /^Usage: c8-backup-mock health \[options\]/],
    [['releases', '--help'], /^Usage: c8-backup-mock releases \[options\]/],
    [['quirks', '--help'], /^Usage: c8-backup-mock quirks \[options\]/],
    [['releases'], /^LINE /],
    [['quirks'], /^Quirks/],
    [['--print-config'], /"camunda"/]
  ]
  for (const [argv, answer] of rows) {
    const it = invoke(argv, { loadServer })
    t.equal(await it.code, 0, argv.join(' '))
    t.match(it.out[0], answer)
    t.strictSame(it.err, [])
  }
})
