/** Who may come through the search engine's door, and how its releases ask for it. */

/** The one user that there is. */
export interface SearchUser {
  /** Without a colon, which ends it in a header. */
  readonly name: string
  readonly password: string
}

/** An API key as a client has it. */
export interface ApiKeySecret {
  readonly id: string
  readonly key: string
}

/** What is asked for at the door. Everything in it is a secret, but for names and ids. */
export interface SearchSecurity {
  /** `null` where nobody comes in by name and password. */
  readonly user: SearchUser | null
  /** Those that are there from the start. */
  readonly apiKeys: readonly ApiKeySecret[]
}

/** What differs between products and releases. */
export interface SecurityTraits {
  /** What is judged first: every request, or one that a route has been found for. */
  readonly judges: 'everything' | 'routes'
  /** What is offered to whom it does not know, in `WWW-Authenticate`. */
  readonly basicChallenge: string
  /** How it refuses them: in an envelope of JSON, or with a word of text. */
  readonly refusal: 'envelope' | 'text'
  /** Whether there are API keys; in some releases only behind TLS, unless they are turned on. */
  readonly apiKeys: 'always' | 'with TLS' | 'never'
  /** Whether a list of API keys tells what each is made for. */
  readonly keyTypes: boolean
}

const elasticsearch7: SecurityTraits = {
  judges: 'routes',
  basicChallenge: 'Basic realm="security" charset="UTF-8"',
  refusal: 'envelope',
  apiKeys: 'with TLS',
  keyTypes: false
}
const elasticsearch8: SecurityTraits = { ...elasticsearch7, apiKeys: 'always' }
const headersFirst: SecurityTraits = { ...elasticsearch8, judges: 'everything' }

const openSearch2: SecurityTraits = {
  judges: 'routes',
  basicChallenge: 'Basic realm="OpenSearch Security"',
  refusal: 'text',
  apiKeys: 'never',
  keyTypes: false
}

/**
 * By product, and from which line on. Sources: Elasticsearch's documentation of the API key service (off without
 * TLS until 8.0), elastic/elasticsearch#110906 (the comma, in 8.15), its `SecurityRestFilter`, which wraps
 * handlers, and its `Netty4HttpHeaderValidator`, which comes before everything; OpenSearch's security plugin. Assumed
 * are the lines at which headers come to be judged first, 8.7 and 2.11, and that of the types of keys.
 */
export const securitySteps = {
  elasticsearch: [
    ['7.17', elasticsearch7],
    ['8.0', elasticsearch8],
    ['8.7', headersFirst],
    ['8.10', { ...headersFirst, keyTypes: true }],
    [
      '8.15',
      {
        ...headersFirst,
        keyTypes: true,
        basicChallenge: 'Basic realm="security", charset="UTF-8"'
      }
    ]
  ],
  opensearch: [
    ['2.0', openSearch2],
    ['2.11', { ...openSearch2, judges: 'everything' }]
  ]
} as const
