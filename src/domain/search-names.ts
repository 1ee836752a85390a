/**
 * What Elasticsearch accepts as a name. A rule is the end of the sentence that refuses a name breaking it;
 * the first one broken is the one that is told.
 */

type Rule = readonly [broken: (name: string) => boolean, rule: string]

/** What a file name must not hold. The original prints a set, whose order is not stable. */
const forbidden = ['"', ' ', '*', '\\', '<', '|', ',', '>', '/', '?']
const forbiddenText = `must not contain the following characters [${forbidden.join(', ')}]`

const holdsForbidden = (name: string) => forbidden.some(character => name.includes(character))
const notLowercase = (name: string) => name !== name.toLowerCase()

/** Source: Elasticsearch, `SnapshotsService.validate`. */
const snapshotRules: readonly Rule[] = [
  [name => name === '', 'cannot be empty'],
  [name => name.includes(' '), 'must not contain whitespace'],
  [name => name.includes(','), "must not contain ','"],
  [name => name.includes('#'), "must not contain '#'"],
  [name => name.startsWith('_'), "must not start with '_'"],
  [notLowercase, 'must be lowercase'],
  [holdsForbidden, forbiddenText]
]

/** Source: Elasticsearch, `RepositoriesService.validate`. */
const repositoryRules: readonly Rule[] = [
  [name => name === '', 'cannot be empty'],
  [name => name.includes('#'), "must not contain '#'"],
  [holdsForbidden, forbiddenText]
]

const indexNameBytesMax = 255

/** Source: Elasticsearch, `MetadataCreateIndexService.validateIndexOrAliasName`. */
const aliasRules: readonly Rule[] = [
  [name => name === '', 'must not be empty'],
  [holdsForbidden, forbiddenText],
  [name => name.includes('#'), "must not contain '#'"],
  [name => name.includes(':'), "must not contain ':'"],
  [name => /^[-_+]/.test(name), "must not start with '_', '-', or '+'"],
  [
    name => utf8Bytes(name) > indexNameBytesMax,
    `index name is too long, (longer than ${indexNameBytesMax} bytes)`
  ],
  [name => name === '.' || name === '..', "must not be '.' or '..'"]
]

/** An alias may have capitals, an index may not. */
const indexRules: readonly Rule[] = [...aliasRules, [notLowercase, 'must be lowercase']]

export const snapshotNameRule = (name: string) => firstBroken(snapshotRules, name)
export const repositoryNameRule = (name: string) => firstBroken(repositoryRules, name)
export const aliasNameRule = (name: string) => firstBroken(aliasRules, name)
export const indexNameRule = (name: string) => firstBroken(indexRules, name)

function firstBroken(rules: readonly Rule[], name: string): string | undefined {
  return rules.find(([broken]) => broken(name))?.[1]
}

function utf8Bytes(text: string): number {
  return new TextEncoder().encode(text).length
}
