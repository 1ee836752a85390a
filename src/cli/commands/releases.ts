import { releaseFacts, servedReleases } from '../../config.js'
import { command, EXIT } from '../command.js'
import { enumerate } from '../enumerate.js'
import { table } from '../table.js'

/** `c8-backup-mock releases`: what can be given as `--camunda`. */
export const releases = command({
  name: 'releases',
  summary: 'Lists the lines of Camunda that can be asked for, and what each stands for',
  help: () => '  It takes no options.',
  async run({ argv, terminal }) {
    if (argv.length > 0) {
      for (const it of argv) {
        terminal.complain(`releases: ${JSON.stringify(it)}: unexpected argument`)
      }
      return EXIT.usage
    }
    const rows = releaseFacts().map(({ line, newest, topologies }) => [
      line,
      newest,
      topologies.join(', or ')
    ])
    terminal.print(table([['LINE', 'NEWEST', 'TOPOLOGY'], ...rows]))
    const families = enumerate(servedReleases(everything).map(it => it.version))
    terminal.print('')
    terminal.print('Any patch of a line can be asked for, such as --camunda 8.7.2.')
    terminal.print(`Unless one is, it is all: ${families} side by side.`)
    return EXIT.ok
  }
})

const everything = {
  camunda: 'all',
  storage: 'elasticsearch',
  searchEngine: 'elasticsearch',
  topology: null,
  quirks: {},
  switches: {}
} as const
