import type { JournalEntry } from './journal-entry.js'
import { isMeant, type JournalFilter, likeness } from './journal-filter.js'

/** What a journal must hold. */
export type Verification =
  | {
      readonly count: {
        readonly of: JournalFilter
        readonly exactly?: number
        /** 1 where no number is given at all. */
        readonly atLeast?: number
        readonly atMost?: number
      }
    }
  /** In this order; others may stand between them, unless `strict`. */
  | { readonly sequence: readonly JournalFilter[]; readonly strict?: boolean }

export type Verdict =
  | { readonly ok: true }
  /** `difference` says in lines what was expected and what came closest. */
  | { readonly ok: false; readonly difference: string }

/** How many entries a difference shows. */
const shownMax = 5

/** @param entries - from the oldest to the newest. */
export function verify(entries: readonly JournalEntry[], wish: Verification): Verdict {
  return 'count' in wish ? verifyCount(entries, wish.count) : verifySequence(entries, wish)
}

type Count = Extract<Verification, { readonly count: unknown }>['count']

function verifyCount(entries: readonly JournalEntry[], count: Count): Verdict {
  const { of, exactly, atMost, atLeast = atMost === undefined ? 1 : 0 } = count
  const found = entries.filter(entry => isMeant(of, entry))
  const isEnough =
    exactly === undefined
      ? found.length >= atLeast && found.length <= (atMost ?? Number.POSITIVE_INFINITY)
      : found.length === exactly
  if (isEnough) return { ok: true }
  const expected = `expected ${wordsOf({ exactly, atLeast, atMost })} of ${told(of)}`
  const lines = [`${expected}, but found ${found.length}`]
  const shown = found.length > 0 ? found : closest(entries, of)
  const heading = found.length > 0 ? 'found:' : 'closest:'
  if (shown.length > 0) lines.push(heading, ...listed(shown))
  return { ok: false, difference: lines.join('\n') }
}

function wordsOf({ exactly, atLeast, atMost }: Partial<Record<keyof Count, number | undefined>>) {
  if (exactly !== undefined) return `exactly ${exactly}`
  if (atMost === undefined) return `at least ${atLeast}`
  return atLeast === 0 ? `at most ${atMost}` : `${atLeast} to ${atMost}`
}

function verifySequence(
  entries: readonly JournalEntry[],
  { sequence, strict = false }: Extract<Verification, { readonly sequence: unknown }>
): Verdict {
  const longest = strict ? longestRun(entries, sequence) : inOrder(entries, sequence)
  if (longest.length === sequence.length) return { ok: true }
  const missing = sequence[longest.length] ?? {}
  const behind = longest.at(-1)
  const rest = behind === undefined ? entries : entries.filter(entry => entry.id > behind.id)
  const place = behind === undefined ? '' : ` behind #${behind.id}`
  const manner = strict ? 'directly' : 'anywhere'
  const step = `step ${longest.length + 1} of ${sequence.length}`
  const lines = [`expected ${step}, ${told(missing)}, ${manner}${place}, but it is not there`]
  if (longest.length > 0) lines.push('found before it:', ...listed(longest))
  const near = strict ? rest.slice(0, 1) : closest(rest, missing)
  if (near.length > 0) lines.push(strict ? 'instead:' : 'closest:', ...listed(near))
  return { ok: false, difference: lines.join('\n') }
}

/** The entries that fulfil as many steps as can be, each as early as possible. */
function inOrder(
  entries: readonly JournalEntry[],
  sequence: readonly JournalFilter[]
): JournalEntry[] {
  const found: JournalEntry[] = []
  for (const entry of entries) {
    const step = sequence[found.length]
    if (step === undefined) break
    if (isMeant(step, entry)) found.push(entry)
  }
  return found
}

/** The longest beginning of the sequence that stands in one piece. */
function longestRun(
  entries: readonly JournalEntry[],
  sequence: readonly JournalFilter[]
): JournalEntry[] {
  let longest: JournalEntry[] = []
  for (const start of entries.keys()) {
    const run: JournalEntry[] = []
    for (const step of sequence) {
      const entry = entries[start + run.length]
      if (entry === undefined || !isMeant(step, entry)) break
      run.push(entry)
    }
    if (run.length > longest.length) longest = run
  }
  return longest
}

/** Those that answer most of the questions as asked, at least one; the latest first. */
function closest(entries: readonly JournalEntry[], filter: JournalFilter): JournalEntry[] {
  const rated = entries.map(entry => ({ entry, score: likeness(filter, entry) }))
  const best = Math.max(0, ...rated.map(({ score }) => score))
  if (best === 0) return []
  return rated.flatMap(({ entry, score }) => (score === best ? [entry] : [])).toReversed()
}

/** A filter in words: `product=operate status=502`. */
function told(filter: JournalFilter): string {
  const asked = Object.entries(filter).filter(([, value]) => value !== undefined)
  return asked.length === 0 ? 'any request' : asked.map(it => it.join('=')).join(' ')
}

function listed(entries: readonly JournalEntry[]): string[] {
  const lines = entries.slice(0, shownMax).map(({ id, product, method, url, why }) => {
    return `  #${id} ${product} ${method} ${url}: ${why.text}`
  })
  const more = entries.length - lines.length
  return more > 0 ? [...lines, `  and ${more} more`] : lines
}
