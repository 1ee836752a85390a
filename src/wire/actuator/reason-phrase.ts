const phrases: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  500: 'Internal Server Error',
  502: 'Bad Gateway'
}

/** The words of a status in Spring's `HttpStatus`. */
export function reasonPhrase(status: number): string {
  return phrases[status] ?? `Status ${status}`
}
