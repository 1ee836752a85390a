/** Every case there is. */
import type { ContractCase } from '../case.js'
import { searchSnapshotCases } from './search-snapshots.js'

export const contractCases: readonly ContractCase[] = [...searchSnapshotCases]
