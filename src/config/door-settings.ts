/** Where the doors are, for whoever configures the mock in a program. */
export interface DoorSettings {
  /** The address that every door listens on; `127.0.0.1` where absent. */
  readonly host?: string | undefined
  readonly layout?: 'ports' | 'hosts' | undefined
  /** 0 for free ports everywhere. */
  readonly portBase?: number | undefined
  readonly operatePort?: number | undefined
  readonly tasklistPort?: number | undefined
  readonly optimizePort?: number | undefined
  readonly zeebePort?: number | undefined
  readonly elasticsearchPort?: number | undefined
  readonly controlPort?: number | undefined
  readonly operateHostNames?: readonly string[] | undefined
  readonly tasklistHostNames?: readonly string[] | undefined
  readonly optimizeHostNames?: readonly string[] | undefined
  readonly zeebeHostNames?: readonly string[] | undefined
  readonly elasticsearchHostNames?: readonly string[] | undefined
  readonly controlHostNames?: readonly string[] | undefined
  /** Such as `/core`. */
  readonly operateBasePath?: string | undefined
  readonly tasklistBasePath?: string | undefined
  readonly zeebeBasePath?: string | undefined
  /** The address of the control door alone. */
  readonly controlHost?: string | undefined
  /** Whether there is no control door; worlds then need doors of their own. */
  readonly noControl?: boolean | undefined
  /** What the control door asks for. A secret. */
  readonly controlToken?: string | undefined
  /** Paths of files in PEM, with which the search engine's door speaks HTTPS: both, or none. */
  readonly elasticsearchTlsCert?: string | undefined
  readonly elasticsearchTlsKey?: string | undefined
}
