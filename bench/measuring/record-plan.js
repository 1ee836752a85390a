// @ts-check
import { writeFloorPlan } from '../servers/trio.js'
import { askSuccessfully } from './recording.js'

/**
 * Asks a mock, and writes down what it says for the floors to say.
 *
 * @param {string} url
 * @param {Omit<import('./recording.js').FloorPlan, 'answer'>} plan
 * @returns {Promise<string>} The file.
 */
export async function recordPlan(url, plan) {
  return writeFloorPlan({ ...plan, answer: await askSuccessfully(url, plan.request) })
}
