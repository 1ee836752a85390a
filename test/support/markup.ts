/** Reads XML, and HTML that closes what it opens, strictly: whatever is not well-formed is an error. */

export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  /** Of itself, without its children's. */
  readonly text: string
}

interface Open {
  name: string
  attributes: Record<string, string>
  children: Element[]
  text: string
}

/** Elements of HTML that are never closed. */
const empty = new Set(['meta', 'br', 'link', 'img', 'input'])
const token = /<!doctype html>|<\?xml [^?]*\?>|<\/?[a-z][^<>]*>|[^<]+/giy
const attribute = /\s+([\w-]+)="([^"<]*)"/gy
const illegal = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u

/**
 * The only element that is not inside another.
 *
 * @throws Error where the text is not well-formed.
 */
export function elementIn(markup: string): Element {
  if (illegal.test(markup)) throw new Error('a character that may not stand in XML')
  const root: Open = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  let at = 0
  for (const [piece] of markup.matchAll(token)) {
    at += piece.length
    take(piece, open)
  }
  if (at !== markup.length) throw new Error(`not well-formed: ${markup.slice(at, at + 60)}`)
  const [only, ...others] = root.children
  if (open.length !== 1 || only === undefined || others.length > 0 || root.text.trim() !== '') {
    throw new Error('there is not just one element that is closed again')
  }
  return only
}

function take(piece: string, open: Open[]): void {
  const current = open.at(-1)
  if (current === undefined) throw new Error('everything is closed already')
  if (/^<[?!]/.test(piece)) return
  if (!piece.startsWith('<')) {
    current.text += unescaped(piece)
    return
  }
  const [, end, name = '', attributes = '', closed] =
    /^<(\/?)([a-z][\w-]*)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>$/i.exec(piece) ?? []
  if (name === '') throw new Error(`no tag: ${piece}`)
  if (end === '/') {
    if (current.name !== name) throw new Error(`</${name}> closes <${current.name}>`)
    open.pop()
    return
  }
  const element: Open = { name, attributes: attributesIn(attributes), children: [], text: '' }
  current.children.push(element)
  if (closed !== '/' && !empty.has(name)) open.push(element)
}

function attributesIn(text: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [, name = '', value = ''] of text.matchAll(attribute)) {
    if (name in found) throw new Error(`${name} twice`)
    found[name] = unescaped(value)
  }
  return found
}

const entities = new Map<string, string>([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"']
])

function unescaped(text: string): string {
  return text.replace(/&(\w+;)?/g, (whole, name: string | undefined) => {
    const character = entities.get(name?.slice(0, -1) ?? '')
    if (character === undefined) throw new Error(`an entity that nobody knows: ${whole}`)
    return character
  })
}

/** The element and all that is in it. */
export function everyElement(element: Element): readonly Element[] {
  return [element, ...element.children.flatMap(everyElement)]
}
