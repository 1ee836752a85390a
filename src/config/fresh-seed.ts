import { randomInt } from 'node:crypto'

/** Letters and digits that nobody confuses, since a seed is copied from a log to a command line. */
const letters = '23456789abcdefghjkmnpqrstuvwxyz'

/** Another one each time: 12 letters. */
export function freshSeed(): string {
  return Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('')
}
