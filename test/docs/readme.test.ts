/** Everything the README tells people to type is typed here, against doors of its own. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import { verifyHelp } from '../../src/cli/verify-options.js'
import { flagOf } from '../../src/config/names.js'
import { readConfig, requests, settingRows } from '../../src/config.js'
import { startServer } from '../../src/server.js'
import { at, typed } from '../support/snippets/bash.js'
import { snippetsOf } from '../support/snippets/page.js'

const readme = readFileSync('README.md', 'utf8')

/** What is to be typed in a section. */
function snippets(heading: string, language = 'bash'): string[] {
  return snippetsOf('README.md')
    .filter(it => it.heading === heading && it.language === language)
    .map(it => it.text)
}

async function started(clock: string, pace = 'instant') {
  const { config } = readConfig({
    argv: ['--port-base', '0', '--pace', pace, '--clock', clock, '--seed', 'readme'],
    env: {},
    readFile: () => '',
    freshSeed: () => ''
  })
  const server = await startServer(config, {
    logger: { level: 'silent', stream: { write: () => {} } }
  })
  const typeThere = (commands: readonly string[]) =>
    typed(commands.map(it => at(`set -euo pipefail\n${it}`, server.ready.doors)))
  return { server, typeThere }
}

t.test('the sixty seconds end with a completed backup, seen from both sides', async t => {
  const { server, typeThere } = await started('real')
  t.teardown(() => server.close())
  const commands = snippets('Sixty seconds to a completed backup')
  t.equal(commands.length, 3)
  const [webApp = '', walked = '', snapshots = ''] = await typeThere(commands)
  t.match(webApp, /"scheduledSnapshots":\["camunda_operate_1748937221_/)
  t.equal(
    walked.split('{"body":null,"status":204,"contentType":null}').length,
    3,
    'paused and resumed'
  )
  t.match(walked, /"state":"SUCCESS"/)
  t.match(walked, /A backup with id 1748937221 has been scheduled/)
  const list = snapshots.trim().split('\n')
  t.equal(list.length, 7, 'six parts and the records')
  t.ok(list.every(line => line.endsWith(' SUCCESS')))
  t.strictSame([...server.world.zeebe.phases().values()], ['EXPORTING', 'EXPORTING', 'EXPORTING'])
})

t.test('a manual clock moves as the README says', async t => {
  const { server, typeThere } = await started('manual')
  t.teardown(() => server.close())
  const beforeMs = server.world.clock.nowMs()
  await typeThere(snippets('How time works'))
  t.equal(server.world.clock.nowMs(), beforeMs + 10_000)
})

t.test('sixty seconds end with a backup that failed, and the journal says why', async t => {
  const { server, typeThere } = await started('real', 'realistic')
  t.teardown(() => server.close())
  const commands = snippets('Everything that goes wrong')
  t.equal(commands.length, 2)
  const [failed = '', told = ''] = await typeThere(commands)
  t.match(failed, "part 4 of 6 of Operate's backup 1748937222 ended: FAILED")
  t.match(failed, /"state": "FAILED",\n {2}"failureReason": "There were failures .*_part_4_of_6"/)
  t.match(told, 'takeBackup for backup 1748937222')
  t.match(told, 'decided by plan-1')
  t.equal(server.world.clock.mode.mode, 'real', 'everything is as it was')
  t.strictSame(server.world.plans.list(), [])
})

t.test('a world of its own is made and asked', async t => {
  const { server, typeThere } = await started('real')
  t.teardown(() => server.close())
  const [seen = ''] = await typeThere(snippets('Many worlds'))
  t.match(seen, /"operate": "http:.*\/worlds\/mine\/operate"/)
  t.match(seen, /\[\]$/, 'without a backup')
})

t.test('every block is typed above, run as a module, or one of the two commands', async t => {
  const bash = snippetsOf('README.md').filter(it => it.language === 'bash')
  t.equal(bash.length, 3 + 1 + 2 + 1)
  t.strictSame(snippets('Start', 'console'), ['npm ci && npm start\nnpm ci && npm test\n'])
})

t.test('every flag that is named exists', async t => {
  const flags = new Set([
    ...settingRows.map(([name]) => flagOf(name)),
    ...Object.keys(requests).map(flagOf),
    ...verifyHelp.map(([flag]) => flag.split(' ')[0])
  ])
  for (const [flag] of readme.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)) t.ok(flags.has(flag), flag)
})

t.test('every script that is named exists', async t => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  for (const [, name = ''] of readme.matchAll(/npm run ([a-z]+)/g)) t.ok(scripts[name], name)
})

t.test('every link into the project leads somewhere', async t => {
  const docs = readdirSync('docs', { recursive: true, encoding: 'utf8' })
  const pages = ['README.md', 'CHANGELOG.md', ...docs.map(name => `docs/${name}`)]
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
