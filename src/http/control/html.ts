/** Text as HTML has it, in content and in attributes alike. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, it => entities[it] ?? it)
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;'
}

/** A table, its first row the head; cells are HTML already. */
export function htmlTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map(it => `<${tag}>${it}</${tag}>`).join('')}</tr>`
  return `<table>${[line(head, 'th'), ...rows.map(it => line(it, 'td'))].join('')}</table>`
}
