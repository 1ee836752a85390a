/**
 * Which characters Tomcat takes where. All strings here hold one byte per character (Latin-1), as
 * they came off the wire.
 *
 * Source: Tomcat 10.1, HttpParser.
 */

/** A method, a header name or a transfer coding. */
export const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/

/** A path in origin form; `%` is looked at when the path is decoded. */
export const pathCharacters = /^[A-Za-z0-9\-._~%!$&'()*+,;=:@/]*$/

/** A query; broken percent codes in it are the app's affair. */
export const queryCharacters = /^[A-Za-z0-9\-._~%!$&'()*+,;=:@/?]*$/

export const userInfoCharacters = /^[A-Za-z0-9\-._~%!$&'()*+,;=:]*$/

/** What may never stand in a header value: every control character but the tab. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
export const controlCharacters = /[\x00-\x08\x0a-\x1f\x7f]/
