import { clusterDefaults, readOnlyBlock } from '../../domain/cluster-setting-rules.js'
import {
  changedSettings,
  clusterSettingsAnswer,
  mustBeSettable,
  readClusterSettings,
  settingsChangeAnswer
} from '../../wire/elasticsearch/cluster-settings.js'
import type { World } from '../../world/world.js'
import type { SearchRoute } from './route.js'

/** What the cluster is set to. */
export const clusterSettingRoutes: readonly SearchRoute[] = [
  {
    operationId: 'elasticsearch.getClusterSettings',
    demand: 'read',
    methods: ['GET'],
    paths: ['/_cluster/settings'],
    parameters: ['flat_settings', 'include_defaults', 'master_timeout', 'timeout', 'local'],
    answer({ world: { metadata }, query, traits }) {
      const defaults = query.flag('include_defaults', false) ? clusterDefaults(traits) : undefined
      const given = {
        persistent: metadata.changed?.settings ?? {},
        transient: metadata.transient
      }
      const isFlat = query.flag('flat_settings', false)
      return { json: clusterSettingsAnswer(given, { isFlat, defaults }) }
    }
  },
  {
    operationId: 'elasticsearch.putClusterSettings',
    demand: ({ body }) => (readClusterSettings(body()).liftsReadOnly ? 'unblock' : 'change'),
    methods: ['PUT'],
    paths: ['/_cluster/settings'],
    parameters: ['flat_settings', 'master_timeout', 'timeout'],
    answer({ world, query, body }) {
      const change = readClusterSettings(body())
      mustBeSettable(change)
      const { metadata } = world
      metadata.transient = changedSettings(metadata.transient, change.transient)
      if (Object.keys(change.persistent).length > 0) {
        const { global } = metadata
        const settings = changedSettings(global.settings, change.persistent)
        metadata.global = { ...global, settings }
      }
      obeyBlock(world, change)
      return { json: settingsChangeAnswer(change, query.flag('flat_settings', false)) }
    }
  }
]

/** The block that a client sets is the one that a test sets: whoever lifts it lifts it for both. */
function obeyBlock(
  { conditions, metadata }: World,
  { persistent, transient }: ReturnType<typeof readClusterSettings>
): void {
  if (!(readOnlyBlock in persistent || readOnlyBlock in transient)) return
  const isReadOnly = conditions.current().elasticsearch.kind === 'readOnly'
  const isAsked = metadata.setting(readOnlyBlock) === 'true'
  if (isAsked && !isReadOnly) conditions.set({ elasticsearch: { kind: 'readOnly' } })
  if (!isAsked && isReadOnly) conditions.set({ elasticsearch: { kind: 'reachable' } })
}
