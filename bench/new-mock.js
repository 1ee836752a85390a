// @ts-check
import { rowOfMock } from './measuring/row.js'
import { runInProcess } from './servers/child.js'

const MOCKS_PER_ROUND = 20

/**
 * How long does a mock with ports of its own take, in the process of the tests? The first of a process builds
 * what all of them share.
 *
 * @param {import('./options.js').Scale} scale
 */
export async function newMock({ cli, starts }) {
  const firsts = []
  const further = []
  const answered = []
  for (let round = 0; round < starts; round += 1) {
    const { firstMs, startMs, answeredMs } = await runInProcess('new-mock', cli, [MOCKS_PER_ROUND])
    firsts.push(firstMs)
    further.push(startMs)
    answered.push(answeredMs)
  }
  const question = 'New in-process mock with its own ports'
  const unit = 'ms'
  return [
    rowOfMock({ id: 'new-mock', question, unit, values: further }),
    rowOfMock({
      id: 'new-mock/answered',
      question: `${question}, to its first answered request`,
      unit,
      values: answered
    }),
    rowOfMock({
      id: 'new-mock/first',
      question: `${question}, the first of a process, to its first answered request`,
      unit,
      values: firsts
    })
  ]
}
