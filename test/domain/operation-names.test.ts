import { readdirSync, readFileSync } from 'node:fs'
import t from 'tap'
import { operationComplaint, operationNames } from '../../src/domain/operation-names.js'

t.test('the names are those of the routes at the emulated doors', async t => {
  const texts = ['actuator', 'elasticsearch'].flatMap(folder =>
    readdirSync(`src/http/${folder}`)
      .filter(file => file.endsWith('.ts'))
      .map(file => readFileSync(`src/http/${folder}/${file}`, 'utf8'))
  )
  const found = texts.flatMap(text => [...text.matchAll(/operationId: '([\w.]+)'/g)])
  const names = found.map(([, name = '']) => name)
  t.strictSame(operationNames, [...new Set(names)].toSorted())
})

const rows: [text: string, complaint: string | undefined, why: string][] = [
  ['takeBackup', undefined, 'an operation'],
  ['take*', undefined, 'a pattern that means some'],
  ['*', undefined, 'all of them'],
  ['takeBackups', 'there is no operation "takeBackups"; did you mean takeBackup?', 'a slip'],
  ['make*', 'there is no operation "make*"', 'a pattern that means none'],
  ['', 'there is no operation ""', 'nothing']
]

for (const [text, complaint, why] of rows) {
  t.test(
    `${JSON.stringify(text)} is ${complaint === undefined ? 'fine' : 'refused'}: ${why}`,
    async t => {
      t.equal(operationComplaint(text), complaint)
    }
  )
}
