/** The process itself, started as its users do. What it says is tested elsewhere. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import t, { type Test } from 'tap'

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Starts the command line with the loader that runs this test, and nothing of our environment. */
function start(t: Test, argv: readonly string[], preload?: string): ChildProcessWithoutNullStreams {
  const hooks = preload === undefined ? [] : ['--import', `data:text/javascript,${preload}`]
  const child = spawn(process.execPath, [...process.execArgv, ...hooks, 'src/cli/main.ts', ...argv])
  t.teardown(() => child.kill('SIGKILL'))
  return child
}

async function end(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', chunk => {
    out += chunk
  })
  child.stderr.setEncoding('utf8').on('data', chunk => {
    err += chunk
  })
  const [code] = await once(child, 'close')
  return { code, out, err }
}

/** Returns the ready line, or rejects if the process ends without one. */
async function firstLine(child: ChildProcessWithoutNullStreams): Promise<string> {
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`ended: ${code}`)))
  const [line] = await Promise.race([once(child.stdout, 'data'), ended])
  return String(line)
}

t.test('the version is that of the package', async t => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  t.strictSame(await end(start(t, ['--version'])), { code: 0, out: `${version}\n`, err: '' })
})

t.test('mistakes go to stderr and end with 2', async t => {
  const { code, out, err } = await end(start(t, ['sevre']))
  t.equal(code, 2)
  t.equal(out, '')
  t.match(err, /^sevre: unknown command; did you mean serve\?\n/)
})

t.test('help and health do not load the server', async t => {
  const watch =
    'import m from "node:module";process.on("exit",()=>console.error(Object.keys(m._cache).join()))'
  for (const argv of [['--help'], ['health', '--url', 'http://127.0.0.1:1/']]) {
    const { err } = await end(start(t, argv, watch))
    t.strictSame(err.match(/node_modules\/(fastify|pino)\/.*?(?=,|$)/g), null, argv.join(' '))
  }
})

t.test('an error of our own ends with 70 and says what it was', async t => {
  const bomb =
    'process.on("newListener",n=>{if(n==="uncaughtException")setImmediate(()=>{throw new Error("boom")})})'
  const { code, err } = await end(start(t, ['serve', '--port-base', '0'], bomb))
  t.equal(code, 70)
  t.match(err, /c8-backup-mock stopped on an error of its own: Error: boom\n/)
})

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  t.test(`${signal} ends a serving process with 0`, async t => {
    const child = start(t, ['serve', '--port-base', '0'])
    const ended = end(child)
    await firstLine(child)
    child.kill(signal)
    const { code, out } = await ended
    t.equal(code, 0)
    t.match(JSON.parse(out), { ready: true, pid: child.pid })
  })
}

t.test('a reader that went away is no error', async t => {
  const child = start(t, ['--help'])
  child.stdout.destroy()
  const [code] = await once(child, 'exit')
  t.equal(code, 0)
})

t.test('a reader that has seen enough does not stop the server', async t => {
  const child = start(t, ['serve', '--port-base', '0', '--log-level', 'trace'])
  const { doors } = JSON.parse(await firstLine(child))
  child.stdout.destroy()
  child.stderr.destroy()
  t.equal((await fetch(`${doors.control}/health`)).status, 200)
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  t.equal(code, 0)
})

t.test('a port in use names the door and the flag that moves it', async t => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  t.teardown(() => taken.close())
  const address = taken.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const { code, err } = await end(start(t, ['--port-base=0', `--tasklist-port=${port}`]))
  t.equal(code, 2)
  t.match(err, 'tasklist')
  t.match(err, '--tasklist-port')
  t.notMatch(err, /\n {4}at /, 'without a stack')
})
