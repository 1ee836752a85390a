import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')

/** Frees what nobody holds any more, in full and at once. */
export const collectGarbage: () => void = runInNewContext('gc')
