import t from 'tap'
import { quirkFacts, releaseFacts, servedReleases } from '../../src/config.js'
import { quirks } from '../../src/domain/profile/quirks.js'
import { lines, newestOf } from '../../src/domain/release.js'
import { read } from '../support/config-sources.js'

const config = (...argv: string[]) => read({ argv }).config
const onIn = (id: string, ...argv: string[]) =>
  quirkFacts(config(...argv)).find(it => it.id === id)?.onIn

t.test('every line is listed with its newest patch and its own topology first', async t => {
  t.strictSame(
    releaseFacts().map(it => [it.line, it.newest]),
    lines.map(line => [line, newestOf(line).version])
  )
  t.strictSame(releaseFacts().find(it => it.line === '8.7')?.topologies, ['standalone'])
  t.strictSame(releaseFacts().find(it => it.line === '8.8')?.topologies, ['unified', 'standalone'])
})

t.test('a pinned release is served alone, and all is several side by side', async t => {
  const served = (...argv: string[]) => servedReleases(config(...argv)).map(it => it.version)
  t.strictSame(served('--camunda=8.6.9'), ['8.6.9'])
  t.strictSame(
    served(),
    (['8.1', '8.7', '8.8'] as const).map(line => newestOf(line).version),
    'older ones first'
  )
})

t.test('every quirk is listed, whatever the table holds', async t => {
  t.strictSame(
    quirkFacts(config()).map(it => it.id),
    quirks.map(it => it.id)
  )
})

t.test('a quirk is on where the release had it, and one patch later it is not', async t => {
  t.strictSame(onIn('camunda-37591', '--camunda=8.6.35'), ['8.6'])
  t.strictSame(onIn('camunda-37591', '--camunda=8.6.36'), [])
  t.strictSame(onIn('delete-always-204'), ['8.1', '8.7'], 'in the families that have it')
})

t.test('a quirk is on or off where somebody said so', async t => {
  t.strictSame(onIn('camunda-37591', '--camunda=8.7', '--quirk=camunda-37591=on'), ['8.7'])
  t.strictSame(onIn('operate-400', '--camunda=8.7', '--quirk=operate-400=off'), [])
  const switched = ['--camunda=8.7', '--set=operate.errorStyle=tasklist-mgmt']
  t.strictSame(onIn('operate-400', ...switched), [], 'its switch was set to something else')
  t.strictSame(onIn('docs-8.1-State'), ['8.1'], 'all has it by itself')
})

t.test('what a release no longer has is no quirk of it', async t => {
  t.strictSame(onIn('tasklist-pretty', '--camunda=8.8'), [])
})
