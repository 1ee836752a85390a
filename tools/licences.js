// @ts-check
/** The licences of the libraries whose code is a part of the built files. */
import { readdirSync, readFileSync } from 'node:fs'

/**
 * @param {readonly string[]} files Everything that was put together.
 * @returns {string} Name, version and licence of each package among them, once each.
 */
export function licencesOf(files) {
  const folders = new Set(files.flatMap(file => packageFolder.exec(file)?.slice(1, 2) ?? []))
  const texts = [...folders].toSorted().map(licenceIn)
  return [...new Set(texts)].join(`\n${'-'.repeat(80)}\n\n`)
}

/** The innermost package: libraries may have others of their own. */
const packageFolder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//

/** @param {string} folder */
function licenceIn(folder) {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
  const file = readdirSync(folder).find(it => /^licen[cs]e/i.test(it))
  const text = file === undefined ? '' : `\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}\n`
  if (license === undefined && text === '') throw new Error(`${folder} does not say its licence`)
  return `${name} ${version} (${license ?? 'see below'})\n${text}`
}
