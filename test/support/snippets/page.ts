/** Pages taken apart: what they tell people to type, and what is then to be seen. */
import { readFileSync } from 'node:fs'

/** A fenced block. */
export interface Snippet {
  readonly language: string
  readonly text: string
  /** Of the nearest heading above it. */
  readonly heading: string
  /** Of its fence, from 1. */
  readonly line: number
  /** The `text` block behind it, where there is one: what it prints. */
  readonly output: string | undefined
}

const fence = /^```(\w*)\n([\s\S]*?)^```$/gm

/** @throws Error where a `text` block stands behind no other, or a fence has no language. */
export function snippetsOf(page: string): Snippet[] {
  const text = readFileSync(page, 'utf8')
  const found: Snippet[] = []
  for (const { 1: language = '', 2: body = '', index } of text.matchAll(fence)) {
    const before = text.slice(0, index)
    const line = before.split('\n').length
    if (language === '') throw new Error(`${page}:${line} has no language`)
    if (language !== 'text') {
      found.push({ language, text: body, heading: lastHeading(before), line, output: undefined })
      continue
    }
    const last = found.pop()
    if (last === undefined || last.output !== undefined) {
      throw new Error(`${page}:${line} is the output of nothing`)
    }
    found.push({ ...last, output: body })
  }
  return found
}

function lastHeading(text: string): string {
  const outside = text.replaceAll(fence, '')
  return [...outside.matchAll(/^#+ (.+)$/gm)].at(-1)?.[1] ?? ''
}
