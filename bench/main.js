// @ts-check
/** `npm run bench`: puts every question to the mock and to two floors, and prints a table. */
import { writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { readBaseline, renewed, rowsOf, writeBaseline } from './baseline.js'
import { coldStart } from './cold-start.js'
import { create } from './create.js'
import { getState } from './get-state.js'
import { growth } from './growth.js'
import { journal } from './journal.js'
import { listOf10 } from './list-of-10.js'
import { listOf10000 } from './list-of-10000.js'
import { manySnapshots } from './many-snapshots.js'
import { Unfit } from './measuring/unfit.js'
import { memory } from './memory.js'
import { million } from './million.js'
import { newMock } from './new-mock.js'
import { newWorld } from './new-world.js'
import { readOptions, UsageError, usage } from './options.js'
import { baselineLines, notes, table, targetLines } from './report.js'
import { worlds } from './worlds.js'

/** @type {Readonly<Record<string, (scale: import('./options.js').Scale) => Promise<import('./measuring/row.js').Row[]>>>} */
const questions = {
  'get-state': getState,
  'list-of-10': listOf10,
  'list-of-10000': listOf10000,
  create,
  'many-snapshots': manySnapshots,
  growth,
  worlds,
  journal,
  'cold-start': coldStart,
  'new-world': newWorld,
  'new-mock': newMock,
  memory,
  million
}

/** As a shell counts a process that was ended by a signal. */
const signals = /** @type {const} */ ({ SIGHUP: 129, SIGINT: 130, SIGTERM: 143 })

// Leaving is what ends the servers, see servers/child.js.
for (const [signal, code] of Object.entries(signals)) process.on(signal, () => process.exit(code))

/** @param {import('./options.js').Options} options */
async function bench({ scale, only, json, baseline: file, saveBaseline }) {
  const machine = {
    date: new Date().toISOString(),
    node: process.version,
    cpus: availableParallelism(),
    cpu: cpus()[0]?.model ?? 'unknown'
  }
  /** @type {import('./report.js').Result[]} */
  const results = []
  for (const [name, question] of Object.entries(questions)) {
    if (only.length === 0 || only.includes(name))
      results.push(await answerOf(name, question, scale))
  }
  console.log(`${machine.date}, Node ${machine.node}, ${machine.cpus} x ${machine.cpu}\n`)
  const baseline = readBaseline(file)
  const before = rowsOf(baseline)
  const answered = results.filter(result => 'rows' in result)
  const said = [
    ...[table(results, before), '', ...notes(results), '', ...targetLines(answered)],
    ...(before.length === 0 ? [] : baselineLines(answered, before))
  ]
  console.log(said.join('\n'))
  if (saveBaseline) {
    writeBaseline(file, renewed(baseline, answered, machine, Object.keys(questions)))
  }
  if (json !== undefined) {
    writeFileSync(json, `${JSON.stringify({ machine, scale, results }, undefined, 2)}\n`)
  }
  return results.some(result => 'refused' in result) ? 1 : 0
}

/**
 * @param {string} name
 * @param {(typeof questions)[string]} question
 * @param {import('./options.js').Scale} scale
 * @returns {Promise<import('./report.js').Result>}
 */
async function answerOf(name, question, scale) {
  process.stderr.write(`${name} ...\n`)
  try {
    return { name, rows: await question(scale) }
  } catch (error) {
    if (!(error instanceof Unfit)) throw error
    return { name, refused: error.message }
  }
}

try {
  const code = await bench(readOptions(process.argv.slice(2), Object.keys(questions)))
  process.exit(code)
} catch (error) {
  if (error instanceof UsageError) console.error(`${error.message}\n\n${usage}`)
  else console.error(error)
  process.exit(error instanceof UsageError ? 2 : 1)
}
