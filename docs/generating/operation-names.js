// @ts-check
/** The names of operations at the emulated doors, as the routes have them. */
import { readdirSync, readFileSync } from 'node:fs'

const folders = ['actuator', 'elasticsearch']

/**
 * @param {URL} http - the folder of the doors' sources.
 * @returns {readonly string[]} in alphabetical order.
 */
export function operationNames(http) {
  const files = folders.flatMap(folder =>
    readdirSync(new URL(`${folder}/`, http)).map(name => new URL(`${folder}/${name}`, http))
  )
  const texts = files.filter(it => it.pathname.endsWith('.ts')).map(it => readFileSync(it, 'utf8'))
  const names = texts.flatMap(it => [...it.matchAll(/operationId: '([\w.]+)'/g)])
  return [...new Set(names.map(([, name = '']) => name))].toSorted()
}
