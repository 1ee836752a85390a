// @ts-check
import { parseArgs } from 'node:util'

/**
 * @typedef {object} Scale How much is measured: every bound of the bench.
 * @property {string} cli The built command line of the mock.
 * @property {number} rounds Turns of each server under load.
 * @property {number} seconds Length of a turn under load.
 * @property {number} starts Rounds of the questions that start a server for each turn.
 * @property {number} secondsMax After so long a question begins no more rounds.
 * @property {number} creations Backups per turn of the questions about creating.
 * @property {number} warmUpCreations Backups ahead of such a turn, on the same server.
 * @property {number} backups Backups of the question about memory.
 * @property {number} lists Long lists per round of the questions about them.
 * @property {readonly number[]} growth Backups of the worlds that are compared with a small one.
 * @property {readonly number[]} worlds Worlds of the processes that are compared.
 * @property {number} emptyWorlds Worlds of the question about the memory of one.
 * @property {number} requests Requests of the question about memory that must not grow.
 *
 * @typedef {object} Options
 * @property {Scale} scale
 * @property {readonly string[]} only Names of questions; none means all.
 * @property {string | undefined} json Where to write the results.
 * @property {string} baseline The results to compare with; none where the file is not there.
 * @property {boolean} saveBaseline Whether the results become the baseline.
 */

export const usage = `npm run bench -- [flags]

  --quick            fewer and shorter rounds: about two minutes, and less certain
  --rounds <count>   turns of each server, 1 to 100
  --seconds <time>   length of a turn under load, 0.1 to 60
  --only <name>      just this question; may be repeated
  --json <file>      write all results to this file
  --baseline <file>  results to compare with; bench/baseline.json unless told otherwise
  --save-baseline    make what is measured the baseline; questions that were not asked keep theirs
  --cli <file>       command line to measure; dist/cli/main.js unless told otherwise`

/** @type {Omit<Scale, 'cli'>} */
const full = {
  rounds: 5,
  seconds: 1,
  starts: 4,
  secondsMax: 14,
  creations: 2_000,
  warmUpCreations: 6_000,
  backups: 10_000,
  lists: 4,
  growth: [1_000, 100_000],
  worlds: [1, 100, 10_000],
  emptyWorlds: 5_000,
  requests: 1_000_000
}

/** @type {Omit<Scale, 'cli'>} */
const quick = {
  rounds: 3,
  seconds: 0.3,
  starts: 2,
  secondsMax: 3,
  creations: 500,
  warmUpCreations: 2_000,
  backups: 2_000,
  lists: 2,
  growth: [1_000, 10_000],
  worlds: [1, 100, 1_000],
  emptyWorlds: 500,
  requests: 100_000
}

/** Whoever asks for so many rounds shall have them, within reason. */
const ASKED_FOR_SECONDS_MAX = 600

export class UsageError extends Error {}

/**
 * @param {readonly string[]} argv
 * @param {readonly string[]} questions Names that `--only` may have.
 * @returns {Options}
 * @throws {UsageError} for a flag that does not exist or a value that makes no sense.
 */
export function readOptions(argv, questions) {
  const { values } = parse(argv)
  const { only = [], json, cli = 'dist/cli/main.js', baseline = 'bench/baseline.json' } = values
  const saveBaseline = values['save-baseline'] ?? false
  if (saveBaseline && values.quick) {
    throw new UsageError('--save-baseline: --quick measures something else, which is no baseline')
  }
  for (const name of only) {
    if (questions.includes(name)) continue
    throw new UsageError(`--only ${name}: no such question; there are ${questions.join(', ')}`)
  }
  const scale = { ...(values.quick ? quick : full), cli }
  if (values.rounds !== undefined) {
    scale.rounds = number('--rounds', values.rounds, { min: 1, max: 100, isWhole: true })
    scale.starts = scale.rounds
    scale.secondsMax = ASKED_FOR_SECONDS_MAX
  }
  if (values.seconds !== undefined) {
    scale.seconds = number('--seconds', values.seconds, { min: 0.1, max: 60, isWhole: false })
  }
  return { scale, only, json, baseline, saveBaseline }
}

/** @param {readonly string[]} argv */
function parse(argv) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        quick: { type: 'boolean' },
        rounds: { type: 'string' },
        seconds: { type: 'string' },
        only: { type: 'string', multiple: true },
        json: { type: 'string' },
        baseline: { type: 'string' },
        'save-baseline': { type: 'boolean' },
        cli: { type: 'string' }
      }
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/**
 * @param {string} flag
 * @param {string} text
 * @param {{ min: number, max: number, isWhole: boolean }} allowed
 */
function number(flag, text, { min, max, isWhole }) {
  const value = Number(text)
  const fits = text.trim() !== '' && value >= min && value <= max
  if (fits && (!isWhole || Number.isInteger(value))) return value
  throw new UsageError(
    `${flag} ${text}: ${isWhole ? 'a whole number' : 'a number'} from ${min} to ${max}`
  )
}
