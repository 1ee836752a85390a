/** The web applications as one, from 8.8 on. */
import type { FamilyPlace } from './family.js'

export async function addWebapps(_place: FamilyPlace): Promise<void> {}
