import { javaTrim } from './java-text.js'

/** A text that is no truth value. */
export class NotABoolean extends Error {
  override readonly name = 'NotABoolean'
  /** The text as it was sent. */
  readonly text: string

  constructor(text: string) {
    super(`not a truth value: ${text}`)
    this.text = text
  }
}

/** Case is folded character by character, as Java folds it. */
const TRUE = /^(true|on|yes|1)$/iu
const FALSE = /^(false|off|no|0)$/iu

/**
 * Converts a text as Spring does; `null` stands for no value: the text was empty or blank.
 *
 * Source: Spring Framework 6, StringToBooleanConverter and CustomBooleanEditor; recorded from
 * 8.6.11.
 *
 * @throws NotABoolean for any other word, such as `t`, `2` or `null`.
 */
export function springBoolean(text: string): boolean | null {
  const word = javaTrim(text)
  if (word === '') return null
  if (TRUE.test(word)) return true
  if (FALSE.test(word)) return false
  throw new NotABoolean(text)
}
