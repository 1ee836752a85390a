// @ts-check
/** Puts a question about mocks in process to the package, and prints what was measured as one line of JSON. */
import { median } from '../measuring/statistics.js'

const [question = '', module = '', ...counts] = process.argv.slice(2)
/** @type {typeof import('../../src/index.js')} */
const { startBackupMock } = await import(module)
const options = /** @type {const} */ ({ pace: 'instant', seed: 'bench' })

/** @type {Readonly<Record<string, (...counts: number[]) => Promise<unknown>>>} */
const questions = { 'new-world': newWorld, 'new-mock': newMock }

console.log(JSON.stringify(await questions[question]?.(...counts.map(Number))))

/**
 * @param {number} rounds
 * @param {number} worldsPerRound
 */
async function newWorld(rounds = 1, worldsPerRound = 1) {
  const mock = await startBackupMock(options)
  const round = async () => {
    const took = []
    for (let world = 0; world < worldsPerRound; world += 1) {
      const startMs = performance.now()
      const made = await mock.world()
      took.push(performance.now() - startMs)
      await made.close()
    }
    return median(took)
  }
  await round()
  const medians = []
  while (medians.length < rounds) medians.push(await round())
  await mock.close()
  return { medians }
}

/** @param {number} mocks */
async function newMock(mocks = 1) {
  const first = await oneMock()
  const further = []
  while (further.length < mocks) further.push(await oneMock())
  return {
    firstMs: first.answeredMs,
    startMs: median(further.map(it => it.startMs)),
    answeredMs: median(further.map(it => it.answeredMs))
  }
}

async function oneMock() {
  const beganMs = performance.now()
  const mock = await startBackupMock(options)
  const startMs = performance.now() - beganMs
  const response = await fetch(`${mock.url('operate')}/actuator/backups`)
  await response.arrayBuffer()
  const answeredMs = performance.now() - beganMs
  if (response.status !== 200) throw new Error(`a list was answered with ${response.status}`)
  await mock.close()
  return { startMs, answeredMs }
}
