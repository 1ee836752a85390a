/** All descriptions as one page for people, which needs nothing beside itself. */
import {
  type DocsContent,
  type DocsDocument,
  type DocsOperation,
  type DocsParameter,
  type DocsRow,
  docsRows
} from './docs-document.js'
import { shapeOf } from './docs-shape.js'
import { escaped, htmlTable } from './html.js'

/** One description, and the address of its JSON, from the page. */
export interface DocsChapter {
  /** Such as `operate`; the name of the chapter within the page. */
  readonly name: string
  readonly address: string
  readonly document: DocsDocument
}

export function docsPage(chapters: readonly DocsChapter[]): string {
  const links = chapters.map(
    ({ name, document }) => `<a href="#${name}">${escaped(shortTitle(document))}</a>`
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>c8-backup-mock</title>
<style>${style}</style>
</head>
<body>
<h1>What can be asked here</h1>
<nav>${links.join('\n')}</nav>
${chapters.map(chapterOf).join('\n')}
</body>
</html>
`
}

function shortTitle({ info: { title, version } }: DocsDocument): string {
  return `${title.replace(', as c8-backup-mock serves it', '').replace('c8-backup-mock: ', '')} ${version}`
}

function chapterOf({ name, address, document }: DocsChapter): string {
  const rows = docsRows(document)
  const tags = [...new Set(rows.flatMap(it => it.operation.tags))]
  const parts = tags.map(tag => {
    const own = rows.filter(it => it.operation.tags.includes(tag))
    return `<h3>${escaped(tag)}</h3>\n${own.map(it => rowOf(it, document)).join('\n')}`
  })
  const schemas = Object.entries(document.components.schemas ?? {}).map(
    ([title, schema]) =>
      `<details><summary><code>${escaped(title)}</code></summary><pre>${escaped(shapeOf(schema))}</pre></details>`
  )
  return `<section id="${name}">
<h2>${escaped(shortTitle(document))}</h2>
<p>${escaped(document.info.description)}</p>
<p><a href="${escaped(address)}">OpenAPI as JSON</a></p>
${parts.join('\n')}
${schemas.length === 0 ? '' : `<h3>What is named above</h3>\n${schemas.join('\n')}`}
</section>`
}

function rowOf({ method, path, operation }: DocsRow, document: DocsDocument): string {
  const { operationId, summary } = operation
  return `<details><summary><b class="${method}">${method}</b> <code>${escaped(path)}</code> ${escaped(summary)}</summary>
<p><code>${escaped(operationId)}</code></p>
${parametersOf(operation, document)}${bodyOf(operation)}${answersOf(operation)}</details>`
}

function parametersOf({ parameters = [] }: DocsOperation, document: DocsDocument): string {
  if (parameters.length === 0) return ''
  const rows = parameters.map(it => {
    const found = '$ref' in it ? shared(it.$ref, document) : it
    if (found === undefined) return []
    const { name, in: place, required, schema, description = '' } = found
    const shape = `<code>${escaped(shapeOf(schema))}</code>`
    return [
      `<code>${escaped(name)}</code>`,
      place,
      required ? 'yes' : '',
      shape,
      escaped(description)
    ]
  })
  return `${htmlTable([['Parameter', 'In', 'Required', 'Value', 'Meaning'], ...rows])}\n`
}

function shared(ref: string, { components }: DocsDocument): DocsParameter | undefined {
  return components.parameters?.[ref.split('/').at(-1) ?? '']
}

function bodyOf({ requestBody }: DocsOperation): string {
  if (requestBody === undefined) return ''
  const title = requestBody.required ? 'Body' : 'Body, which may be missing'
  return `<p>${title}</p>\n${contentOf(requestBody)}\n`
}

function answersOf({ responses }: DocsOperation): string {
  const rows = Object.entries(responses).map(([status, it]) => [
    status,
    `${escaped(it.description ?? 'A refusal')}${contentOf(it)}`
  ])
  return htmlTable([['Status', 'Answer'], ...rows])
}

function contentOf({ content = {} }: DocsContent): string {
  const parts = Object.entries(content).map(
    ([type, { schema }]) =>
      `<pre><small>${escaped(type)}</small>\n${escaped(shapeOf(schema))}</pre>`
  )
  return parts.join('')
}

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
nav { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; }
details { border-bottom: 1px solid #8884; padding: .2rem 0; }
details > :not(summary) { margin-left: 1.5rem; }
summary { cursor: pointer; }
summary b { display: inline-block; min-width: 4.5rem; }
.GET { color: #1e8449; } .POST, .PUT, .PATCH { color: #b9770e; } .DELETE { color: #c0392b; }
table { border-collapse: collapse; margin: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .2rem .8rem .2rem 0; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .2rem 0; }
small { opacity: .7; }
`
