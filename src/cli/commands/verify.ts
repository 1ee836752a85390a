import { contractCases } from '../../contract/cases/all.js'
import { strongest } from '../../contract/evidence.js'
import type { Report } from '../../contract/report/report.js'
import { classesIn } from '../../contract/safety.js'
import { reportBegun, verify as verifyTarget } from '../../contract/verifying.js'
import { type CommandContext, command, EXIT, type ExitCode, type Terminal } from '../command.js'
import { entry } from '../help.js'
import { unwritable, writeForNow } from '../report-files.js'
import { type StopRequests, stopRequests } from '../stop.js'
import { table } from '../table.js'
import { type VerifyOptions, verifyHelp, verifyOptions } from '../verify-options.js'
import { type OpenTarget, openTarget } from '../verify-target.js'
import { isTalking, sayResult, told } from '../verify-told.js'

/** The time between two looks at something that comes true in the end, in milliseconds. */
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
      '  for a mistake on the command line and with 3 when the target does not answer.',
      '  Reports are written however it ends, unless the command line is wrong.'
    ].join('\n'),
  async run(context) {
    const { argv, terminal } = context
    const options = verifyOptions(argv)
    if (!('urls' in options)) return refused(options, terminal)
    if (options.list) return listed(options, terminal)
    const stops = stopRequests(context.signals)
    const complaints = [...unknownCases(options), ...(await unwritable(options))]
    if (complaints.length > 0) return refused(complaints, terminal)
    return await verified(options, context, stops)
  }
})

function refused(complaints: readonly string[], terminal: Terminal): ExitCode {
  for (const it of complaints) terminal.complain(`verify: ${it}`)
  return EXIT.usage
}

/** Whoever misspells an id would otherwise see that all is well. */
function unknownCases({ only }: VerifyOptions): readonly string[] {
  return only
    .filter(beginning => !contractCases.some(it => it.id.startsWith(beginning)))
    .map(it => `--only: no case begins with ${JSON.stringify(it)}; --list shows them`)
}

/** Asked once, it takes back what has begun; asked twice, it only says what is left. */
async function verified(
  options: VerifyOptions,
  context: CommandContext,
  { first, second }: StopRequests
): Promise<ExitCode> {
  const stop = new AbortController()
  const hurry = new AbortController()
  first.then(() => stop.abort())
  second.then(() => hurry.abort())
  const open = await openTarget(options, context)
  if (open === undefined) return EXIT.usage
  try {
    const wanted = asked(options, open)
    const complaints = await writeForNow(unfinished(wanted), options.reports)
    if (complaints.length > 0) return refused(complaints, context.terminal)
    const report = await verifyTarget({
      ...wanted,
      signal: stop.signal,
      hurry: hurry.signal,
      onResult: result => {
        if (isTalking(options)) sayResult(result, context.terminal)
      }
    })
    return await told(report, options, context.terminal)
  } finally {
    await open.close()
  }
}

/** What stands in the files until the run is over: whoever kills it finds neither nothing nor an old report. */
function unfinished({ target, camunda, nowMs }: ReturnType<typeof asked>): Report {
  const begun = reportBegun(target, { camunda, engine: undefined }, nowMs())
  return { ...begun, stopped: 'the run has not come to its end' }
}

function asked(
  { camunda: named, safety, only, firstId, patienceMs }: VerifyOptions,
  open: OpenTarget
) {
  const camunda = named ?? open.camunda
  return {
    target: open.target,
    cases: contractCases,
    safety,
    only,
    repository: open.repository,
    ...(firstId !== undefined && { firstId }),
    eventuallyMs: patienceMs,
    everyMs,
    nowMs: Date.now,
    camunda: camunda?.split('.').slice(0, 2).join('.')
  }
}

function listed({ only }: VerifyOptions, terminal: Terminal): ExitCode {
  const chosen = contractCases.filter(
    it => only.length === 0 || only.some(beginning => it.id.startsWith(beginning))
  )
  const rows = chosen.map(it => [
    it.id,
    classesIn(it.safety).join(','),
    strongest(it.evidence),
    it.title
  ])
  terminal.print(table([['CASE', 'SAFETY', 'EVIDENCE', 'BEHAVIOUR'], ...rows]))
  return EXIT.ok
}
