/** Reports of the command: to the standard output, to files, and several at once. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import t from 'tap'
import { reportFormats } from '../../../src/contract/report/formats.js'
import { answering } from '../../support/hostile-servers.js'
import { invoke } from '../../support/invocation.js'
import { startHere } from '../../support/started.js'

const beginnings = {
  junit: /^<\?xml version="1\.0"/,
  tap: /^TAP version 14\n/,
  json: /^\{\n/,
  html: /^<!doctype html>\n/
} as const satisfies Record<(typeof reportFormats)[number], RegExp>

const only = ['--only', 'operate.read.unknown']

t.test('each report can go to the standard output, and nothing else then does', async t => {
  const { ready } = await startHere(t, ['--camunda', '8.7'])
  for (const format of reportFormats) {
    const it = invoke([
      'verify',
      '--operate',
      String(ready.doors.operate),
      ...only,
      '--report',
      format
    ])
    t.equal(await it.code, 0)
    t.equal(it.out.length, 1, format)
    t.match(it.out[0], beginnings[format])
    t.match(it.out[0], /operate\.read\.unknown/)
  }
})

t.test('all reports at once, each into its file and one to the standard output', async t => {
  const { ready } = await startHere(t, ['--camunda', '8.7'])
  const folder = t.testdir({})
  const files = reportFormats.map(it => [it, path.join(folder, `report=${it}`)] as const)
  const wanted = files.flatMap(([format, file]) => ['--report', `${format}=${file}`])
  const target = ['--operate', String(ready.doors.operate), ...only]
  const it = invoke(['verify', ...target, ...wanted, '--report', 'tap'])
  t.equal(await it.code, 0)
  t.equal(it.out.length, 1)
  for (const [format, file] of files) t.match(readFileSync(file, 'utf8'), beginnings[format])
  t.equal(readFileSync(path.join(folder, 'report=tap'), 'utf8').trimEnd(), it.out[0])
})

t.test('only one report can go to the standard output', async t => {
  const two = ['--report', 'tap', '--report', 'json']
  const it = invoke(['verify', '--operate', 'http://127.0.0.1:1', ...two])
  t.equal(await it.code, 2)
  t.match(it.err.join('\n'), /only one report can go to the standard output/)
})

t.test('a file that cannot be written is a mistake, and nothing is touched', async t => {
  const folder = t.testdir({ taken: {}, file: '' })
  const rows = [
    ['--report', 'html=', 'taken', /taken" cannot be written: it is a folder/],
    ['--report', 'html=', 'none/at/all', /cannot be written: there is no folder .*none\/at/],
    ['--report', 'html=', 'file/below', /cannot be written: .*file is no folder/],
    ['--record', '', 'file', /--record: .*file is no folder/],
    ['--record', '', 'file/below', /--record: .*file is no folder/]
  ] as const
  for (const [flag, before, name, said] of rows) {
    const good = path.join(folder, 'good.xml')
    const wrong = `${before}${path.join(folder, name)}`
    const target = ['--operate', 'http://127.0.0.1:1', '--report', `junit=${good}`]
    const it = invoke(['verify', ...target, flag, wrong])
    t.equal(await it.code, 2, name)
    t.match(it.err.join('\n'), said)
    t.notOk(existsSync(good))
  }
})

t.test('a pipe is written to once, when the run is over', async t => {
  const { ready } = await startHere(t, ['--camunda', '8.7'])
  const pipe = path.join(t.testdir({}), 'pipe')
  execFileSync('mkfifo', [pipe])
  const read = readFile(pipe, 'utf8')
  const target = ['--operate', String(ready.doors.operate), ...only]
  t.equal(await invoke(['verify', ...target, '--report', `tap=${pipe}`]).code, 0)
  t.match(await read, /^TAP version 14\nok 1 - operate\.read\.unknown.*\n1\.\.1\n$/)
})

t.test(
  'what cannot be written although it looks so is a mistake before anything is run',
  async t => {
    let asked = 0
    const url = await answering(t, (_, response) => {
      asked += 1
      response.end()
    })
    const it = invoke(['verify', '--operate', url, '--report', 'tap=/proc/verify.tap'])
    t.equal(await it.code, 2)
    t.match(it.err.join('\n'), /--report: "\/proc\/verify\.tap" cannot be written/)
    t.equal(asked, 0)
  }
)

t.test('two reports into one file are a mistake, and so is no name', async t => {
  const folder = t.testdir({})
  const one = path.join(folder, 'one')
  const other = path.join(folder, 'x', '..', 'one')
  const target = ['--operate', 'http://127.0.0.1:1']
  const twice = invoke(['verify', ...target, '--report', `tap=${one}`, '--report', `html=${other}`])
  t.equal(await twice.code, 2)
  t.match(twice.err.join('\n'), /only one report can go into/)
  const nameless = invoke(['verify', ...target, '--report', 'junit='])
  t.equal(await nameless.code, 2)
  t.match(nameless.err.join('\n'), /--report junit=: name a file/)
})

t.test('a file that cannot be written in the end keeps no other away, and is not well', async t => {
  const { ready } = await startHere(t, ['--camunda', '8.7'])
  const folder = t.testdir({ gone: {} })
  const gone = path.join(folder, 'gone', 'verify.xml')
  const there = path.join(folder, 'verify.tap')
  const url = await answering(t, (request, response) => {
    rmSync(path.dirname(gone), { recursive: true, force: true })
    fetch(`${ready.doors.operate}${request.url}`).then(async it => {
      const type = it.headers.get('content-type') ?? ''
      response.writeHead(it.status, { 'content-type': type }).end(await it.text())
    })
  })
  const reports = ['--report', `junit=${gone}`, '--report', `tap=${there}`]
  const it = invoke(['verify', '--operate', url, ...only, ...reports])
  t.equal(await it.code, 2)
  t.match(it.out.join('\n'), /1 hold, 0 differ/)
  t.match(it.err.join('\n'), /--report: .*verify\.xml" cannot be written/)
  t.match(readFileSync(there, 'utf8'), /^ok 1 - operate\.read\.unknown/m)
})
