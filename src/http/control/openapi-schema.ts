import type { TSchema } from '@sinclair/typebox'
import { literalsOf } from '../../wire/control/allowed.js'
import { ClockAdvance, ClockMoved, ClockSetting, ClockState } from '../../wire/control/clock.js'
import { ConditionChange, ConditionState } from '../../wire/control/condition.js'
import { Event, Happened } from '../../wire/control/event.js'
import { Fault, FaultEffect, Faults, FaultWhen, ListedFault } from '../../wire/control/fault.js'
import { Gate, GateAwait, GateHold, Gates } from '../../wire/control/gate.js'
import { Incident } from '../../wire/control/incident.js'
import {
  Difference,
  JournalCounts,
  JournalEntry,
  JournalExpectation,
  JournalFilter,
  JournalPage,
  Verified
} from '../../wire/control/journal.js'
import {
  AppPlan,
  ListedPlan,
  Plan,
  Plans,
  ShardFailure,
  SnapshotPlan,
  ZeebePlan
} from '../../wire/control/plan.js'
import { AppliedScenario, Scenario, ScenarioList } from '../../wire/control/scenario.js'
import { Refusal } from '../../wire/control/schema.js'
import { Doors, Health } from '../../wire/control/server.js'
import { WorldState } from '../../wire/control/state.js'
import {
  TrueBackup,
  TrueBackups,
  TrueExporting,
  TrueSnapshot,
  TrueSnapshots
} from '../../wire/control/truth.js'
import { WorldInfo, WorldList, WorldRequest } from '../../wire/control/world.js'

type Json = Readonly<Record<string, unknown>>

/** Schemas with a name of their own, which become types in generated clients. */
export const named: Readonly<Record<string, TSchema>> = {
  Refusal,
  Health,
  Doors,
  ClockState,
  ClockSetting,
  ClockAdvance,
  ClockMoved,
  ConditionState,
  ConditionChange,
  Incident,
  Event,
  Happened,
  Plan,
  AppPlan,
  ZeebePlan,
  SnapshotPlan,
  ShardFailure,
  ListedPlan,
  Plans,
  Gate,
  GateHold,
  GateAwait,
  Gates,
  Fault,
  FaultWhen,
  FaultEffect,
  ListedFault,
  Faults,
  JournalPage,
  JournalEntry,
  JournalFilter,
  JournalExpectation,
  Verified,
  Difference,
  JournalCounts,
  TrueBackups,
  TrueBackup,
  TrueSnapshots,
  TrueSnapshot,
  TrueExporting,
  Scenario,
  AppliedScenario,
  ScenarioList,
  WorldState,
  WorldRequest,
  WorldInfo,
  WorldList
}

/**
 * A schema as OpenAPI 3.1 has it, which is JSON Schema 2020-12: one of several words is an `enum`, a tuple
 * has `prefixItems`, and what has a name is referred to.
 *
 * @param inFull - the schema itself, even if it has a name.
 */
export function schemaOf(schema: TSchema, { inFull = false } = {}): Json {
  const name = inFull ? undefined : nameOf(schema)
  if (name !== undefined) return { $ref: `#/components/schemas/${name}` }
  const { anyOf, properties, items, patternProperties, additionalItems: _, ...rest } = schema
  const words = literalsOf(schema)
  if (anyOf !== undefined && words.length > 0 && words.every(it => typeof it === 'string')) {
    return { ...rest, type: 'string', enum: words }
  }
  return {
    ...plain(rest),
    ...(anyOf !== undefined && { anyOf: anyOf.map((it: TSchema) => schemaOf(it)) }),
    ...(properties !== undefined && { properties: mapped(properties) }),
    ...itemsOf(items),
    ...(patternProperties !== undefined && {
      additionalProperties: mapped(patternProperties)['^(.*)$']
    })
  }
}

function itemsOf(items: TSchema | readonly TSchema[] | undefined): Json {
  if (items === undefined) return {}
  if (!Array.isArray(items)) return { items: schemaOf(items as TSchema) }
  return { prefixItems: items.map((it: TSchema) => schemaOf(it)), items: false }
}

function mapped(schemas: Readonly<Record<string, TSchema>>): Json {
  return Object.fromEntries(Object.entries(schemas).map(([name, it]) => [name, schemaOf(it)]))
}

function nameOf(schema: TSchema): string | undefined {
  return Object.entries(named).find(([, it]) => it === schema)?.[0]
}

/** Without the marks that are symbols. */
function plain(schema: Json): Json {
  return Object.fromEntries(Object.entries(schema))
}
