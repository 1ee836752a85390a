/** What a healthy deployment answers to the steps of a documented backup, byte for byte. */
import type { Told } from './procedure.js'

export const json = 'application/json'
export const problem = 'application/problem+json'
export const v3 = 'application/vnd.spring-boot.actuator.v3+json'

export const noContent: Told = [204, '', '']
/** A pause or resume from 8.5 on: the 204 that was meant is inside. */
export const envelope: Told = [200, json, '{"body":null,"status":204,"contentType":null}']

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const quoted = (names: readonly string[], between = ',') => names.map(it => `"${it}"`).join(between)

/** The steps of a backup with the given id; each method takes the release whose words it has. */
export class ProcedureAnswers {
  readonly #id: string

  constructor(id: string) {
    this.#id = id
  }

  scheduled(app: string, parts: number, version: string, type = json): Told {
    return [200, type, `{"scheduledSnapshots":[${quoted(this.#names(app, parts, version))}]}`]
  }

  /** Tasklist indents. */
  scheduledIndented(app: string, parts: number, version: string): Told {
    const names = quoted(this.#names(app, parts, version), ', ')
    return [200, json, `{\n  "scheduledSnapshots" : [ ${names} ]\n}`]
  }

  optimizeStart(): Told {
    const text = `Backup creation for ID ${this.#id} has been scheduled.`
    const body = `{"message" : "${text} Use the GET API to monitor completion of backup process"}`
    return [202, json, body]
  }

  optimizeState(version: string): Told {
    const details = this.#parts('optimize', 2, version)
    const members = `"backupId":${this.#id},"failureReason":null,"state":"COMPLETED"`
    return [200, json, `{${members},"details":[${details}]}`]
  }

  historyState(parts: number, version: string): Told {
    const details = this.#parts('webapps', parts, version)
    const members = `"backupId":${this.#id},"state":"COMPLETED","failureReason":null`
    return [200, v3, `{${members},"details":[${details}]}`]
  }

  recordsStart(version: string): Told {
    const snapshot =
      `"snapshot":"${this.#records()}","uuid":"<uuid>","repository":"camunda",` +
      `"version_id":8521000,"version":"8.17.0-8.17.4","indices":[${quoted(recordIndices(version))}],` +
      '"data_streams":[],"include_global_state":true,"state":"SUCCESS",' +
      '"start_time":"<milliseconds>","start_time_in_millis":<number>,' +
      '"end_time":"<milliseconds>","end_time_in_millis":<number>,"duration_in_millis":<number>,' +
      '"failures":[],"shards":{"total":6,"failed":0,"successful":6},"feature_states":[]'
    return [200, json, `{"snapshot":{${snapshot}}}`]
  }

  recordsStatus(version: string): Told {
    const snapshot =
      `"snapshot":"${this.#records()}","repository":"camunda","uuid":"<uuid>",` +
      `"state":"SUCCESS","include_global_state":true,${shardsStats(6)},${stats(6)},` +
      `"indices":{${recordIndices(version).map(indexStatus)}}`
    return [200, json, `{"snapshots":[{${snapshot}}]}`]
  }

  /** Zeebe from 8.2 on. From 8.9 on the id has a member of its own. */
  zeebeStart({ idMember = false } = {}): Told {
    const text =
      `A backup with id ${this.#id} has been scheduled. ` +
      `Use GET actuator/backups/${this.#id} to monitor the status.`
    return [202, v3, `{${idMember ? `"backupId":${this.#id},` : ''}"message":"${text}"}`]
  }

  /** From 8.9 on each partition tells where its log begins, and its broker. */
  zeebeState(version: string, { withLog = false } = {}): Told {
    const details = upTo(3).map(
      it =>
        `{"partitionId":${it},"state":"COMPLETED","createdAt":"<nanoseconds>",` +
        '"lastUpdatedAt":"<nanoseconds>","snapshotId":"<snapshot>",' +
        (withLog ? '"firstLogPosition":1,' : '') +
        '"checkpointPosition":<number>,' +
        (withLog ? `"brokerId":${it - 1},` : '') +
        `"brokerVersion":"${version}"}`
    )
    return [200, v3, `{"backupId":${this.#id},"state":"COMPLETED","details":[${details}]}`]
  }

  zeebeStateOf81(version: string): Told {
    const partitions = upTo(3).map(
      it =>
        `{"partitionId":${it},"status":"COMPLETED","description":{"snapshotId":"<snapshot>",` +
        `"checkpointPosition":<number>,"brokerId":${it - 1},"brokerVersion":"${version}"},` +
        '"failureReason":null,"createdAt":"<nanoseconds>","lastUpdatedAt":"<nanoseconds>"}'
    )
    const members = `"backupId":${this.#id},"status":"COMPLETED","failureReason":null`
    return [200, v3, `{${members},"partitions":[${partitions}]}`]
  }

  /** After the one and only backup: a range that begins and ends with it, for each partition. */
  checkpoints(): Told {
    const known = `"checkpointId":${this.#id},"checkpointType":"MANUAL_BACKUP"`
    const position = '"checkpointPosition":<number>'
    const time = '"checkpointTimestamp":"<milliseconds>"'
    const each = (entry: (partition: string) => string) =>
      upTo(3).map(it => entry(`"partitionId":${it}`))
    const end = `{${known},${position},"firstLogPosition":1,${time}}`
    const body =
      `"checkpointStates":[${each(it => `{${known},${it},${position},${time}}`)}],` +
      `"backupStates":[${each(it => `{${known},${it},${position},"firstLogPosition":1,${time}}`)}],` +
      `"ranges":[${each(it => `{${it},"start":${end},"end":${end}}`)}]`
    return [200, v3, `{${body}}`]
  }

  #names(app: string, parts: number, version: string): string[] {
    return upTo(parts).map(it => `camunda_${app}_${this.#id}_${version}_part_${it}_of_${parts}`)
  }

  #parts(app: string, parts: number, version: string): string[] {
    return this.#names(app, parts, version).map(
      it =>
        `{"snapshotName":"${it}","state":"SUCCESS","startTime":"<time with offset>","failures":[]}`
    )
  }

  #records(): string {
    return `camunda_zeebe_records_backup_${this.#id}`
  }
}

function recordIndices(version: string): string[] {
  const types = ['deployment', 'incident', 'job', 'process-instance', 'process', 'variable']
  return types.map(it => `zeebe-record_${it}_${version}_<day>`)
}

function indexStatus(name: string): string {
  return `"${name}":{${shardsStats(1)},${stats(1)},"shards":{"0":{"stage":"DONE",${stats(1)}}}}`
}

function shardsStats(count: number): string {
  const none = '"initializing":0,"started":0,"finalizing":0'
  return `"shards_stats":{${none},"done":${count},"failed":0,"total":${count}}`
}

function stats(count: number): string {
  const files = `{"file_count":${count * 4},"size_in_bytes":<number>}`
  const times = '"start_time_in_millis":<number>,"time_in_millis":<number>'
  return `"stats":{"incremental":${files},"total":${files},${times}}`
}

/** The 404 of a path that the application does not have. */
export function noEndpoint(path: string, sentence = `No endpoint POST ${path}.`): Told {
  const body =
    '{"type":"about:blank","title":"Not Found","status":404,' +
    `"detail":"${sentence}","instance":"${path}"}`
  return [404, problem, body]
}
