/** A promise about one behaviour, as data: what is sent, and what comes back. */
import type { Evidence } from './evidence.js'
import type { Pattern } from './pattern.js'
import type { Safety } from './safety.js'

/** Whose behaviour it is. `search` is Elasticsearch or OpenSearch. */
export const subjects = ['operate', 'tasklist', 'webapps', 'zeebe', 'optimize', 'search'] as const
export type Subject = (typeof subjects)[number]

/** A request, by what is behind it rather than by its address. Texts may hold `{names}` of variables. */
export interface Request {
  /** Whom it goes to; the case's own subject where absent. `control` is for what only a mock does. */
  readonly to?: Subject | 'control'
  readonly method: string
  /** Begins with a slash; sent as it is, byte for byte. */
  readonly path: string
  /** An object is sent as JSON, a text as it is. */
  readonly body?: Pattern
  readonly headers?: Readonly<Record<string, string>>
  /** Comes without what goes along with every other request, credentials among it. */
  readonly stranger?: true
  /**
   * What is sent instead, for what no HTTP client writes: each letter is a byte, `{host}` and `{base}` stand for the
   * name and the base path of the target, `{headers}` for the lines of the headers above and of those that go with
   * every request. The method and the path say what it is about.
   */
  readonly raw?: string
}

/** What has to come back. What is absent does not matter. */
export interface Expectation {
  /** 0 where the connection ends without a byte, which only raw bytes may bring about. */
  readonly status: number
  /** Names in small letters. `null` for a header that must not be there. */
  readonly headers?: Readonly<Record<string, Pattern>>
  /** JSON with its members in order; `''` for a body without a byte. */
  readonly json?: Pattern
  /** The body as text. */
  readonly text?: Pattern
}

export interface Step {
  readonly send: Request
  readonly expect: Expectation
  /** Sends again until the expectation holds, as long as the run allows: for what takes its time. */
  readonly eventually?: true
  /**
   * Takes back what this step does, whatever comes of it; the last first, once the case is over. What is gone
   * already is no trouble.
   */
  readonly undo?: readonly Request[]
  /** Puts down parts of the answer under names: a path such as `/snapshots/0/uuid`. */
  readonly keep?: Readonly<Record<string, string>>
}

/** What only a mock can be brought into, through its control API. */
export interface MockOnly {
  readonly conditions?: Readonly<Record<string, unknown>>
  /** Bodies of `POST /plans`. */
  readonly plans?: readonly Readonly<Record<string, unknown>>[]
  /** Body of `PUT /clock`, for what takes long: time runs afterwards as it did before. */
  readonly clock?: Readonly<Record<string, unknown>>
}

/** How a target must be set up for a case to be about it. */
export interface Setup {
  /** Changes nothing where the target is not so. */
  readonly send: Request
  readonly expect: Expectation
  /** What the target is not, as the end of a sentence that begins with "the target". */
  readonly otherwise: string
  /** Takes back what it does where the target is so, once the case is over. */
  readonly undo?: readonly Request[]
}

export interface ContractCase {
  /** Stable, such as `operate.create.accepted`: subject, operation, behaviour. */
  readonly id: string
  /** A sentence about the behaviour. */
  readonly title: string
  readonly subject: Subject
  /** The lines of Camunda that it is about, first and last; all that have the subject where absent. */
  readonly camunda?: readonly [first: string, last: string]
  /** The search engines that it is about, such as `elasticsearch:8.16-` or `opensearch`; all where absent. */
  readonly engines?: readonly string[]
  readonly evidence: readonly [Evidence, ...Evidence[]]
  /** In what the mock is known not to be like the original, and why; the case says what the original does. */
  readonly unlikeReal?: string
  /** It is run only where all of its classes are allowed. */
  readonly safety: Safety
  readonly mockOnly?: MockOnly
  /** Asked first; where the answer is another, the case is not run. */
  readonly onlyWhere?: Setup
  readonly steps: readonly [Step, ...Step[]]
}
