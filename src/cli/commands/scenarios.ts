import { suggestion } from '../../config.js'
import type { ListedScenario } from '../../server.js'
import { command, EXIT, type ExitCode, type Terminal } from '../command.js'
import { entry } from '../help.js'
import { table } from '../table.js'
import { wrap } from '../wrap.js'

const COLUMNS = 80

/** `c8-backup-mock scenarios [name]`: what goes wrong on demand, and how it is recognised. */
export const scenarios = command({
  name: 'scenarios',
  summary: 'Lists the situations to start in, or explains one of them',
  help: () =>
    [
      ...entry('<name>', 'The scenario to explain; all are listed without one'),
      ...entry('--json', 'As JSON, for programs')
    ].join('\n'),

  async run({ argv, terminal, loadServer }) {
    const asJson = argv.includes('--json')
    const [name, ...others] = argv.filter(it => it !== '--json')
    const wrong = [...others, ...(name?.startsWith('-') ? [name] : [])]
    for (const it of wrong) {
      terminal.complain(`scenarios: ${JSON.stringify(it)}: unexpected argument`)
    }
    if (wrong.length > 0) return EXIT.usage
    const { scenarios } = await loadServer()
    if (name !== undefined) return explained(name, scenarios(), { asJson, terminal })
    terminal.print(asJson ? JSON.stringify(scenarios(), null, 2) : listed(scenarios()))
    return EXIT.ok
  }
})

function listed(all: readonly ListedScenario[]): string {
  const rows = all.map(({ name, title }) => [name, title])
  return [
    table([['NAME', 'WHAT IS THE MATTER'], ...rows]),
    '',
    'c8-backup-mock scenarios NAME explains one; c8-backup-mock --scenario NAME starts in it.'
  ].join('\n')
}

function explained(
  name: string,
  all: readonly ListedScenario[],
  { asJson, terminal }: { readonly asJson: boolean; readonly terminal: Terminal }
): ExitCode {
  const found = all.find(it => it.name === name)
  if (found === undefined) {
    const names = all.map(it => it.name)
    const others = '; c8-backup-mock scenarios lists those there are'
    terminal.complain(
      `scenarios: there is no ${JSON.stringify(name)}${suggestion(name, names) || others}`
    )
    return EXIT.usage
  }
  terminal.print(asJson ? JSON.stringify(found, null, 2) : explanation(found))
  return EXIT.ok
}

function explanation(scenario: ListedScenario): string {
  const { advice, description, look, name, tags, title } = scenario
  return [
    `${name}: ${title}`,
    '',
    ...paragraphs(description),
    '',
    'How it shows:',
    ...paragraphs(look),
    '',
    'What a good client does:',
    ...paragraphs(advice),
    '',
    'To be in it:',
    ...startsOf(scenario).map(it => `  ${it}`),
    '',
    `Tags: ${tags.join(', ')}`
  ].join('\n')
}

/** Every way in. A release is named where not every one has the situation. */
function startsOf({ name, releases }: ListedScenario): readonly string[] {
  const newest = releases === 'all' ? undefined : releases.at(-1)
  const camunda = newest === undefined ? '' : ` --camunda ${newest}`
  return [
    `c8-backup-mock --scenario ${name}${camunda}`,
    `curl -X PUT http://localhost:9680/scenario -H 'Content-Type: application/json' -d '{"name":"${name}"}'`,
    ...(releases === 'all' ? [] : [`it makes sense in ${releases.join(', ')}`])
  ]
}

/** Texts of files are folded into lines of their own; an empty line parts paragraphs. */
function paragraphs(text: string): readonly string[] {
  return text
    .trim()
    .split(/\n{2,}/)
    .flatMap((it, index) => [
      ...(index === 0 ? [] : ['']),
      ...wrap(it.replaceAll('\n', ' '), COLUMNS - 2).map(line => `  ${line}`)
    ])
}
