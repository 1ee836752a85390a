/** What is imitated while requests are made up: every release line, and every search engine beside two of them or more. */
export const releases = [
  '8.1',
  '8.2',
  '8.3',
  '8.4',
  '8.5',
  '8.6',
  '8.7',
  '8.8',
  '8.9',
  '8.10',
  'all'
] as const

export const engines = [
  'elasticsearch:7.17',
  'elasticsearch:8.17',
  'elasticsearch:9.2',
  'opensearch:2.19',
  'opensearch:3.3'
] as const
