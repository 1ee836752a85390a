/** Snippets in JavaScript and TypeScript: whether they fit the package's types, and whether they run. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Test } from 'tap'
import ts from 'typescript'
import { foreignEnvironment } from '../started.js'
import type { Snippet } from './page.js'

/** Of packages that are not at hand, what the pages use. */
const strangers = `
declare module 'vitest' {
  type Body = () => unknown
  interface Test { (name: string, body: Body): void; concurrent(name: string, body: Body): void }
  export const test: Test
  export const beforeAll: (body: Body) => void
  export const afterAll: (body: Body) => void
  export function expect(found: unknown): { toBe(it: unknown): void; toEqual(it: unknown): void }
}
declare module '@jest/globals' {
  export { test, beforeAll, afterAll, expect } from 'vitest'
}
declare module 'testcontainers' {
  export class GenericContainer {
    constructor(image: string)
    withEnvironment(it: Record<string, string>): this
    withExposedPorts(...ports: number[]): this
    withWaitStrategy(it: unknown): this
    start(): Promise<{ getHost(): string; getMappedPort(port: number): number }>
  }
  export const Wait: { forHealthCheck(): unknown }
}
`

/** A project of somebody who has the package. */
function project(t: Test): string {
  const folder = t.testdir({
    'package.json': '{"type":"module","private":true}',
    'strangers.d.ts': strangers,
    node_modules: { 'c8-backup-mock': t.fixture('symlink', process.cwd()) }
  })
  return folder
}

const language: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: ['node']
}

/** The compiler has nothing to say about them. */
export async function fitsTypes(t: Test, snippets: readonly Snippet[]): Promise<void> {
  const folder = project(t)
  const files = snippets.map(({ text }, index) => {
    const file = path.join(folder, `snippet-${index}.ts`)
    writeFileSync(file, text)
    return file
  })
  const program = ts.createProgram([path.join(folder, 'strangers.d.ts'), ...files], {
    ...language,
    typeRoots: [path.resolve('node_modules/@types')]
  })
  const complaints = ts
    .getPreEmitDiagnostics(program)
    .map(it => `${it.file?.fileName}: ${ts.flattenDiagnosticMessageText(it.messageText, '\n')}`)
  t.strictSame(complaints, [])
}

/** They run under Node.js by themselves, and end well. */
export async function runs(t: Test, snippets: readonly Snippet[]): Promise<void> {
  const folder = project(t)
  for (const { heading, line, text } of snippets) {
    const file = path.join(folder, `line-${line}.js`)
    writeFileSync(file, javaScript(text))
    const child = spawn(process.execPath, [file], { cwd: folder, env: foreignEnvironment() })
    let out = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', it => {
        out += it
      })
    }
    const [code] = await once(child, 'close')
    t.equal(code, 0, heading, { out })
    t.notMatch(out, /^not ok|Error:/m)
  }
}

function javaScript(text: string): string {
  const compilerOptions = { ...language, module: ts.ModuleKind.ESNext }
  return ts.transpileModule(text, { compilerOptions }).outputText
}
