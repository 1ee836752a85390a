import { flagOf, requests, type Setting, settingRows, variableOf } from '../config.js'
import type { Command } from './command.js'
import { wrap } from './wrap.js'

const COLUMNS = 80
/** Where the explanations begin. A longer flag stands on a line of its own. */
const INDENT = 34

const about =
  "A test double of Camunda 8's backup endpoints and of Elasticsearch's snapshot API around them. " +
  'It keeps everything in memory and is never for production.'

/** `c8-backup-mock --help`: the commands, and the settings of the one that is meant without a name. */
export function generalHelp(commands: readonly Command[], standard: Command): string {
  return [
    'Usage: c8-backup-mock [command] [options]',
    '',
    ...wrap(about, COLUMNS),
    '',
    'Commands:',
    ...commands.flatMap(it => entry(it.name, it.summary)),
    '',
    ...wrap(`Without a command it is ${standard.name}, whose options are:`, COLUMNS),
    '',
    standard.help()
  ].join('\n')
}

/** `c8-backup-mock health --help` */
export function commandHelp(it: Command): string {
  return [
    `Usage: c8-backup-mock ${it.name} [options]`,
    '',
    ...wrap(it.summary, COLUMNS),
    '',
    it.help()
  ].join('\n')
}

/** Every setting and request, read off the table. */
export function settingsHelp(): string {
  const example = 'portBase'
  const elsewhere =
    `Each setting can also be an environment variable (${flagOf(example)} is ` +
    `${variableOf(example)}) or a key of the file given with --config (${example}). ` +
    'Flags win over the environment, which wins over the file.'
  return [
    ...settingRows.flatMap(([name, row]) => entry(flagWith(name, row), settingText(row))),
    '',
    ...Object.entries(requests).flatMap(([name, text]) => entry(flagOf(name), text)),
    '',
    ...wrap(elsewhere, COLUMNS)
  ].join('\n')
}

/** One flag or command, and what it is for, in two columns. */
export function entry(name: string, text: string): readonly string[] {
  const left = `  ${name}`
  const lines = wrap(text, COLUMNS - INDENT).map(line => ' '.repeat(INDENT) + line)
  const [first = '', ...rest] = lines
  if (left.length + 2 > INDENT) return [left, ...lines]
  return [left.padEnd(INDENT) + first.slice(INDENT), ...rest]
}

function flagWith(name: string, { kind }: Setting): string {
  return `${flagOf(name)} ${kind.placeholder}`.trimEnd()
}

function settingText(row: Setting): string {
  const standard = row.otherwise ?? row.default ?? ''
  return standard === '' || standard === false ? row.help : `${row.help} [${standard}]`
}
