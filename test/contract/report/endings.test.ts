/** However a run ends, every report that was asked for is there, and says why. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import t, { type Test } from 'tap'
import { reportFormats } from '../../../src/contract/report/formats.js'
import { always, answering, raw } from '../../support/hostile-servers.js'
import { invoke } from '../../support/invocation.js'
import { BUILT_CLI, foreignEnvironment, freePort, startHere } from '../../support/started.js'
import { deployed, verifying } from '../../support/verify-command.js'
import { schemaComplaints } from '../../support/xmllint.js'

const only = ['--only', 'operate.read.unknown']

interface Files {
  readonly argv: readonly string[]
  of(format: (typeof reportFormats)[number]): string
}

/** Every report goes into a file, where an old one lies already. */
function filesIn(folder: string): Files {
  const file = (format: string) => path.join(folder, `verify.${format}`)
  for (const it of reportFormats) writeFileSync(file(it), 'of yesterday')
  return {
    argv: reportFormats.flatMap(it => ['--report', `${it}=${file(it)}`]),
    of: format => readFileSync(file(format), 'utf8')
  }
}

/** Each report says in its own way that the run was not well, and why. */
async function sayTrouble(t: Test, files: Files, wanted: string, why: RegExp): Promise<void> {
  const xml = files.of('junit')
  t.equal(await schemaComplaints(xml, 'test/contract/report/junit.xsd'), '')
  t.match(xml, new RegExp(`name="${wanted}[^>]*>\\s*<error message="[^"]*${why.source}`))
  t.match(files.of('tap'), new RegExp(`not ok 1 - ${wanted}`))
  t.match(files.of('tap'), new RegExp(`^Bail out! ${wanted}.*${why.source}`, 'm'))
  t.match(files.of('html'), new RegExp(`<b>${wanted}[^<]*</b><span class="why">[^<]*${why.source}`))
  const { absent, stopped } = JSON.parse(files.of('json'))
  t.match([stopped ?? '', ...absent.map((it: { why: string }) => it.why)].join(' '), why)
}

type Absence = readonly [what: string, open: (t: Test) => Promise<string>, why: RegExp]

const absences: readonly Absence[] = [
  ['is nobody', async () => `http://127.0.0.1:${await freePort()}`, /ECONNREFUSED/],
  ['never answers', t => raw(t, () => {}), /no answer within 1000 ms/],
  ['is something else', t => answering(t, always(200, 'text/html', '<p>')), /it answered 200/]
]

for (const [what, open, why] of absences) {
  t.test(`a part that ${what} stands in every report`, async t => {
    const { ready } = await startHere(t, ['--camunda', '8.7'])
    const files = filesIn(t.testdir({}))
    const url = await open(t)
    const there = ['--operate', String(ready.doors.operate)]
    const it = invoke(['verify', ...there, '--zeebe', url, '--timeout', '1', ...files.argv])
    t.equal(await it.code, 3)
    await sayTrouble(t, files, `zeebe answers at ${url}`, why)
    t.match(JSON.parse(files.of('json')).absent, [{ subject: 'zeebe', url }])
    t.strictSame(it.out, [], 'there is nothing to sum up')
  })
}

t.test('a part that is absent stands in a report on the standard output', async t => {
  const url = `http://127.0.0.1:${await freePort()}`
  const it = invoke(['verify', '--operate', url, '--report', 'junit'])
  t.equal(await it.code, 3)
  t.match(it.out.join(), /<error message="ECONNREFUSED/)
})

t.test('a part that stops answering leaves errors in every report', async t => {
  const { ready } = await startHere(t, ['--camunda', '8.7'])
  const info = await fetch(`${ready.doors.operate}/actuator/info`).then(it => it.text())
  let asked = 0
  const url = await answering(t, (_, response) => {
    asked += 1
    if (asked === 1) response.writeHead(200, { 'content-type': 'application/json' }).end(info)
    else response.destroy()
  })
  const files = filesIn(t.testdir({}))
  const it = invoke(['verify', '--operate', url, '--timeout', '1', ...files.argv])
  t.equal(await it.code, 3)
  t.match(files.of('junit'), / errors="5"/)
  t.match(files.of('tap'), /(^not ok \d+ - [\s\S]*?){5}/m)
  t.match(JSON.parse(files.of('json')), { givenUp: ['operate'], counts: { broken: 5 } })
  t.match(files.of('html'), /Given up: <b>operate<\/b>/)
})

t.test('what differs stands in every report', async t => {
  const url = await answering(t, always(200, 'application/json', '{}'))
  const files = filesIn(t.testdir({}))
  const it = invoke(['verify', '--operate', url, '--camunda', '8.7', ...only, ...files.argv])
  t.equal(await it.code, 1)
  t.match(files.of('junit'), /<failure message="GET /)
  t.match(files.of('tap'), /^not ok 1 - /m)
  t.equal(JSON.parse(files.of('json')).counts.differs, 1)
  t.match(files.of('html'), /<li class="case differs">/)
})

t.test('whoever interrupts finds every report', async t => {
  const target = await deployed(t, ['--camunda', '8.7'])
  const files = filesIn(t.testdir({}))
  const it = verifying(target, ...files.argv)
  it.stop()
  t.equal(await it.code, 130)
  await sayTrouble(t, files, 'the run comes to its end', /stopped before its last case/)
})

t.test('whoever kills it finds reports that say so', async t => {
  const files = filesIn(t.testdir({}))
  let heard = () => {}
  const asked = new Promise<void>(resolve => {
    heard = resolve
  })
  const url = await answering(t, () => heard())
  const child = spawn(process.execPath, [BUILT_CLI, 'verify', '--operate', url, ...files.argv], {
    env: foreignEnvironment(),
    stdio: 'ignore'
  })
  await asked
  child.kill('SIGKILL')
  await once(child, 'exit')
  await sayTrouble(t, files, 'the run comes to its end', /has not come to its end/)
})
