/** The command line of `verify`: every complaint at once. */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { misfit, suggestion } from '../config.js'
import { type Part, parts } from '../contract/addresses.js'
import { type ReportFormat, reportFormats } from '../contract/report/formats.js'
import { type SafetyClass, safetyClasses } from '../contract/safety.js'
import {
  isMockFlag,
  type MockFlag,
  mockArgument,
  mockFlagComplaint,
  mockFlags
} from './verify-mock-flags.js'

export interface WantedReport {
  readonly format: ReportFormat
  /** `undefined` for the standard output. */
  readonly file: string | undefined
}

export interface VerifyOptions {
  readonly urls: Readonly<Partial<Record<Part, string>>>
  readonly mock: boolean
  /** What the mock is to be, as `serve` is told. */
  readonly mockArgv: readonly string[]
  readonly control: string | undefined
  readonly camunda: string | undefined
  readonly searchEngine: string | undefined
  readonly safety: readonly SafetyClass[]
  /** Name and value; a secret. */
  readonly headers: Readonly<Record<string, string>>
  readonly ca: string | undefined
  readonly only: readonly string[]
  /** `undefined` where nobody has said so. */
  readonly repository: string | undefined
  /** The first id of a backup; found out where absent. */
  readonly firstId: bigint | undefined
  readonly timeoutMs: number
  /** How long something may take that comes true in the end. */
  readonly patienceMs: number
  readonly reports: readonly WantedReport[]
  readonly record: string | undefined
  readonly list: boolean
}

const flags = {
  ...Object.fromEntries(parts.map(it => [it, { type: 'string' }] as const)),
  mock: { type: 'boolean' },
  control: { type: 'string' },
  camunda: { type: 'string' },
  'search-engine': { type: 'string' },
  safety: { type: 'string', multiple: true },
  'basic-auth': { type: 'string' },
  header: { type: 'string', multiple: true },
  ca: { type: 'string' },
  only: { type: 'string', multiple: true },
  repository: { type: 'string' },
  'first-id': { type: 'string' },
  timeout: { type: 'string' },
  patience: { type: 'string' },
  report: { type: 'string', multiple: true },
  record: { type: 'string' },
  list: { type: 'boolean' }
} as const

/** What a flag of each name is for, in the order in which help shows them. */
export const verifyHelp: readonly (readonly [flag: string, text: string])[] = [
  ['--operate <url>', 'Address of Operate, with its base path'],
  ['--tasklist <url>', 'Address of Tasklist'],
  ['--optimize <url>', 'Address of Optimize'],
  ['--zeebe <url>', "Address of the Zeebe gateway's management port"],
  ['--orchestration <url>', 'Address of the orchestration cluster, from 8.8 on'],
  ['--elasticsearch <url>', 'Address of Elasticsearch or OpenSearch'],
  ['--mock', 'Starts a mock and verifies that; takes the flags of serve that say what it is'],
  ['--control <url>', 'Control door of a running mock, for what only a mock can be brought into'],
  ['--camunda <release>', 'Release of the target, such as 8.7; found out where absent'],
  ['--search-engine <product:release>', 'With --mock: the search engine beside it'],
  [
    '--safety <class>',
    `What the run may do, besides reading: ${safetyClasses.join(', ')}. May be repeated [read-only]`
  ],
  ['--basic-auth <user:password>', 'Credentials for every part'],
  ['--header <name: value>', 'Header of every request; may be repeated'],
  ['--ca <file>', 'Authority that signed the certificates of the target, in PEM'],
  ['--only <id>', 'Beginning of the ids of the cases to run; may be repeated'],
  [
    '--repository <name>',
    'Snapshot repository that the applications are configured with [camunda]'
  ],
  [
    '--first-id <id>',
    'Where the ids of backups begin [seconds since 1970, or above what the target has had]'
  ],
  ['--timeout <seconds>', 'How long an answer may take, 1 to 600 [10]'],
  ['--patience <seconds>', 'How long a backup may take to end, 1 to 3600 [120]'],
  [
    '--report <format[=file]>',
    `Report as ${reportFormats.join(', ')}; to the standard output unless a file is named; may be repeated`
  ],
  ['--record <folder>', 'Keeps every exchange as a recording below a folder'],
  ['--list', 'Lists the cases instead of running them']
]

const timeoutSecondsMax = 600
const patienceSecondsMax = 3_600

/** The options, or all that is wrong with them. */
export function verifyOptions(argv: readonly string[]): VerifyOptions | readonly string[] {
  const rules = {
    options: { ...mockFlags, ...flags },
    strict: false,
    allowPositionals: true,
    tokens: true
  } as const
  const { values, tokens } = parseArgs({ args: [...argv], ...rules })
  const complaints: string[] = []
  const known = Object.keys(flags)
  const ofMock: MockFlag[] = []
  for (const token of tokens) {
    if (token.kind === 'positional')
      complaints.push(`${JSON.stringify(token.value)}: unexpected argument`)
    if (token.kind !== 'option') continue
    if (!known.includes(token.name) && isMockFlag(token)) {
      ofMock.push(token)
    } else if (!known.includes(token.name)) {
      const names = known.map(it => `--${it}`)
      complaints.push(`${token.rawName}: unknown flag${suggestion(token.rawName, names)}`)
    } else if (flagType(token.name) === 'string' && (token.value ?? '') === '') {
      complaints.push(`${token.rawName}: has no value`)
    }
  }
  const text = (name: string): string | undefined => {
    const value: unknown = Reflect.get(values, name)
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const list = (name: string): readonly string[] => {
    const value: unknown = Reflect.get(values, name)
    return Array.isArray(value) ? value.filter(it => typeof it === 'string' && it !== '') : []
  }
  const isOn = (name: string) => Reflect.get(values, name) === true

  const urls = Object.fromEntries(
    parts.flatMap(part => {
      const url = text(part)
      if (url === undefined) return []
      // What is wrong with it may be the credentials in it.
      if (!isUrl(url))
        complaints.push(
          `--${part}: give an address such as http://127.0.0.1:9600, without credentials and query`
        )
      return [[part, url.replace(/\/+$/, '')] as const]
    })
  )
  const options: VerifyOptions = {
    urls,
    mock: isOn('mock'),
    mockArgv: ofMock.map(mockArgument),
    control: text('control')?.replace(/\/+$/, ''),
    camunda: text('camunda'),
    searchEngine: text('search-engine'),
    safety: safetyIn(list('safety'), complaints),
    headers: headersIn(list('header'), text('basic-auth'), complaints),
    ca: text('ca'),
    only: list('only'),
    repository: text('repository'),
    firstId: idIn(text('first-id'), complaints),
    timeoutMs: msIn('--timeout', text('timeout') ?? '10', timeoutSecondsMax, complaints),
    patienceMs: msIn('--patience', text('patience') ?? '120', patienceSecondsMax, complaints),
    reports: reportsIn(list('report'), complaints),
    record: text('record'),
    list: isOn('list')
  }
  complaints.push(...ofMock.flatMap(it => mockFlagComplaint(it, options.mock) ?? []))
  complaints.push(...contradictions(options))
  return complaints.length > 0 ? complaints : options
}

function contradictions({
  urls,
  mock,
  control,
  list,
  searchEngine,
  camunda
}: VerifyOptions): readonly string[] {
  const named = Object.keys(urls)
  if (list) return []
  if (camunda !== undefined && !/^\d+\.\d+(\.|$)/.test(camunda)) {
    return [misfit('--camunda', camunda, 'one release, such as 8.7 or 8.7.2')]
  }
  if (mock && (named.length > 0 || control !== undefined)) {
    return ['--mock: starts its own target; leave out the addresses']
  }
  if (!mock && searchEngine !== undefined) return ['--search-engine: is for --mock']
  if (!mock && named.length === 0) {
    return [`there is nothing to verify; give --mock or ${parts.map(it => `--${it}`).join(', ')}`]
  }
  return control !== undefined && !isUrl(control)
    ? ['--control: give an address such as http://127.0.0.1:9680']
    : []
}

function safetyIn(given: readonly string[], complaints: string[]): readonly SafetyClass[] {
  return given
    .flatMap(it => it.split(','))
    .flatMap(text => {
      const found = safetyClasses.find(it => it === text.trim())
      if (found === undefined) {
        complaints.push(misfit('--safety', text, `one of ${safetyClasses.join(', ')}`))
      }
      return found ?? []
    })
}

function headersIn(
  given: readonly string[],
  basicAuth: string | undefined,
  complaints: string[]
): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {}
  if (basicAuth !== undefined) {
    if (!basicAuth.includes(':'))
      complaints.push('--basic-auth: give user and password with a colon between')
    headers['authorization'] = `Basic ${Buffer.from(basicAuth).toString('base64')}`
  }
  for (const line of given) {
    const [, name, value] =
      /^([!#$%&'*+.^_`|~\w-]+):[ \t]*([\u{21}-\u{7E}\u{80}-\u{FF}][\t\u{20}-\u{7E}\u{80}-\u{FF}]*)$/u.exec(
        line
      ) ?? []
    // The line may hold a secret, and is not repeated.
    if (name === undefined || value === undefined)
      complaints.push('--header: give a name, a colon and a value in Latin letters')
    else headers[name.toLowerCase()] = value
  }
  return headers
}

function msIn(flag: string, text: string, secondsMax: number, complaints: string[]): number {
  const seconds = Number(text)
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= secondsMax) return seconds * 1_000
  complaints.push(misfit(flag, text, `a whole number of seconds from 1 to ${secondsMax}`))
  return 0
}

/** Room is left above it for the ids of a run. */
const firstIdMax = 8_999_999_999_999_999_999n

function idIn(text: string | undefined, complaints: string[]): bigint | undefined {
  if (text === undefined) return undefined
  const id = /^[1-9]\d{0,18}$/.test(text) ? BigInt(text) : 0n
  if (id > 0n && id <= firstIdMax) return id
  complaints.push(misfit('--first-id', text, `a whole number from 1 to ${firstIdMax}`))
  return undefined
}

function reportsIn(given: readonly string[], complaints: string[]): readonly WantedReport[] {
  const reports = given.flatMap(text => {
    const [name, ...file] = text.split('=')
    const format = reportFormats.find(it => it === name)
    if (format === undefined) {
      complaints.push(
        misfit('--report', text, `one of ${reportFormats.join(', ')}, with =FILE or not`)
      )
      return []
    }
    if (file.join('=') === '' && file.length > 0) complaints.push(`--report ${text}: name a file`)
    return [{ format, file: file.length === 0 ? undefined : file.join('=') }]
  })
  const files = reports.flatMap(({ file }) => (file === undefined ? [] : path.resolve(file)))
  for (const twice of new Set(files.filter((it, at) => files.indexOf(it) < at))) {
    complaints.push(`--report: only one report can go into ${JSON.stringify(twice)}`)
  }
  if (reports.filter(it => it.file === undefined).length > 1) {
    complaints.push(
      '--report: only one report can go to the standard output; name a file for the others'
    )
  }
  return reports
}

function flagType(name: string): string | undefined {
  const table: Readonly<Record<string, { readonly type: string }>> = flags
  return table[name]?.type
}

/** Credentials have flags of their own, for addresses are shown. */
function isUrl(text: string): boolean {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return false
  const { username, password, search, hash } = new URL(text)
  return `${username}${password}${search}${hash}` === ''
}
