import t from 'tap'
import { Lifetimes } from '../../src/server/lifetimes.js'
import { handTime } from '../support/worlds.js'

function lifetimes() {
  const hand = handTime()
  const ended: string[] = []
  const lives = new Lifetimes(name => ended.push(name), hand)
  return { ...hand, lives, ended }
}

t.test('a name lasts until its time is over, to the millisecond, and ends once', async t => {
  const { lives, ended, pass } = lifetimes()
  lives.begin('a', 1_000)
  pass(999)
  t.equal(lives.lasts('a'), true)
  pass(1)
  t.equal(lives.lasts('a'), false)
  t.equal(lives.lasts('a'), false)
  t.equal(lives.refresh('a'), false, 'and nothing brings it back')
  t.strictSame(ended, ['a'])
})

t.test('whoever asks something of it gives it its whole time again', async t => {
  const { lives, pass } = lifetimes()
  lives.begin('a', 1_000)
  pass(999)
  t.equal(lives.refresh('a'), true)
  pass(999)
  t.equal(lives.lasts('a'), true)
  pass(1)
  t.equal(lives.lasts('a'), false)
})

t.test('looking whether it lasts gives it no time', async t => {
  const { lives, pass } = lifetimes()
  lives.begin('a', 1_000)
  pass(999)
  lives.lasts('a')
  pass(1)
  t.equal(lives.lasts('a'), false)
})

t.test('one alarm serves all, set for the earliest end', async t => {
  const { lives, ended, pass, ring, alarms, time } = lifetimes()
  for (let no = 0; no < 1_000; no++) lives.begin(`late-${no}`, 60_000)
  lives.begin('early', 5_000)
  lives.begin('for ever', Number.POSITIVE_INFINITY)
  t.strictSame(
    alarms.map(it => it.ringsMs - time.nowMs),
    [5_000]
  )
  pass(5_000)
  t.equal(ring(), true)
  t.strictSame(ended, ['early'])
  t.equal(alarms.length, 1, 'and for the next one after that')
  pass(55_000)
  ring()
  t.equal(ended.length, 1_001)
  t.equal(alarms.length, 0, 'what stays for ever wakes nobody')
})

t.test('an alarm that rings for a name with more time by now is set again', async t => {
  const { lives, ended, pass, ring, alarms, time } = lifetimes()
  lives.begin('a', 10_000)
  pass(9_000)
  lives.refresh('a')
  pass(1_000)
  ring()
  t.strictSame(ended, [])
  t.strictSame(
    alarms.map(it => it.ringsMs - time.nowMs),
    [9_000]
  )
})

t.test('it rings once a second at most', async t => {
  const { lives, alarms, time } = lifetimes()
  lives.begin('a', 1)
  t.strictSame(
    alarms.map(it => it.ringsMs - time.nowMs),
    [1_000]
  )
})

t.test('what is forgotten does not end, and neither does anything after closing', async t => {
  const { lives, ended, pass, ring, alarms } = lifetimes()
  lives.begin('a', 1_000)
  lives.begin('b', 1_000)
  lives.forget('a')
  lives.close()
  pass(2_000)
  ring()
  lives.sweep()
  t.strictSame([ended, alarms], [[], []])
})
