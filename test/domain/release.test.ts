import t from 'tap'
import { lines, optimizeVersion, releaseOf } from '../../src/domain/release.js'

const rows: [text: string, version: string | undefined, why: string][] = [
  ['8.7.2', '8.7.2', 'a patch is taken as it is'],
  ['8.6.0', '8.6.0', 'the first patch is one'],
  ['8.6.9999', '8.6.9999', 'a patch has up to four digits'],
  ['8.6.10000', undefined, 'and not five'],
  ['8.7.02', undefined, 'a patch is written without a leading zero'],
  ['8.11', undefined, 'the line is not known'],
  ['8.10.0', '8.10.0', 'ten comes after nine'],
  ['8.70', undefined, 'it only begins like a known line'],
  ['8', undefined, 'a line has two numbers'],
  ['8.7.', undefined, 'a patch is missing'],
  ['8.7.2-SNAPSHOT', undefined, 'a release has no suffix'],
  [' 8.7', undefined, 'blanks are not cut'],
  ['8.7\n', undefined, 'nor is the end of a line'],
  ['', undefined, 'nothing is no release']
]

for (const [text, version, why] of rows) {
  t.test(`${JSON.stringify(text)} is ${version ?? 'refused'}: ${why}`, async t => {
    t.equal(releaseOf(text)?.version, version)
  })
}

t.test('a line alone is its newest patch', async t => {
  for (const line of lines) {
    const release = releaseOf(line)
    t.match(release, { line })
    t.equal(release?.version, `${line}.${release?.patch}`)
  }
})

const optimize: [release: string, version: string][] = [
  ['8.1.0', '3.9.0'],
  ['8.2.7', '3.10.7'],
  ['8.3.24', '3.11.24'],
  ['8.4.0', '8.4.0']
]
for (const [text, version] of optimize) {
  t.test(`with ${text} comes Optimize ${version}`, async t => {
    const release = releaseOf(text)
    t.equal(release && optimizeVersion(release), version)
  })
}
