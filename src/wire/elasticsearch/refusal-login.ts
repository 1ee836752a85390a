/** How those are refused whom the search engine does not know. */
import { unreachable } from '../../domain/assert.js'
import type { SearchRefusal } from '../../domain/refusal.js'
import type { LoginProblem } from '../../domain/search-credentials.js'
import type { SecurityTraits } from '../../domain/search-security.js'
import { type ErrorAnswer, failure } from './refusal-envelope.js'

type LoginRefusal = Extract<SearchRefusal, { code: 'UNAUTHENTICATED' }>

/** Sources: seen on clusters; Elasticsearch, `DefaultAuthenticationFailureHandler`; OpenSearch, `HTTPBasicAuthenticator`. */
export function loginFailure(refusal: LoginRefusal, traits: SecurityTraits): ErrorAnswer {
  const { problem, uri } = refusal
  if (traits.refusal === 'text') {
    return { status: 401, text: 'Unauthorized', challenges: [traits.basicChallenge] }
  }
  // What cannot be read is refused where basic credentials are read, which offers nothing else.
  const challenges =
    problem.kind === 'unreadable' ? [traits.basicChallenge] : challengesOf(refusal, traits)
  const attempts =
    problem.kind === 'credentials' ? { additional_unsuccessful_credentials: problem.attempt } : {}
  const [first] = challenges
  const header = { 'WWW-Authenticate': challenges.length === 1 ? first : challenges }
  const cause = problem.kind === 'unreadable' ? problem.cause : undefined
  const extra = { ...attempts, header }
  return {
    ...failure(401, 'security_exception', reasonOf(problem, uri), extra, cause),
    challenges
  }
}

/** What is offered, in the order of the original; a list of one is printed as a text. */
function challengesOf(
  { isOverTls, takesApiKeys }: LoginRefusal,
  { basicChallenge }: SecurityTraits
): readonly string[] {
  return [
    basicChallenge,
    ...(isOverTls ? ['Bearer realm="security"'] : []),
    ...(takesApiKeys ? ['ApiKey'] : [])
  ]
}

function reasonOf(problem: LoginProblem, uri: string): string {
  switch (problem.kind) {
    case 'missing':
      return `missing authentication credentials for REST request [${uri}]`
    case 'user':
      return `unable to authenticate user [${problem.user}] for REST request [${uri}]`
    case 'credentials':
      return 'unable to authenticate with provided credentials and anonymous access is not allowed for this request'
    case 'unreadable':
      return problem.reason
    default:
      return unreachable(problem)
  }
}
