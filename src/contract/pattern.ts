/** What a body has to look like: JSON, with places in it where something of a kind stands. */

/** A place where something of a kind stands, for example an instant. */
export class Like {
  /** How it is shown, such as `<instant>`. */
  readonly words: string
  readonly fits: (value: unknown) => boolean
  /** The same where everything is below a base path; itself where absent. */
  readonly below: ((base: string) => Like) | undefined

  constructor(
    words: string,
    fits: (value: unknown) => boolean,
    below?: ((base: string) => Like) | undefined
  ) {
    this.words = `<${words}>`
    this.fits = fits
    this.below = below
  }
}

/** A list of any length whose items are all alike. */
export class Each {
  readonly item: Pattern
  /** How many there are at least. */
  readonly atLeast: number

  constructor(item: Pattern, atLeast: number) {
    this.item = item
    this.atLeast = atLeast
  }
}

/** A list in which one of the items is so, wherever it stands. */
export class Including {
  readonly item: Pattern

  constructor(item: Pattern) {
    this.item = item
  }
}

/** A list that begins with these items, whatever comes after them. */
export class Beginning {
  readonly items: readonly Pattern[]

  constructor(items: readonly Pattern[]) {
    this.items = items
  }
}

/** A text in which each `*` stands for any characters, or none, and `{names}` for variables. */
export class Wording {
  readonly template: string

  constructor(template: string) {
    this.template = template
  }
}

/** An object of which only these members matter, in whatever order. */
export class Some {
  readonly members: Readonly<Record<string, Pattern>>

  constructor(members: Readonly<Record<string, Pattern>>) {
    this.members = members
  }
}

/** What an earlier step or the run itself has put down under a name. */
export class Variable {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/**
 * A plain object has these members, all of them, and in this order. Texts and names of members may hold `{names}` of
 * variables.
 */
export type Pattern =
  | string
  | number
  | boolean
  | null
  | Like
  | Each
  | Including
  | Beginning
  | Wording
  | Some
  | Variable
  | readonly Pattern[]
  | { readonly [member: string]: Pattern }

export const text = new Like('text', value => typeof value === 'string' && value !== '')
export const textOrNull = new Like(
  'text or null',
  value => value === null || typeof value === 'string'
)
export const whole = new Like('whole number', isWhole)
export const flag = new Like('true or false', value => typeof value === 'boolean')
export const anything = new Like('anything', () => true)
export const object = new Like('object', value => typeof value === 'object' && value !== null)
/** An instant as ISO 8601 writes it, in UTC or with an offset. */
export const instant = matching(
  'instant',
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)$/
)
/** Of a snapshot, an index or a repository: 22 characters of url-safe base64. */
export const uuid = matching('uuid', /^[\w-]{22}$/)

export function matching(words: string, expression: RegExp): Like {
  return new Like(words, value => typeof value === 'string' && expression.test(value))
}

/** A text with an address in it, such as `/core/actuator`, that begins with what a part has in front of all paths. */
export function linking(words: string, expressionBelow: (base: string) => RegExp): Like {
  const like = (base: string): Like => {
    const expression = expressionBelow(literal(base))
    return new Like(words, value => typeof value === 'string' && expression.test(value), like)
  }
  return like('')
}

/** A text as an expression that stands for itself. */
export const literal = (plain: string) => plain.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

export function oneOf(...values: readonly (string | number | boolean | null)[]): Like {
  return new Like(values.join(' or '), value => values.some(it => it === value))
}

export function each(item: Pattern, atLeast = 0): Each {
  return new Each(item, atLeast)
}

export function including(item: Pattern): Including {
  return new Including(item)
}

export function beginning(...items: readonly Pattern[]): Beginning {
  return new Beginning(items)
}

export function wording(template: string): Wording {
  return new Wording(template)
}

export function some(members: Readonly<Record<string, Pattern>>): Some {
  return new Some(members)
}

/** What is known under a name: a number where it was one. */
export function the(name: string): Variable {
  return new Variable(name)
}

function isWhole(value: unknown): boolean {
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value))
}

export function isList(pattern: Pattern): pattern is readonly Pattern[] {
  return Array.isArray(pattern)
}
