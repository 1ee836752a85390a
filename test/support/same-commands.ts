/** Commands for every door, as bytes: what succeeds, what is refused, lists, snapshots, and time going by. */
import type { Product } from '../../src/config.js'

export type Command = readonly [door: Product, request: string]

/** Ports differ from run to run; a host without one stands the same in every link. */
const host = 'Host: localhost\r\n'
const jsonType = 'Content-Type: application/json\r\n'

function get(door: Product, path: string, headers = ''): Command {
  return [door, `GET ${path} HTTP/1.1\r\n${host}${headers}\r\n`]
}

function bare(door: Product, method: string, path: string): Command {
  return [door, `${method} ${path} HTTP/1.1\r\n${host}Content-Length: 0\r\n\r\n`]
}

function put(door: Product, path: string, body: string, method = 'PUT'): Command {
  const length = `Content-Length: ${Buffer.byteLength(body)}\r\n`
  return [door, `${method} ${path} HTTP/1.1\r\n${host}${jsonType}${length}\r\n${body}`]
}

const post = (door: Product, path: string, body: string) => put(door, path, body, 'POST')
const advance = (step: string) => post('control', '/clock/advance', step)

const apps = ['operate', 'tasklist', 'optimize'] as const
const snapshots = '/_snapshot/camunda'
/** A restore beside what is there, which would be refused over it. */
const aside = '{"rename_pattern":"(.+)","rename_replacement":"restored-$1"}'

/** What a release does not have it refuses, and its refusals are to be the same as well. */
export const commands: readonly Command[] = [
  get('control', '/clock'),
  ...apps.map(it => post(it, '/actuator/backups', '{"backupId":7}')),
  ...apps.map(it => post(it, '/actuator/backup', '{"backupId":"7"}')),
  post('orchestration', '/actuator/backupHistory', '{"backupId":8}'),
  get('elasticsearch', `${snapshots}/_current`),
  advance('{"by":"1500ms"}'),
  ...apps.map(it => get(it, '/actuator/backups/7')),
  get('orchestration', '/actuator/backupHistory/8'),
  ...apps.map(it => post(it, '/actuator/backups', '{"backupId":7}')),
  get('elasticsearch', `${snapshots}/_all?verbose=false`),
  advance('{"by":"1h"}'),
  ...apps.map(it => get(it, '/actuator/backups')),
  get('operate', '/actuator/backup/7'),
  get('orchestration', '/actuator/backupHistory'),

  bare('zeebe', 'POST', '/actuator/exporting/pause?soft=true'),
  bare('orchestration', 'POST', '/actuator/exporting/pause?soft=true'),
  put('elasticsearch', `${snapshots}/records`, '{"indices":"zeebe-record*"}'),
  post('zeebe', '/actuator/backups', '{"backupId":7}'),
  bare('zeebe', 'POST', '/actuator/backups/8'),
  post('orchestration', '/actuator/backupRuntime', '{"backupId":9}'),
  bare('orchestration', 'POST', '/actuator/backupRuntime'),
  get('orchestration', '/actuator/backupRuntime/state'),
  get('zeebe', '/actuator/backups/7'),
  advance('{"by":"1s"}'),
  get('elasticsearch', `${snapshots}/records/_status`),
  get('zeebe', '/actuator/backups'),
  advance('{"by":"10m"}'),
  get('zeebe', '/actuator/backups/8'),
  get('orchestration', '/actuator/backupRuntime'),
  get('elasticsearch', `${snapshots}/*`),
  bare('zeebe', 'POST', '/actuator/exporting/resume'),
  bare('orchestration', 'POST', '/actuator/exporting/resume'),

  bare('elasticsearch', 'DELETE', '/zeebe-record*'),
  post('elasticsearch', `${snapshots}/records/_restore`, '{}'),
  post('elasticsearch', `${snapshots}/records/_restore`, aside),
  advance('{"to":"2001-03-01T00:00:00Z"}'),
  get('elasticsearch', '/_cat/indices?v'),
  get('elasticsearch', '/_cat/snapshots/camunda?v'),
  get('elasticsearch', '/_recovery'),
  get('elasticsearch', '/'),
  get('elasticsearch', '/_cluster/health'),

  ...(['operate', 'zeebe', 'orchestration'] as const).flatMap(it => [
    get(it, '/actuator'),
    get(it, '/actuator/health'),
    get(it, '/actuator/info'),
    get(it, '/actuator/cluster'),
    get(it, '/actuator/partitions'),
    get(it, '/actuator/prometheus')
  ]),

  ...apps.flatMap(it => [
    get(it, '/actuator/backups/404'),
    post(it, '/actuator/backups', '{"backupId":"x"}'),
    post(it, '/actuator/backups', '{'),
    bare(it, 'DELETE', '/actuator/backups/7'),
    bare(it, 'PUT', '/actuator/backups'),
    get(it, '/nowhere')
  ]),
  get('zeebe', '/actuator/backups/abc'),
  get('zeebe', '/actuator/backups', 'Accept: text/html\r\n'),
  bare('zeebe', 'OPTIONS', '/actuator/backups'),
  bare('zeebe', 'POST', '/actuator/exporting/foo'),
  bare('orchestration', 'POST', '/actuator/exporting/pause?soft=banana'),
  get('orchestration', '/actuator/backupHistory?pattern=a'),
  get('orchestration', '/actuator/backupHistory/404'),
  get('elasticsearch', `${snapshots}/nope`),
  bare('elasticsearch', 'DELETE', `${snapshots}/records`),
  put('elasticsearch', '/_snapshot/elsewhere', '{"type":"fs","settings":{"location":"elsewhere"}}'),
  get('elasticsearch', '/_snapshot'),
  ['operate', 'garbage\r\n\r\n'],
  ['zeebe', `GET /a|b HTTP/1.1\r\n${host}\r\n`],
  advance('{"by":"yesterday"}'),
  get('control', '/nowhere')
]
