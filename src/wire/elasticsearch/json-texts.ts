import { compactJson, indentedJson, isObject, prettyJson } from './json.js'
import { LongList } from './long-list.js'

/** How JSON is laid out. */
interface Layout {
  value(value: unknown, indent: string): string
  /** Between two things of a block, and before its end. */
  line(indent: string): string
  readonly colon: string
  /** Between the brackets of an empty block. */
  readonly nothing: string
  readonly end: string
}

const compact: Layout = {
  value: compactJson,
  line: () => '',
  colon: ':',
  nothing: '',
  end: ''
}

const pretty: Layout = {
  value: indentedJson,
  line: indent => `\n${indent}`,
  colon: ' : ',
  nothing: ' ',
  end: '\n'
}

/**
 * The same as {@link compactJson} or {@link prettyJson}, in texts of one item each where there is a
 * {@link LongList}; an empty text for an item of which nothing is left.
 */
export function* jsonTexts(json: unknown, { isPretty }: { isPretty: boolean }): Generator<string> {
  const layout = isPretty ? pretty : compact
  if (json instanceof LongList) {
    const isThere = yield* listTexts(json, '', layout, () => '')
    if (!isThere) yield `{${layout.nothing}}`
    yield layout.end
  } else if (isObject(json) && Object.values(json).some(it => it instanceof LongList)) {
    yield* objectTexts(json, layout)
    yield layout.end
  } else yield isPretty ? prettyJson(json) : compactJson(json)
}

function* objectTexts(
  json: Readonly<Record<string, unknown>>,
  layout: Layout
): Generator<string, void> {
  const inner = '  '
  let isOpen = false
  for (const [key, member] of Object.entries(json)) {
    if (member === undefined) continue
    const head = () => {
      const text = `${isOpen ? ',' : '{'}${layout.line(inner)}${JSON.stringify(key)}${layout.colon}`
      isOpen = true
      return text
    }
    if (member instanceof LongList) yield* listTexts(member, inner, layout, head)
    else yield head() + layout.value(member, inner)
  }
  yield isOpen ? `${layout.line('')}}` : `{${layout.nothing}}`
}

/**
 * @param head - written before the list, if there is one.
 * @returns whether there is one.
 */
function* listTexts(
  list: LongList,
  indent: string,
  layout: Layout,
  head: () => string
): Generator<string, boolean> {
  const inner = `${indent}  `
  let isThere = !list.vanishes
  let isOpen = false
  if (isThere) yield head()
  for (let at = 0; at < list.length; at += 1) {
    const item = list.itemAt(at)
    const start = item === undefined || isThere ? '' : head()
    if (item !== undefined) isThere = true
    const shown = item === undefined ? undefined : list.shown(item)
    if (shown === undefined) yield start
    else {
      yield `${start}${isOpen ? ',' : '['}${layout.line(inner)}${layout.value(shown, inner)}`
      isOpen = true
    }
  }
  if (isOpen) yield `${layout.line(indent)}]`
  else if (isThere) yield `[${layout.nothing}]`
  return isThere
}
