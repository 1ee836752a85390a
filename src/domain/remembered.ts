/** How much is remembered of a function. */
export interface RememberedMax {
  /** So many answers; beyond that everything is forgotten, and learned again. */
  readonly entries: number
  /** Longer questions are answered, and not remembered. */
  readonly characters: number
}

interface Answered<T> {
  readonly question: string
  readonly answered: T
}

/**
 * The same function of a text, which remembers its last answers: clients ask the same few questions again and
 * again. For a function without effects whose answers nobody changes. What it throws is not remembered.
 */
export function remembered<T>(
  answer: (question: string) => T,
  { entries, characters }: RememberedMax = { entries: 256, characters: 512 }
): (question: string) => T {
  const answers = new Map<string, Answered<T>>()
  // To compare two texts is cheaper than to look one up.
  let last: Answered<T> | undefined
  return question => {
    if (last?.question === question) return last.answered
    const known = answers.get(question)
    if (known !== undefined) {
      last = known
      return known.answered
    }
    const answered = answer(question)
    if (question.length > characters) return answered
    if (answers.size >= entries) answers.clear()
    last = { question, answered }
    answers.set(question, last)
    return answered
  }
}
