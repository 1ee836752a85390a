import t from 'tap'
import { AnswerHead } from '../../src/http/answer-head.js'

const linesOf = (head: AnswerHead) => head.lines(name => name.toUpperCase())

t.test(
  'a header is there once, in the place where it came first, by the name that came last',
  async t => {
    const head = new AnswerHead()
    head.set('content-type', 'text/plain')
    head.set('x', '1')
    head.set('Content-Type', 'application/json')
    t.equal(head.get('content-type'), 'application/json')
    t.equal(head.get('absent'), undefined)
    const told: unknown[] = []
    head.each((name, value) => told.push([name, value]))
    t.strictSame(told, [
      ['Content-Type', 'application/json'],
      ['x', '1']
    ])
    t.strictSame(linesOf(head), ['CONTENT-TYPE', 'application/json', 'X', '1'])
  }
)

t.test('headers may be given as an object or as names and values in turn', async t => {
  const head = new AnswerHead()
  head.setAll({ a: '1', b: undefined, c: ['2', '3'] })
  head.setAll(['A', '4', 'd', 5])
  head.setAll(undefined)
  t.strictSame(linesOf(head), ['A', '4', 'C', ['2', '3'], 'D', 5])
})

t.test('a header that is deleted is gone, and one that never was is no trouble', async t => {
  const head = new AnswerHead()
  head.setAll(['a', '1', 'b', '2', 'c', '3'])
  head.delete('b')
  head.delete('absent')
  t.strictSame(linesOf(head), ['A', '1', 'C', '3'])
})
