/** A world cannot be put into the scenario that it is to start in. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError'
  /** One sentence each: the place, what was found, what is allowed. */
  readonly complaints: readonly string[]

  constructor(complaints: readonly string[]) {
    super(['Bad scenario', ...complaints].join('\n'))
    this.complaints = complaints
  }
}
