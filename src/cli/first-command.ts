import { type Config, deploymentFor, type Product } from '../config.js'
import type { ReadyLine } from '../server.js'

interface FirstStart {
  readonly product: Product
  readonly path: string
  /** Absent where the cluster chooses the id. */
  readonly body?: string
}

/** A command that starts a backup. Where doors share a port, only the `Host` says which is meant. */
export function firstCommand(ready: ReadyLine, config: Config): string {
  const { product, path, body } = firstStart(config)
  const [name] = config.doors.filter(it => it.product === product).flatMap(it => it.hostNames)
  const host = name === undefined ? '' : ` -H 'Host: ${name}'`
  const post = `curl -X POST ${ready.doors[product]}${path}${host}`
  return body === undefined ? post : `${post} -H 'Content-Type: application/json' -d '${body}'`
}

/** The backup of a web application, unless the release has nothing but the cluster's own. */
function firstStart(config: Config): FirstStart {
  const deployment = deploymentFor(config)
  const body = '{"backupId":1}'
  const [first] = deployment?.operate ?? []
  if (first !== undefined) {
    const { endpoint, idType } = first.profile.operate
    const text = idType === 'text' ? '{"backupId":"1"}' : body
    return { product: 'operate', path: `/actuator/${endpoint}`, body: text }
  }
  const product = deployment?.topology === 'unified' ? 'orchestration' : 'operate'
  if (deployment?.webapps[0] !== undefined) {
    return { product, path: `/actuator/${deployment.webapps[0].profile.webapps.endpoint}`, body }
  }
  const runtime = deployment?.main.profile.zeebe
  const path = `/actuator/${runtime?.endpoint}`
  return runtime?.idMode === 'continuous' ? { product, path } : { product, path, body }
}
