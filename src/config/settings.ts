/**
 * Every setting, once. Flags, environment variables, file keys, help and `--print-config` are all
 * read off this table; a new setting is a new row. Those of the doors stand in a file of their own.
 */

import { paces } from '../domain/pace.js'
import { lines, releaseOf } from '../domain/release.js'
import { knownSearchEngines, searchReleaseOf } from '../domain/search-engine.js'
import { storages } from '../domain/storage.js'
import { doorRows, searchDoorRows } from './door-rows.js'
import { quirkSettings, switchSettings } from './entries.js'
import type { Kind } from './kinds.js'
import * as kinds from './kinds.js'
import { type Setting, setting } from './setting.js'

/** `all`, a line, or a full version. */
const release: Kind<string> = {
  placeholder: '<release>',
  allowed: `all, one of ${lines.join(', ')}, or a full version such as 8.7.2`,
  shape: 'text',
  parse: text => (text === 'all' || releaseOf(text) !== undefined ? text : undefined)
}

/** A product and a release of it. */
const searchRelease: Kind<string> = {
  placeholder: '<product:release>',
  allowed: `one of ${knownSearchEngines}, or with a patch such as elasticsearch:8.17.4`,
  shape: 'text',
  parse: text => (searchReleaseOf(text) === undefined ? undefined : text)
}

export const settings = {
  camunda: setting({
    kind: release,
    default: 'all',
    help:
      'Camunda release to imitate: a version such as 8.7.2, a line such as 8.7 for its newest ' +
      'known patch, or all for every release family side by side'
  }),
  storage: setting({
    kind: kinds.oneOf(...storages),
    default: null,
    otherwise: 'the search engine, which is elasticsearch',
    help: 'What holds the history of processes; rdbms from 8.9 on'
  }),
  searchEngine: setting({
    kind: searchRelease,
    default: null,
    otherwise: 'elasticsearch:8.17, or opensearch:2.19 as storage',
    help: 'Search engine to imitate, with the release of it: such as elasticsearch:7.17 or opensearch:3'
  }),
  topology: setting({
    kind: kinds.oneOf('standalone', 'unified'),
    default: null,
    otherwise: 'what the release has',
    help: 'From 8.8 on: one door for the whole orchestration cluster, or one for each application'
  }),
  quirks: setting({
    kind: quirkSettings,
    default: null,
    otherwise: 'those of the release',
    help: 'Known defect to have or not; may be repeated. The command quirks lists them'
  }),
  set: setting({
    kind: switchSettings,
    default: null,
    otherwise: 'what the release has',
    help:
      'One habit of the release to change, such as operate.incomplete=timeout; may be repeated. ' +
      'docs/releases.md lists them'
  }),
  clock: setting({
    kind: kinds.matching(
      /^(real|manual|x([1-9]\d{0,4}|100000))$/,
      'real|manual|x<speed>',
      'real, manual, or x and a speed from 1 to 100000, such as x60'
    ),
    default: 'real',
    help: 'How time runs: as outside, only when told to, or x60 for sixty times as fast'
  }),
  startAt: setting({
    kind: kinds.instant,
    default: null,
    otherwise: 'now',
    help: 'What the clock shows first, such as 2026-01-31T12:00:00Z; for answers that can be repeated'
  }),
  pace: setting({
    kind: kinds.oneOf(...paces),
    default: 'realistic',
    help:
      'How long a backup takes: none, 2 to 5 s, minutes, or three looks at its state (polls, on a ' +
      'manual clock that only looks and waits move)'
  }),
  partitions: setting({
    kind: kinds.wholeNumber('<count>', 1, 64),
    default: 3,
    help: 'Zeebe partitions'
  }),
  repository: setting({
    kind: kinds.text('<name>', 'the name of a snapshot repository'),
    default: 'camunda',
    help: 'Snapshot repository that is registered, and configured for every component'
  }),
  noRepository: setting({
    kind: kinds.yesOrNo,
    default: false,
    help: 'Start with no repository, neither registered nor configured'
  }),
  scenario: setting({
    kind: kinds.matching(
      /^([a-z0-9]+(-[a-z0-9]+)*|.*\S.*\.(ya?ml|json))$/i,
      '<name|file>',
      'the name of a scenario, or the path of a file ending in .yaml, .yml or .json'
    ),
    default: null,
    help: 'Situation to start in, by name or from a file. The command scenarios lists them'
  }),
  seed: setting({
    kind: kinds.text('<text>', 'a text that is not empty'),
    default: null,
    otherwise: 'a fresh one at every start',
    help: 'Seed of ids and chance; the same seed and commands give the same answers'
  }),
  host: setting({
    kind: kinds.host,
    default: '127.0.0.1',
    help: 'Address that every door listens on'
  }),
  controlHost: setting({
    kind: kinds.host,
    default: null,
    otherwise: 'that of the other doors',
    help: 'Address that the control door listens on; one that others can reach needs --control-token'
  }),
  controlToken: setting({
    kind: kinds.matching(
      /^[\x21-\x7e]{1,500}$/,
      '<text>',
      'up to 500 letters, digits and marks of ASCII, without blanks'
    ),
    default: null,
    secret: true,
    help:
      'What the control door asks for, as Authorization: Bearer <text>; better given in the ' +
      'environment, where other users of the machine do not see it'
  }),
  noControl: setting({
    kind: kinds.yesOrNo,
    default: false,
    help: 'Start without the control door'
  }),
  layout: setting({
    kind: kinds.oneOf('ports', 'hosts'),
    default: 'ports',
    help:
      'Ports and host names of the doors: a port each, as in the documented port-forwarding, or ' +
      'as inside the cluster, where Operate, Tasklist and Zeebe share one'
  }),
  portBase: setting({
    kind: kinds.portBase,
    default: null,
    help:
      '0 takes free ports everywhere; otherwise the port of operate, with optimize, tasklist, ' +
      'zeebe, control and elasticsearch 20, 40, 60, 80 and 100 above it'
  }),
  ...doorRows,
  ...searchDoorRows,
  worldsMax: setting({
    kind: kinds.wholeNumber('<count>', 0, 100_000),
    default: 10_000,
    help: 'How many worlds there may be at one time beside the default one'
  }),
  readyFile: setting({
    kind: kinds.text('<file>', 'the path of a file'),
    default: null,
    help: 'File to write the ready line to, once all doors answer'
  }),
  logLevel: setting({
    kind: kinds.oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
    default: 'info',
    otherwise: 'info; warn on a terminal',
    help: 'fatal, error, warn, info, debug, trace or silent'
  }),
  config: setting({
    kind: kinds.matching(
      /\.(json|ya?ml)$/i,
      '<file>',
      'the path of a file ending in .json, .yaml or .yml'
    ),
    default: null,
    help: 'JSON or YAML file with settings',
    inFile: false
  })
} as const satisfies Record<string, Setting>

export type SettingName = keyof typeof settings

/** The settings in the order of the table, for whoever goes through all of them. */
export const settingRows: readonly (readonly [SettingName, Setting])[] = settingNames().map(
  name => [name, settings[name]]
)

function settingNames(): readonly SettingName[] {
  const isName = (name: string): name is SettingName => name in settings
  return Object.keys(settings).filter(isName)
}

/** Flags that ask for something other than serving. They exist on the command line only. */
export const requests = {
  printConfig: 'Print every setting, its value and where it came from, and stop',
  help: 'Print this help and stop',
  version: 'Print the version and stop'
} as const
