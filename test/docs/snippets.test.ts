/** Every snippet of every page has a rule: how it is executed here, or why it is not. */
import { execFile, spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import t, { type Test } from 'tap'
import { parse } from 'yaml'
import { startBackupMock } from '../../src/index.js'
import { anAuthority, signedBy } from '../support/certificates.js'
import { configIn, imageEnvironment, service } from '../support/container.js'
import { missingTools } from '../support/guide.js'
import { at, documentedPorts, typed } from '../support/snippets/bash.js'
import { fitsTypes, runs } from '../support/snippets/modules.js'
import { type Snippet, snippetsOf } from '../support/snippets/page.js'
import { BUILT_CLI, freePort, startCli } from '../support/started.js'

type Execution = (t: Test, snippets: readonly Snippet[]) => Promise<void>

/** How it is executed, or the reason why it is not. */
type Rule = Execution | string

const noEngine = 'there is no container engine to run it with'

/** By page, and there by language, or by language and heading where they differ. */
const rules: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  'README.md': {
    bash: 'typed by readme.test.ts',
    console: 'looked at by readme.test.ts; the smoke test types it',
    ts: runs
  },
  'docs/use/ci-bash.md': { bash: oneScript, yaml: pipelines },
  'docs/use/cookbook.md': {
    bash: 'typed by cookbook.test.ts',
    console: 'cookbook.test.ts starts a server with these flags'
  },
  'docs/use/docker-compose.md': { bash: outside, yaml: anotherService, console: noEngine },
  'docs/use/go.md': { go: 'Go is not among the tools of this project' },
  'docs/use/java.md': { java: singleFile },
  'docs/use/search-security.md': {
    console:
      'OpenSSL need not be there; the certificates of the other snippet are made by the test',
    bash: behindTls
  },
  'docs/use/testcontainers.md': {
    console: noEngine,
    java: 'Testcontainers is not among the tools of this project, and there is no engine',
    ts: `its types are checked below; ${noEngine}`
  },
  'docs/use/typescript-tests.md': {
    ts: 'nothing but an import',
    'js node:test': runs,
    'ts tap': runs,
    'ts vitest': 'its types are checked below; Vitest is not among the tools of this project',
    'ts jest': 'its types are checked below; Jest is not among the tools of this project'
  },
  'docs/use/verify.md': { bash: oneScript, console: 'there is no real deployment to verify' }
}

const missing = missingTools()
const isBare = missing !== undefined && process.env['CI'] !== 'true'

t.test('there is a rule for every page', async t => {
  const pages = readdirSync('docs/use').map(name => `docs/use/${name}`)
  t.strictSame(Object.keys(rules).toSorted(), ['README.md', ...pages].toSorted())
})

for (const [page, ofPage] of Object.entries(rules)) {
  t.test(page, async t => {
    const snippets = snippetsOf(page)
    const keyOf = ({ language, heading }: Snippet) =>
      `${language} ${heading}` in ofPage ? `${language} ${heading}` : language
    for (const it of snippets) t.ok(ofPage[keyOf(it)], `${page}:${it.line} has a rule`)
    for (const [key, rule] of Object.entries(ofPage)) {
      const its = snippets.filter(it => keyOf(it) === key)
      t.ok(its.length > 0, `${page} has ${key}`)
      if (typeof rule === 'string') t.comment(`${page}: ${key} is not executed: ${rule}`)
      else if (key === 'bash' && isBare) t.comment(`${page}: ${missing}`)
      else await t.test(key, t => rule(t, its))
    }
  })
}

/** Everything in one shell, with the command on its path. */
async function oneScript(t: Test, snippets: readonly Snippet[]) {
  const bin = t.testdir({ 'c8-backup-mock': t.fixture('symlink', path.resolve(BUILT_CLI)) })
  const seen = await typed(
    snippets.map(it => it.text),
    { PATH: `${bin}:${process.env['PATH']}` }
  )
  t.strictSame(
    seen,
    snippets.map(it => it.output ?? '')
  )
}

/** Both install what the lock file says, and put the command on the path of the same script. */
async function pipelines(t: Test, [gitHub, gitLab]: readonly Snippet[]) {
  const steps = parse(gitHub?.text ?? '').jobs['backup-tool'].steps
  const { before_script, script } = parse(gitLab?.text ?? '')['backup-tool']
  const commands: string[] = steps.flatMap((it: { run?: string }) => it.run ?? [])
  t.strictSame(commands, [...before_script.slice(1), ...script])
  t.equal(commands.length, 2)
}

/** As the composition has it, on one port that several products share. */
async function outside(t: Test, snippets: readonly Snippet[]) {
  const { C8_BACKUP_MOCK_CAMUNDA, C8_BACKUP_MOCK_CONTROL_TOKEN } = service.environment
  const port = String(await freePort())
  const shared = ['operate', 'tasklist', 'zeebe'].flatMap(it => [`--${it}-port`, port])
  const own = ['optimize', 'elasticsearch', 'control'].flatMap(it => [`--${it}-port`, '0'])
  const args = ['--layout', 'hosts', '--camunda', C8_BACKUP_MOCK_CAMUNDA, ...shared, ...own]
  const { doors } = await startCli(t, [...args, '--control-token', C8_BACKUP_MOCK_CONTROL_TOKEN])
  const seen = await typed(snippets.map(it => at(it.text, doors)))
  t.strictSame(
    seen,
    snippets.map(it => it.output)
  )
}

/** Beside the files that the page makes. */
async function behindTls(t: Test, snippets: readonly Snippet[]) {
  const ca = await anAuthority()
  const { cert, key } = await signedBy(ca)
  const folder = t.testdir({ 'ca.crt': ca.cert, 'tls.crt': cert, 'tls.key': key })
  const mock = await startBackupMock({
    elasticsearchUser: 'camunda',
    elasticsearchPassword: 'secret',
    elasticsearchTlsCert: path.join(folder, 'tls.crt'),
    elasticsearchTlsKey: path.join(folder, 'tls.key')
  })
  t.teardown(() => mock.close())
  const [, ...seen] = await typed([`cd ${folder}`, ...snippets.map(it => at(it.text, mock.doors))])
  t.strictSame(
    seen,
    snippets.map(it => it.output)
  )
}

/** It belongs to the network, and waits for the service, of the composition. */
async function anotherService(t: Test, [snippet]: readonly Snippet[]) {
  const { networks, depends_on } = parse(snippet?.text ?? '').services['backup-tool']
  t.strictSame(networks, Object.keys(service.networks))
  t.strictSame(depends_on, { camunda: { condition: 'service_healthy' } })
}

/** By Java itself, which compiles a single file on its way. */
async function singleFile(t: Test, [snippet]: readonly Snippet[]) {
  if (spawnSync('java', ['-version']).error !== undefined) {
    t.comment('Java is not installed')
    return
  }
  const mock = await startBackupMock()
  t.teardown(() => mock.close())
  const file = path.join(t.testdir({}), 'BackupTest.java')
  writeFileSync(file, snippet?.text ?? '')
  const { stdout } = await promisify(execFile)('java', [`-Dmock=${mock.control}`, file])
  t.equal(stdout, snippet?.output)
  t.equal((await mock.worlds()).length, 1, 'it has left nothing behind')
}

t.test('whatever is written in TypeScript fits the types of the package', async t => {
  const pages = ['README.md', 'docs/use/testcontainers.md', 'docs/use/typescript-tests.md']
  const snippets = pages.flatMap(snippetsOf).filter(it => it.language === 'ts')
  t.equal(snippets.length, 6)
  await fitsTypes(t, snippets)
})

t.test('the ports of the page on Testcontainers are those of the container', async t => {
  const env = { C8_BACKUP_MOCK_LAYOUT: 'ports', C8_BACKUP_MOCK_CAMUNDA: '8.7' }
  const control = {
    C8_BACKUP_MOCK_CONTROL_HOST: '0.0.0.0',
    C8_BACKUP_MOCK_CONTROL_TOKEN: 'for-tests-only'
  }
  const { doors } = configIn({ ...imageEnvironment, ...env, ...control })
  t.strictSame(Object.fromEntries(doors.map(it => [it.product, it.port])), documentedPorts)
  const pages = snippetsOf('docs/use/testcontainers.md').filter(it => it.language !== 'console')
  for (const { text } of pages) {
    for (const [name, value] of Object.entries({ ...env, ...control })) {
      t.match(text, name)
      t.match(text, value)
    }
    t.match(text, /9600, 9620, 9640, 9660, 9680, 9200/)
  }
})
