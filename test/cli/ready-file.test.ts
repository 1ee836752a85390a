import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import { readyFileComplaint, writeReadyFile } from '../../src/cli/ready-file.js'

t.test('the ready file replaces an older one and leaves no draft behind', async t => {
  const folder = t.testdir({ ready: 'of an earlier run', other: 'not ours' })
  const file = path.join(folder, 'ready')
  t.equal(await readyFileComplaint(file), undefined)
  await writeReadyFile(file, '{"ready":true}')
  t.equal(readFileSync(file, 'utf8'), '{"ready":true}\n')
  t.strictSame(readdirSync(folder).toSorted(), ['other', 'ready'])
})

t.test('whoever looks sees the old file or the new one and nothing between', async t => {
  const file = path.join(t.testdir(), 'ready')
  const long = 'x'.repeat(1_000_000)
  writeFileSync(file, 'old')
  const seen = new Set<number>()
  const written = writeReadyFile(file, long).then(() => 'done')
  while ((await Promise.race([written, new Promise(setImmediate)])) !== 'done') {
    seen.add(readFileSync(file, 'utf8').length)
  }
  seen.add(readFileSync(file, 'utf8').length)
  t.strictSame(
    [...seen].filter(length => length !== 'old'.length),
    [long.length + 1]
  )
})

t.test('a place that will not do is known beforehand', async t => {
  const folder = t.testdir({ file: '', inner: {} })
  const rows: [string, RegExp][] = [
    [path.join(folder, 'none', 'ready'), /cannot be written: there is no folder .*none$/],
    [path.join(folder, 'file', 'ready'), /cannot be written: there is no folder .*file$/],
    [path.join(folder, 'inner'), /cannot be written: it is a folder$/]
  ]
  for (const [file, pattern] of rows) t.match(await readyFileComplaint(file), pattern)
})

t.test('a draft that cannot be moved is taken away again', async t => {
  const folder = t.testdir({ ready: { kept: '' } })
  await t.rejects(writeReadyFile(path.join(folder, 'ready'), '{}'), {
    code: /EISDIR|EEXIST|ENOTEMPTY|EPERM/
  })
  t.strictSame(readdirSync(folder), ['ready'])
})
