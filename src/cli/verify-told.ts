/** What a verification says to whoever started it. */
import { open, writeFile } from 'node:fs/promises'
import { printed } from '../contract/report/formats.js'
import { countsOf, findingsOf, type Report } from '../contract/report/report.js'
import { sideBySide } from '../contract/report/side-by-side.js'
import type { CaseResult } from '../contract/result.js'
import type { Verdict } from '../contract/verifying.js'
import { EXIT, type ExitCode, type Terminal } from './command.js'
import { record } from './record-folder.js'
import { table } from './table.js'
import type { VerifyOptions } from './verify-options.js'

/** Whether the standard output is free for people. */
export function isTalking({ reports }: VerifyOptions): boolean {
  return reports.every(it => it.file !== undefined)
}

/** Why a file or folder that was asked for cannot be written, before anything is run. */
export async function unwritable({ reports }: VerifyOptions): Promise<readonly string[]> {
  const files = reports.flatMap(({ file }) => file ?? [])
  const tried = files.map(async file => {
    try {
      const opened = await open(file, 'a')
      await opened.close()
      return []
    } catch (error) {
      return [`--report: ${JSON.stringify(file)} cannot be written: ${messageOf(error)}`]
    }
  })
  return (await Promise.all(tried)).flat()
}

/** Writes the reports that were asked for, and says the rest. Returns how it all ends. */
export async function told(
  verdict: Verdict,
  options: VerifyOptions,
  terminal: Terminal
): Promise<ExitCode> {
  if (verdict.kind === 'unreachable') {
    for (const { subject, url, why } of verdict.parts) {
      terminal.complain(`verify: ${subject} at ${url}: ${why}`)
    }
    return EXIT.unreachable
  }
  const { report } = verdict
  for (const { format, file } of options.reports) {
    const text = printed(report, format)
    if (file === undefined) terminal.print(text.trimEnd())
    else await writeFile(file, text)
  }
  if (isTalking(options)) terminal.print(summaryOf(report))
  if (options.record !== undefined) await recorded(report, options.record, terminal)
  for (const { what, why } of report.leftBehind) {
    terminal.complain(`verify: left behind: ${what} (${why})`)
  }
  for (const it of report.givenUp) {
    terminal.complain(`verify: ${it} went on not answering; the rest of its cases was not run`)
  }
  if (report.stopped !== undefined) terminal.complain(`verify: ${report.stopped}`)
  else if (report.results.length === 0) terminal.complain('verify: no case is about this target')
  return endOf(report)
}

function endOf(report: Report): ExitCode {
  if (report.stopped !== undefined) return EXIT.interrupted
  if (report.results.length === 0) return EXIT.usage
  if (report.givenUp.length > 0) return EXIT.unreachable
  const { differs, broken } = countsOf(report)
  return differs + broken > 0 ? EXIT.differences : EXIT.ok
}

async function recorded(report: Report, folder: string, terminal: Terminal): Promise<void> {
  try {
    const count = await record(report, folder)
    terminal.complain(`verify: ${count} recordings lie in ${folder}`)
  } catch (error) {
    terminal.complain(`--record: ${JSON.stringify(folder)} cannot be written: ${messageOf(error)}`)
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function summaryOf(report: Report): string {
  const { holds, differs, broken, skipped } = countsOf(report)
  const { camunda, engine } = report.release
  const target = [camunda === undefined ? '' : `Camunda ${camunda}`, engine ?? ''].filter(
    it => it !== ''
  )
  return `${target.join(', ') || 'unknown release'}: ${holds} hold, ${differs} differ, ${broken} without an answer, ${skipped} not run`
}

/** Says at once what does not hold. */
export function sayResult(result: CaseResult, terminal: Terminal): void {
  const { case: it, outcome } = result
  if (outcome.kind === 'holds' || outcome.kind === 'skipped') return
  const sides = sideBySide(result)
  const beside =
    sides === undefined
      ? []
      : [
          table([
            ['  expected', oneLine(sides.expected)],
            ['  found', oneLine(sides.actual)]
          ])
        ]
  terminal.print(
    [`${it.id}: ${it.title}`, ...findingsOf(result).map(line => `  ${line}`), ...beside].join('\n')
  )
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ')
}
