import { customAlphabet } from 'nanoid'

/** Letters and digits that nobody confuses, since a seed is copied from a log to a command line. */
export const freshSeed = customAlphabet('23456789abcdefghjkmnpqrstuvwxyz', 12)
