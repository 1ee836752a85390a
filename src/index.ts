/** c8-backup-mock in process: the same server that the command starts, and a client of its control API. */
export { type ControlClient, controlClient } from './client/client.js'
export { ControlError } from './client/control-error.js'
export type { ControlEvent, EventsOptions } from './client/events.js'
export { type HttpSendOptions, httpSend } from './client/http-send.js'
export { type Injectable, type InProcessOptions, inProcess } from './client/injected.js'
export type { Answer, StreamAnswer, Transport } from './client/transport.js'
export {
  type Config,
  ConfigError,
  type DeploymentRequest,
  type DoorConfig,
  type Options,
  type Product,
  readConfig
} from './config.js'
export { DoorError } from './http/doors.js'
export { BackupWorld, type MockProduct } from './mock/backup-world.js'
export { connectBackupMock } from './mock/connect.js'
export { ManyWorlds, OwnWorld } from './mock/many-worlds.js'
export { BackupMock, type BackupMockOptions, startBackupMock } from './mock/start.js'
export {
  type ReadyLine,
  type RunningServer,
  type ServerOptions,
  startServer
} from './server.js'
