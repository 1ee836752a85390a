/** Everything that is wrong with a configuration, at once, so that one correction is enough. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  /** One sentence each: the setting as the user wrote it, what was found, what is allowed. */
  readonly complaints: readonly string[]

  constructor(complaints: readonly string[]) {
    super(['Bad configuration', ...complaints].join('\n'))
    this.complaints = complaints
  }
}
