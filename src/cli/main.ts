#!/usr/bin/env node
/** The process: the only file that touches it. Everything else is given what it needs. */
import { readFileSync } from 'node:fs'
import { EXIT, type Signals, type Terminal } from './command.js'
import { run } from './run.js'

const terminal: Terminal = {
  isTerminal: process.stdout.isTTY === true,
  print: text => void process.stdout.write(`${text}\n`),
  complain: text => void process.stderr.write(`${text}\n`)
}

const signals: Signals = {
  onStop(listener) {
    process.on('SIGTERM', listener)
    process.on('SIGINT', listener)
  }
}

/** Leaves once everything said has been handed over. */
function exit(code: number): void {
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)))
}

function breakDown(error: unknown): void {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
  terminal.complain(`c8-backup-mock stopped on an error of its own: ${what}`)
  exit(EXIT.broken)
}

function version(): string {
  const { version } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  )
  return version
}

// A reader that has seen enough, such as `head -1`, is no reason to stop serving.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}
process.on('uncaughtException', breakDown)

const loadServer = () => import('../server.js')
const argv = process.argv.slice(2)
run({ argv, env: process.env, terminal, signals, loadServer, version }).then(exit, breakDown)
