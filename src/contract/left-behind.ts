/** Something that a run could not take back, in words for whoever has to. */
export interface LeftBehind {
  readonly what: string
  readonly why: string
}
