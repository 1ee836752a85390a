/** The container as its files describe it, and the configuration that the process inside will have. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type Config, readConfig } from '../../src/config.js'
import {
  assignments,
  type Dockerfile,
  execWords,
  ofKind,
  parseDockerfile,
  type Stage
} from './dockerfile.js'

export const composeText = readFileSync('docker/compose.yaml', 'utf8')
export const dockerfile: Dockerfile = parseDockerfile(readFileSync('Dockerfile', 'utf8'))

/** The last stage, which becomes the image. */
export const runtime: Stage = theLast(dockerfile.stages)

/** The service of the composition. */
export const service = parse(composeText).services.camunda

/** Environment variables of the image. */
export const imageEnvironment: Readonly<Record<string, string>> = Object.assign(
  {},
  ...ofKind(runtime, 'ENV').map(({ rest }) => assignments(rest))
)

/** Reads the environment as the process in the container will. Throws for what it would refuse. */
export function configIn(env: Readonly<Record<string, string>>): Config {
  const readFile = (path: string) => {
    throw new Error(`there is no ${path} in the image`)
  }
  return readConfig({ argv: [], env, readFile, freshSeed: () => 'fresh' }).config
}

/** The words of the image's health check. */
export function healthCheckWords(): readonly string[] {
  const [check] = ofKind(runtime, 'HEALTHCHECK')
  const [, command] = /^CMD (.*)$/.exec(check?.rest ?? '') ?? []
  if (command === undefined) throw new Error('the image has a health check')
  return execWords(command)
}

function theLast<T>(items: readonly T[]): T {
  const last = items.at(-1)
  if (last === undefined) throw new Error('there is at least one')
  return last
}
