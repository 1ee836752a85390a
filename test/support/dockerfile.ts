/** Reads Dockerfiles of the plain kind: no heredocs, no parser directives, no quotes outside JSON. */

export interface Instruction {
  /** In upper case, such as `COPY`. */
  readonly word: string
  /** By name, without the dashes: `from` of `COPY --from=build`. */
  readonly flags: Readonly<Record<string, string>>
  /** What follows the flags, on one line. */
  readonly rest: string
}

export interface Stage {
  /** The image as written, with build arguments in it. */
  readonly base: string
  readonly name: string | undefined
  readonly instructions: readonly Instruction[]
}

export interface Dockerfile {
  /** Build arguments that the bases may name, with their defaults. */
  readonly args: Readonly<Record<string, string>>
  readonly stages: readonly Stage[]
}

export function parseDockerfile(text: string): Dockerfile {
  const args: Record<string, string> = {}
  const stages: { base: string; name: string | undefined; instructions: Instruction[] }[] = []
  for (const instruction of instructionsOf(text)) {
    const stage = stages.at(-1)
    if (instruction.word === 'FROM') {
      const [base = '', as, name] = instruction.rest.split(/\s+/)
      stages.push({ base, name: as?.toUpperCase() === 'AS' ? name : undefined, instructions: [] })
    } else if (stage === undefined) {
      if (instruction.word !== 'ARG') throw new Error(`${instruction.word} before the first FROM`)
      Object.assign(args, assignments(instruction.rest))
    } else stage.instructions.push(instruction)
  }
  return { args, stages }
}

/** The instructions of one kind, in their order. */
export function ofKind({ instructions }: Stage, word: string): readonly Instruction[] {
  return instructions.filter(it => it.word === word)
}

/** Returns the words of `["exec", "form"]`, or throws for the shell form. */
export function execWords(rest: string): readonly string[] {
  const words: unknown = JSON.parse(rest)
  if (!Array.isArray(words) || !words.every(it => typeof it === 'string')) {
    throw new Error(`not an exec form: ${rest}`)
  }
  return words
}

/** `A=b C=d` as an object. Throws for the form with a blank, which is deprecated. */
export function assignments(rest: string): Record<string, string> {
  const pairs = rest.split(/\s+/).map(pair => {
    const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/.exec(pair) ?? []
    if (name === undefined || value === undefined) throw new Error(`not NAME=value: ${pair}`)
    return [name, value]
  })
  return Object.fromEntries(pairs)
}

function instructionsOf(text: string): readonly Instruction[] {
  return text
    .split('\n')
    .filter(line => !/^\s*(#|$)/.test(line))
    .join('\n')
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .map(instructionOf)
}

function instructionOf(line: string): Instruction {
  const [, word, flagText = '', rest] = /^([A-Za-z]+)((?:\s+--\S+)*)\s+(.*\S)\s*$/.exec(line) ?? []
  if (word === undefined || rest === undefined) throw new Error(`not an instruction: ${line}`)
  const flags = [...flagText.matchAll(/--([\w-]+)=(\S+)/g)].map(([, name, value]) => [name, value])
  return { word: word.toUpperCase(), flags: Object.fromEntries(flags), rest }
}
