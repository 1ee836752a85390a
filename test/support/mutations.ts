/** Ways in which an answer can be wrong, for doors that answer otherwise than they should. */
import type { Change, PassingAnswer, PassingRequest } from './changing-proxy.js'

/** What becomes of the answer to a request that it is about. */
export type Spoil = (answer: PassingAnswer) => PassingAnswer

/** Spoils the answers to requests such as `POST /actuator/backups`; the path is an expression for all of it. */
export function answersTo(request: string, spoil: Spoil): Change {
  const expression = new RegExp(`^${request}$`)
  return (answer: PassingAnswer, { method, path }: PassingRequest) =>
    expression.test(`${method} ${path}`) ? spoil(answer) : answer
}

export const status =
  (to: number): Spoil =>
  answer => ({ ...answer, status: to })

/** `undefined` takes it away. */
export const header =
  (name: string, value: string | undefined): Spoil =>
  answer => ({ ...answer, headers: { ...answer.headers, [name]: value } })

export const words =
  (from: string | RegExp, to: string): Spoil =>
  answer => ({ ...answer, body: answer.body.replace(from, to) })

/** Puts another answer in its place. */
export const instead =
  (to: Partial<PassingAnswer>): Spoil =>
  answer => ({ ...answer, ...to })

/** The first member of the object comes last. */
export const firstLast: Spoil = inJson(value => {
  const [first, ...others] = Object.entries(Object(value))
  return Object.fromEntries(first === undefined ? [] : [...others, first])
})

/** The list comes the other way round; that of a member where one is named. */
export function reversed(member?: string): Spoil {
  return inJson(value => {
    if (member === undefined) return turned(value)
    return { ...Object(value), [member]: turned(Reflect.get(Object(value), member)) }
  })
}

/** Changes the answer as JSON; numbers must be such that JavaScript keeps them. */
export function inJson(change: (value: unknown) => unknown): Spoil {
  return answer => ({ ...answer, body: JSON.stringify(change(JSON.parse(answer.body))) })
}

function turned(value: unknown): unknown {
  return Array.isArray(value) ? value.toReversed() : value
}
