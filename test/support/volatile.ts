/**
 * Puts a word where each run has a value of its own, and leaves every other byte: two texts are then equal
 * only if their members, the order of these, and all blanks are.
 */
export function withoutVolatile(body: string): string {
  return volatile.reduce((text, [pattern, word]) => text.replace(pattern, word), body)
}

const volatile: readonly (readonly [RegExp, string])[] = [
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000/g, '<time with offset>'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z/g, '<nanoseconds>'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '<milliseconds>'],
  [/(?<=\d_)\d{4}-\d\d-\d\d(?=")/g, '<day>'],
  [/(?<=_in_(millis|bytes)":)\d+/g, '<number>'],
  [/(?<="checkpointPosition":)\d+/g, '<number>'],
  [/(?<="snapshotId":")\d+-\d+-\d+-\d+(?=")/g, '<snapshot>'],
  [/(?<="uuid":")[\w-]{22}(?=")/g, '<uuid>'],
  [/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g, '<random uuid>']
]
