/** What somebody says of himself at the search engine's door, and why that will not do. */
import type { SearchCause } from './refusal.js'

export type SearchCredentials =
  /** None at all, or of a kind that is not asked for. */
  | { readonly kind: 'none' }
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  | { readonly kind: 'apiKey'; readonly id: string; readonly key: string }
  | { readonly kind: 'bearer' }
  | { readonly kind: 'unreadableBasic'; readonly reason: string; readonly cause?: SearchCause }
  | { readonly kind: 'unreadableApiKey'; readonly reason: string }

/** Why somebody is not let in. */
export type LoginProblem =
  | { readonly kind: 'missing' }
  | { readonly kind: 'user'; readonly user: string }
  /** Credentials that are not those of a user; `attempt` says what is the matter with them. */
  | { readonly kind: 'credentials'; readonly attempt: string }
  | { readonly kind: 'unreadable'; readonly reason: string; readonly cause?: SearchCause }

/** Who came in. */
export type SearchSubject =
  | { readonly kind: 'user'; readonly name: string }
  | { readonly kind: 'apiKey'; readonly id: string; readonly name: string; readonly owner: string }
