/** Everything the README tells people to type is typed here, against doors of its own. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import { flagOf } from '../../src/config/names.js'
import { readConfig, requests, settingRows } from '../../src/config.js'
import { startServer } from '../../src/server.js'

const readme = readFileSync('README.md', 'utf8')

function blocks(language: string): string[] {
  const fence = new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'gm')
  return [...readme.matchAll(fence)].map(([, text = '']) => text)
}

const documented = {
  operate: 9600,
  optimize: 9620,
  tasklist: 9640,
  zeebe: 9660,
  control: 9680,
  elasticsearch: 9200
}

async function started(clock: string) {
  const { config } = readConfig({
    argv: ['--port-base', '0', '--pace', 'instant', '--clock', clock, '--seed', 'readme'],
    env: {},
    readFile: () => '',
    freshSeed: () => ''
  })
  const server = await startServer(config, {
    logger: { level: 'silent', stream: { write: () => {} } }
  })
  const at = (command: string) =>
    Object.entries(documented).reduce((text, [product, port]) => {
      const url = new Map(Object.entries(server.ready.doors)).get(product) ?? ''
      return text.replaceAll(`http://localhost:${port}`, url)
    }, command)
  return { server, at }
}

/** In a process of its own, so that this one can go on answering. */
async function bash(script: string): Promise<string> {
  const { execFile } = await import('node:child_process')
  return await new Promise((resolve, reject) => {
    execFile('bash', ['-euo', 'pipefail', '-c', script], { timeout: 60_000 }, (error, stdout) =>
      error === null ? resolve(stdout) : reject(error)
    )
  })
}

t.test('the sixty seconds end with a completed backup, seen from both sides', async t => {
  const { server, at } = await started('real')
  t.teardown(() => server.close())
  const [webApp = '', zeebe = '', snapshots = ''] = blocks('bash')
  t.match(await bash(at(webApp)), /"scheduledSnapshots":\["camunda_operate_1748937221_/)
  const walked = await bash(at(zeebe))
  t.equal(
    walked.split('{"body":null,"status":204,"contentType":null}').length,
    3,
    'paused and resumed'
  )
  t.match(walked, /"state":"SUCCESS"/)
  t.match(walked, /A backup with id 1748937221 has been scheduled/)
  const list = (await bash(at(snapshots))).trim().split('\n')
  t.equal(list.length, 7, 'six parts and the records')
  t.ok(list.every(line => line.endsWith(' SUCCESS')))
  t.strictSame([...server.world.zeebe.phases().values()], ['EXPORTING', 'EXPORTING', 'EXPORTING'])
})

t.test('a manual clock moves as the README says', async t => {
  const { server, at } = await started('manual')
  t.teardown(() => server.close())
  const beforeMs = server.world.clock.nowMs()
  await bash(at(blocks('bash').at(-1) ?? ''))
  t.equal(server.world.clock.nowMs(), beforeMs + 10_000)
})

t.test('every block is either typed above or one of the two commands', async t => {
  t.equal(blocks('bash').length, 4)
  t.strictSame(blocks('console'), ['npm ci && npm start\nnpm ci && npm test\n'])
})

t.test('every flag that is named exists', async t => {
  const flags = new Set([
    ...settingRows.map(([name]) => flagOf(name)),
    ...Object.keys(requests).map(flagOf)
  ])
  for (const [flag] of readme.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)) t.ok(flags.has(flag), flag)
})

t.test('every script that is named exists', async t => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  for (const [, name = ''] of readme.matchAll(/npm run ([a-z]+)/g)) t.ok(scripts[name], name)
})

t.test('every link into the project leads somewhere', async t => {
  const pages = ['README.md', 'CHANGELOG.md', ...readdirSync('docs').map(name => `docs/${name}`)]
  for (const page of pages.filter(it => it.endsWith('.md'))) {
    const links = readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)#]+)/g)
    for (const [, link = ''] of links) {
      t.ok(existsSync(path.join(path.dirname(page), link)), `${page} -> ${link}`)
    }
  }
})

t.test('the command tells its help and its version', async t => {
  const cli = (flag: string) =>
    execFileSync(process.execPath, ['dist/cli/main.js', flag], { encoding: 'utf8' })
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  t.equal(cli('--version').trim(), version)
  t.match(cli('--help'), /--camunda/)
})
