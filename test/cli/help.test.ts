import t from 'tap'
import { flagOf, requests, settingRows } from '../../src/config.js'
import { invoke } from '../support/invocation.js'

t.test('help names every flag, its values and its default within 80 columns', async t => {
  const it = invoke(['--help'])
  await it.code
  const lines = (it.out[0] ?? '').split('\n')
  t.strictSame(
    lines.filter(line => line.length > 80),
    []
  )
  t.strictSame(
    lines.filter(line => /\s$/.test(line)),
    [],
    'no blanks at the end'
  )
  for (const [name, { kind }] of settingRows) {
    const flag = `  ${flagOf(name)} ${kind.placeholder}`.trimEnd()
    t.ok(
      lines.some(line => line === flag || line.startsWith(`${flag}  `)),
      flag
    )
  }
  for (const name of Object.keys(requests)) {
    t.ok(
      lines.some(line => line.startsWith(`  ${flagOf(name)}  `)),
      name
    )
  }
  const text = lines.join(' ').replaceAll(/ +/g, ' ')
  t.match(text, 'Zeebe partitions [3]')
  t.match(text, 'gives the same answers'.replace('gives', 'give'))
  t.match(text, '[a fresh one at every start]')
  t.match(text, /Port of zeebe; 0 takes a free one --/, 'a default that depends is left out')
  t.match(text, /neither registered nor configured --/, 'a switch has no default worth a word')
  t.match(text, '--port-base is C8_BACKUP_MOCK_PORT_BASE')
})

t.test('help lists every command with its summary', async t => {
  const it = invoke(['help'])
  await it.code
  t.match(it.out[0], /Commands:\n {2}serve {3,}Opens the doors/)
  t.match(it.out[0], /\n {2}health {3,}Asks a running mock/)
  t.match(it.out[0], /\n {2}releases {3,}Lists the lines/)
  t.match(it.out[0], /\n {2}quirks {3,}Lists the known defects/)
})

t.test('help of every command stays within 80 columns', async t => {
  for (const name of ['serve', 'health', 'releases', 'quirks']) {
    const it = invoke([name, '--help'])
    await it.code
    t.strictSame(
      it.out.flatMap(text => text.split('\n')).filter(line => line.length > 80),
      [],
      name
    )
  }
})
