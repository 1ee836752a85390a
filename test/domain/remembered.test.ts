import t from 'tap'
import { remembered } from '../../src/domain/remembered.js'

function counted(max?: Parameters<typeof remembered>[1]) {
  const asked: string[] = []
  const answer = remembered(question => {
    asked.push(question)
    if (question === 'bad') throw new Error('no answer')
    return question === 'none' ? undefined : `to ${question}`
  }, max)
  return { asked, answer }
}

t.test('a question is answered once, and the answer may be undefined', async t => {
  const { asked, answer } = counted()
  for (const question of ['a', 'b', 'a', 'none', 'none']) answer(question)
  t.equal(answer('a'), 'to a')
  t.equal(answer('none'), undefined)
  t.strictSame(asked, ['a', 'b', 'none'])
})

t.test('what is thrown is not remembered', async t => {
  const { asked, answer } = counted()
  for (const _ of ['once', 'twice']) t.throws(() => answer('bad'), { message: 'no answer' })
  t.strictSame(asked, ['bad', 'bad'])
})

t.test('beyond so many entries everything is forgotten, and learned again', async t => {
  const { asked, answer } = counted({ entries: 2, characters: 10 })
  for (const question of ['a', 'b', 'a', 'c', 'c', 'a']) t.equal(answer(question), `to ${question}`)
  t.strictSame(asked, ['a', 'b', 'c', 'a'])
})

t.test('a question that is too long is answered each time', async t => {
  const { asked, answer } = counted({ entries: 2, characters: 3 })
  for (const question of ['abc', 'abcd', 'abc', 'abcd']) t.equal(answer(question), `to ${question}`)
  t.strictSame(asked, ['abc', 'abcd', 'abcd'])
})
