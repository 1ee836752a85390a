import { writeFile } from 'node:fs/promises'
import { contractCases } from '../../contract/cases/all.js'
import { strongest } from '../../contract/evidence.js'
import { printed } from '../../contract/report/formats.js'
import { countsOf, findingsOf, type Report } from '../../contract/report/report.js'
import { sideBySide } from '../../contract/report/side-by-side.js'
import type { CaseResult } from '../../contract/result.js'
import { type Verdict, verify as verifyTarget } from '../../contract/verifying.js'
import { type CommandContext, command, EXIT, type ExitCode, type Terminal } from '../command.js'
import { entry } from '../help.js'
import { record } from '../record-folder.js'
import { stopRequests } from '../stop.js'
import { table } from '../table.js'
import { type VerifyOptions, verifyHelp, verifyOptions } from '../verify-options.js'
import { openTarget } from '../verify-target.js'

/** How long something may take that comes true in the end, and the time between two looks, in milliseconds. */
const eventuallyMs = 120_000
const everyMs = 250

/** `c8-backup-mock verify`: holds a mock or a real deployment against the contract. */
export const verify = command({
  name: 'verify',
  summary: 'Holds a deployment, or a mock, against the contract of the backup endpoints',
  help: () =>
    [
      ...verifyHelp.flatMap(([flag, text]) => entry(flag, text)),
      '',
      '  Ends with 0 when all that was run holds, with 1 when something differs, with 2',
      '  for a mistake on the command line and with 3 when the target does not answer.'
    ].join('\n'),
  async run(context) {
    const options = verifyOptions(context.argv)
    if (!('urls' in options)) {
      for (const it of options) context.terminal.complain(`verify: ${it}`)
      return EXIT.usage
    }
    if (options.list) return listed(context.terminal)
    return await verified(options, context)
  }
})

async function verified(options: VerifyOptions, context: CommandContext): Promise<ExitCode> {
  const stop = new AbortController()
  const { first, second } = stopRequests(context.signals)
  first.then(() => stop.abort())
  const open = await openTarget(options, context)
  if (open === undefined) return EXIT.usage
  const { terminal } = context
  const isTalking = options.reports.every(it => it.file !== undefined)
  try {
    const camunda = options.camunda ?? open.camunda
    const { safety, only, repository } = options
    const run = verifyTarget({
      ...{
        target: open.target,
        cases: contractCases,
        safety,
        only,
        repository,
        eventuallyMs,
        everyMs
      },
      ...(camunda !== undefined && { camunda: camunda.split('.').slice(0, 2).join('.') }),
      signal: stop.signal,
      nowMs: Date.now,
      onResult: result => {
        if (isTalking) sayResult(result, terminal)
      }
    })
    const verdict = await Promise.race([run, second.then(() => undefined)])
    return verdict === undefined ? EXIT.interrupted : await told(verdict, options, terminal)
  } finally {
    await open.close()
  }
}

async function told(
  verdict: Verdict,
  { reports, record: folder }: VerifyOptions,
  terminal: Terminal
): Promise<ExitCode> {
  if (verdict.kind === 'unreachable') {
    for (const { subject, url, why } of verdict.parts) {
      terminal.complain(`verify: ${subject} at ${url}: ${why}`)
    }
    return EXIT.unreachable
  }
  const { report } = verdict
  for (const { format, file } of reports) {
    const text = printed(report, format)
    if (file === undefined) terminal.print(text.trimEnd())
    else await writeFile(file, text)
  }
  if (reports.every(it => it.file !== undefined)) terminal.print(summaryOf(report))
  if (folder !== undefined) {
    const count = await record(report, folder)
    terminal.complain(`verify: ${count} recordings lie in ${folder}`)
  }
  for (const { what, why } of report.leftBehind) {
    terminal.complain(`verify: left behind: ${what} (${why})`)
  }
  if (report.stopped !== undefined) return EXIT.interrupted
  const { differs, broken } = countsOf(report)
  return differs + broken > 0 ? EXIT.differences : EXIT.ok
}

function summaryOf(report: Report): string {
  const { holds, differs, broken, skipped } = countsOf(report)
  const { camunda, engine } = report.release
  const target = [camunda === undefined ? '' : `Camunda ${camunda}`, engine ?? ''].filter(
    it => it !== ''
  )
  return `${target.join(', ')}: ${holds} hold, ${differs} differ, ${broken} without an answer, ${skipped} not run`
}

function sayResult(result: CaseResult, terminal: Terminal): void {
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

function listed(terminal: Terminal): ExitCode {
  const rows = contractCases.map(it => [it.id, it.safety, strongest(it.evidence), it.title])
  terminal.print(table([['CASE', 'SAFETY', 'EVIDENCE', 'BEHAVIOUR'], ...rows]))
  return EXIT.ok
}
