/** Holds the Dockerfile to what can be known without an engine. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import {
  configIn,
  dockerfile,
  healthCheckWords,
  imageEnvironment,
  runtime
} from '../support/container.js'
import { execWords, ofKind } from '../support/dockerfile.js'

const { bin, engines } = JSON.parse(readFileSync('package.json', 'utf8'))
const [build] = dockerfile.stages
if (build === undefined) throw new Error('the Dockerfile has a build stage')

/** What `.dockerignore` lets through to the build, which is all that it names with a mark. */
const ignore = readFileSync('.dockerignore', 'utf8').split('\n')
const context = ignore.filter(it => it.startsWith('!')).map(it => it.slice(1))

/** Made by the build stage, each by the command beside it. */
const products: Readonly<Record<string, RegExp>> = {
  node_modules: /\bnpm ci\b/,
  dist: /\bnpm run build\b/,
  fixtures: /\bmkdir -p fixtures\b/
}

t.test('there are two stages, and each base is a build argument with a default', async t => {
  t.strictSame(Object.keys(dockerfile.args), ['NODE_IMAGE', 'RUNTIME_IMAGE'])
  t.strictSame(
    dockerfile.stages.map(it => it.base),
    Object.keys(dockerfile.args).map(it => `\${${it}}`)
  )
  t.strictSame(
    dockerfile.stages.map(it => it.name),
    ['build', undefined]
  )
  for (const [name, image] of Object.entries(dockerfile.args)) {
    t.match(image, /^node:\d+-bookworm-slim$/, name)
    const major = Number(/\d+/.exec(image)?.[0])
    t.ok(major >= Number(/\d+/.exec(engines.node)?.[0]), `${name} runs what package.json asks for`)
  }
})

t.test('the build context is a list of what is wanted, and all of it is there', async t => {
  t.ok(ignore.includes('*'), 'nothing else comes along')
  for (const file of context) {
    t.ok(file === 'fixtures' || existsSync(file), `${file} is in the repository`)
  }
  for (const file of ['package.json', 'package-lock.json', 'tsconfig.build.json', 'src']) {
    t.ok(context.includes(file), `the build needs ${file}`)
  }
})

t.test('what the build stage copies is in the context', async t => {
  for (const { rest, flags } of ofKind(build, 'COPY')) {
    t.strictSame(flags, {})
    const sources = rest.split(' ').slice(0, -1)
    for (const source of sources) t.ok(source === '.' || context.includes(source), source)
  }
})

t.test('what the runtime stage copies was made by the build stage', async t => {
  const runs = ofKind(build, 'RUN').map(it => it.rest)
  const workdir = ofKind(build, 'WORKDIR').at(-1)?.rest ?? ''
  const copies = ofKind(runtime, 'COPY')
  for (const { rest, flags } of copies) {
    t.equal(flags['from'], build.name)
    const words = rest.split(' ')
    const target = words.at(-1) ?? ''
    for (const source of words.slice(0, -1)) {
      t.equal(path.posix.dirname(source), workdir, `${source} is absolute: --from has no WORKDIR`)
      const name = path.posix.basename(source)
      const command = products[name]
      if (command === undefined) t.ok(context.includes(name), `${name} is in the context`)
      else
        t.ok(
          runs.some(it => command.test(it)),
          `a RUN makes ${name}`
        )
      t.equal(path.posix.join(target, target === './' ? name : ''), name, 'and keeps its name')
    }
  }
})

t.test('only production dependencies reach the image', async t => {
  const [last = ''] = ofKind(build, 'RUN')
    .slice(-1)
    .map(it => it.rest)
  t.match(last, /npm run build && npm prune --omit=dev/, 'pruned once the compiler has run')
})

t.test('the image works without a shell', async t => {
  const words = new Set(runtime.instructions.map(it => it.word))
  for (const word of ['RUN', 'SHELL', 'ADD', 'ONBUILD', 'MAINTAINER']) {
    t.notOk(words.has(word), `${word} is not used`)
  }
  const entrypoint = execWords(ofKind(runtime, 'ENTRYPOINT')[0]?.rest ?? '')
  const workdir = ofKind(runtime, 'WORKDIR').at(-1)?.rest ?? ''
  const main = bin['c8-backup-mock']
  t.strictSame(entrypoint, ['node', path.posix.join(workdir, main)])
  t.strictSame(execWords(ofKind(runtime, 'CMD')[0]?.rest ?? ''), ['serve'])
  t.strictSame(healthCheckWords(), ['node', main, 'health'])
  const folders = imageEnvironment['PATH']?.split(':') ?? []
  t.ok(folders.includes('/usr/local/bin'), 'where the official image keeps node')
  t.ok(folders.includes('/nodejs/bin'), 'where distroless images keep node')
})

t.test('the process is nobody special, and stops when told to', async t => {
  const [user] = ofKind(runtime, 'USER')
  t.match(user?.rest, /^[1-9]\d{3,}:[1-9]\d{3,}$/, 'a number, which Kubernetes can check')
  const at = (word: string) => runtime.instructions.map(it => it.word).lastIndexOf(word)
  t.ok(at('USER') > at('COPY'), 'and owns none of the files')
  t.equal(ofKind(runtime, 'STOPSIGNAL')[0]?.rest, 'SIGTERM')
})

t.test('the process accepts the environment of the image', async t => {
  const { doors } = configIn(imageEnvironment)
  for (const { product, host } of doors) {
    t.equal(host, product === 'control' ? '127.0.0.1' : '0.0.0.0', product)
  }
  const ports = new Set(doors.map(it => it.port))
  const exposed = ofKind(runtime, 'EXPOSE').flatMap(it => it.rest.split(' ').map(Number))
  t.strictSame(new Set(exposed), ports, 'what is exposed is what is open')
  t.equal(exposed.length, ports.size, 'each once')
})

t.test('the control door opens to the outside with a token, and not without', async t => {
  const outside = { ...imageEnvironment, C8_BACKUP_MOCK_CONTROL_HOST: '0.0.0.0' }
  t.throws(() => configIn(outside), /C8_BACKUP_MOCK_CONTROL_HOST: .* give --control-token as well/)
  const { doors } = configIn({ ...outside, C8_BACKUP_MOCK_CONTROL_TOKEN: 'secret' })
  t.ok(doors.every(it => it.host === '0.0.0.0'))
})
