import { type Config, type QuirkFacts, quirkFacts, servedReleases } from '../../config.js'
import { command, EXIT } from '../command.js'
import { configured } from '../configured.js'
import { entry } from '../help.js'

/** `c8-backup-mock quirks --camunda 8.6.9`: the known defects, and which of them a release has. */
export const quirks = command({
  name: 'quirks',
  summary: 'Lists the known defects of real releases, and which of them are on',
  help: () =>
    [
      ...entry('--camunda <release>', 'Release to look at; any other setting of serve counts too'),
      ...entry('--quirk <id>=on|off', 'As with serve')
    ].join('\n'),
  async run(context) {
    const read = configured(context.argv, context)
    if (read === undefined) return EXIT.usage
    for (const line of lines(read.config)) context.terminal.print(line)
    return EXIT.ok
  }
})

function lines(config: Config): readonly string[] {
  const served = servedReleases(config)
  const told = quirkFacts(config).flatMap(it =>
    entry(`${onOff(it, served.length)} ${it.id}`, it.effect)
  )
  const [only, ...others] = served.map(it => it.version)
  const about =
    others.length === 0
      ? `Quirks of Camunda ${only}; switch one with --quirk ID=on or --quirk ID=off.`
      : `Quirks, and the lines in which they are on; --camunda 8.7 pins one.`
  return [about, '', ...told]
}

/** A pinned release has a quirk or not; side by side, some families have it. */
function onOff({ onIn }: QuirkFacts, servedCount: number): string {
  if (servedCount === 1) return onIn.length > 0 ? 'on ' : 'off'
  return (onIn.join(' ') || 'off').padEnd(11)
}
