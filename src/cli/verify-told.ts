/** What a verification says to whoever started it. */
import { printed } from '../contract/report/formats.js'
import { countsOf, findingsOf, type Report, releaseName } from '../contract/report/report.js'
import { findingCharsMax, shortened } from '../contract/report/shortened.js'
import { sideBySide } from '../contract/report/side-by-side.js'
import type { CaseResult } from '../contract/result.js'
import { EXIT, type ExitCode, type Terminal } from './command.js'
import { record } from './record-folder.js'
import { reasonOf, writeReports } from './report-files.js'
import { table } from './table.js'
import type { VerifyOptions } from './verify-options.js'

/** Whether the standard output is free for people. */
export function isTalking({ reports }: VerifyOptions): boolean {
  return reports.every(it => it.file !== undefined)
}

/** Writes the reports that were asked for, and says the rest. Returns how it all ends. */
export async function told(
  report: Report,
  options: VerifyOptions,
  terminal: Terminal
): Promise<ExitCode> {
  const complaints = await writeReports(report, options.reports)
  for (const { format, file } of options.reports) {
    if (file === undefined) terminal.print(printed(report, format).trimEnd())
  }
  if (isTalking(options) && report.absent.length === 0) terminal.print(summaryOf(report))
  if (options.record !== undefined && report.absent.length === 0) {
    complaints.push(...(await recorded(report, options.record, terminal)))
  }
  for (const it of [...complaints, ...sayingsOf(report, options)])
    terminal.complain(`verify: ${it}`)
  const end = endOf(report)
  // Whoever waits for a file is not told that all is well.
  return end === EXIT.ok && complaints.length > 0 ? EXIT.usage : end
}

function sayingsOf(report: Report, { mock }: VerifyOptions): readonly string[] {
  const { absent, leftBehind, remarks, givenUp, stopped, results } = report
  const isEmpty = results.length === 0 && absent.length === 0 && stopped === undefined
  return [
    ...absent.map(({ subject, url, why }) => `${subject} at ${url}: ${why}`),
    ...leftBehind.map(({ what, why }) => `left behind: ${what} (${why})`),
    // Nobody goes on with a mock that is gone.
    ...(mock ? [] : remarks),
    ...givenUp.map(it => `${it} went on not answering; the rest of its cases was not run`),
    ...(stopped === undefined ? [] : [stopped]),
    ...(isEmpty ? ['no case is about this target'] : [])
  ]
}

function endOf(report: Report): ExitCode {
  if (report.absent.length > 0) return EXIT.unreachable
  if (report.stopped !== undefined) return EXIT.interrupted
  if (report.results.length === 0) return EXIT.usage
  if (report.givenUp.length > 0) return EXIT.unreachable
  const { differs, broken } = countsOf(report)
  return differs + broken > 0 ? EXIT.differences : EXIT.ok
}

/** Returns what is to be complained of. */
async function recorded(
  report: Report,
  folder: string,
  terminal: Terminal
): Promise<readonly string[]> {
  try {
    const count = await record(report, folder)
    terminal.complain(`verify: ${count} recordings lie in ${folder}`)
    return []
  } catch (error) {
    return [`--record: ${JSON.stringify(folder)} cannot be written: ${reasonOf(error)}`]
  }
}

function summaryOf(report: Report): string {
  const { holds, differs, broken, skipped } = countsOf(report)
  return `${releaseName(report.release)}: ${holds} hold, ${differs} differ, ${broken} without an answer, ${skipped} not run`
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
  return shortened(text, findingCharsMax).replace(/\s*\n\s*/g, ' ')
}
