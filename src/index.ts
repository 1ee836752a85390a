/** c8-backup-mock in process: the same server that the command starts. */
export {
  type Config,
  ConfigError,
  type DeploymentRequest,
  type DoorConfig,
  type Product,
  readConfig
} from './config.js'
export { DoorError } from './http/doors.js'
export {
  type ReadyLine,
  type RunningServer,
  type ServerOptions,
  startServer
} from './server.js'
