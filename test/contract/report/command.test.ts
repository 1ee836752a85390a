/** Reports of the command: to the standard output, to files, and several at once. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import { reportFormats } from '../../../src/contract/report/formats.js'
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
