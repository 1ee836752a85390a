/** A server on the time that a test gives it, and its control API over HTTP. */
import { createServer } from 'node:net'
import type { Test } from 'tap'
import { type Answer, ask } from './ask.js'
import { startHere } from './started.js'

/** Time outside, and the one alarm that is set. */
export function handTime() {
  const time = { nowMs: Date.parse('2030-01-01T00:00:00Z'), now: () => time.nowMs }
  const alarms: { readonly ringsMs: number; readonly ring: () => void }[] = []
  return {
    time,
    alarms,
    alarm(delayMs: number, ring: () => void) {
      const one = { ringsMs: time.nowMs + delayMs, ring }
      alarms.push(one)
      return () => {
        const at = alarms.indexOf(one)
        if (at >= 0) alarms.splice(at, 1)
      }
    },
    /** Lets time pass without anybody being woken. */
    pass(ms: number) {
      time.nowMs += ms
    },
    /** Rings the alarm if it is due. */
    ring() {
      const [due] = alarms.filter(it => it.ringsMs <= time.nowMs)
      if (due === undefined) return false
      alarms.splice(alarms.indexOf(due), 1)
      due.ring()
      return true
    }
  }
}

/** A server whose worlds age by hand. */
export async function worldServer(t: Test, args: readonly string[] = []) {
  const hand = handTime()
  const { time, alarm } = hand
  const server = await startHere(t, ['--clock=manual', ...args], { time, alarm })
  const base = `${server.ready.doors.control}`
  const control = async (method: string, path: string, body?: unknown) => {
    const answer = await ask(method, base + path, body)
    return { ...answer, json: answer.body === '' ? undefined : JSON.parse(answer.body) }
  }
  return { ...hand, server, base, control }
}

/** Whether something listens there. */
export async function isOpen(url: string): Promise<boolean> {
  const probe = createServer()
  const { hostname, port } = new URL(url)
  return await new Promise(resolve => {
    probe.once('error', () => resolve(true))
    probe.listen(Number(port), hostname, () => probe.close(() => resolve(false)))
  })
}

export type { Answer }
