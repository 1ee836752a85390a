// @ts-check

/**
 * A table, its first row the head.
 *
 * @param {readonly (readonly string[])[]} rows
 */
export function table([head = [], ...rows]) {
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map(it => it.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** @param {unknown} text */
export function code(text) {
  return `\`${text}\``
}

/**
 * From the first to the last, or the one that there is: `8.2–8.7`.
 *
 * @param {string} first
 * @param {string} last
 */
export function span(first, last) {
  return first === last ? first : `${first}–${last}`
}

/**
 * Neighbours with the same text become one.
 *
 * @template T
 * @param {readonly T[]} items - in order.
 * @param {(item: T) => string | undefined} textOf - `undefined` for an item that is left out.
 * @returns {readonly { readonly text: string, readonly first: T, readonly last: T }[]}
 */
export function runs(items, textOf) {
  /** @type {{ text: string, first: T, last: T }[]} */
  const found = []
  /** @type {{ text: string, first: T, last: T } | undefined} */
  let open
  for (const item of items) {
    const text = textOf(item)
    if (text !== undefined && open?.text === text) open.last = item
    else {
      open = text === undefined ? undefined : { text, first: item, last: item }
      if (open !== undefined) found.push(open)
    }
  }
  return found
}
