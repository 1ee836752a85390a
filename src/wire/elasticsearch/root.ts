import { type Static, Type } from '@sinclair/typebox'
import type { SearchTraits } from '../../domain/search-traits.js'
import type { Identity } from './cluster.js'

/** `GET /`. Elasticsearch names its flavor behind the number, OpenSearch its distribution before it. */
export const RootInfo = Type.Object({
  name: Type.String(),
  cluster_name: Type.String(),
  cluster_uuid: Type.String(),
  version: Type.Object({
    distribution: Type.Optional(Type.String()),
    number: Type.String(),
    build_flavor: Type.Optional(Type.String()),
    build_type: Type.String(),
    build_hash: Type.String(),
    build_date: Type.String(),
    build_snapshot: Type.Boolean(),
    lucene_version: Type.String(),
    minimum_wire_compatibility_version: Type.String(),
    minimum_index_compatibility_version: Type.String()
  }),
  tagline: Type.String()
})
export type RootInfo = Static<typeof RootInfo>

const voices = {
  elasticsearch: {
    before: {},
    behind: { build_flavor: 'default', build_type: 'docker' },
    tagline: 'You Know, for Search'
  },
  opensearch: {
    before: { distribution: 'opensearch' },
    behind: { build_type: 'tar' },
    tagline: 'The OpenSearch Project: https://opensearch.org/'
  }
} as const

/** What OpenSearch calls itself for clients that know Elasticsearch only. */
const overriddenNumber = '7.10.2'

/**
 * Source: Elasticsearch and OpenSearch, `MainResponse.toXContent`.
 *
 * @param overridden - whether `compatibility.override_main_response_version` is set.
 */
export function rootInfo(
  identity: Identity,
  { product, number, build }: SearchTraits,
  overridden: boolean
): RootInfo {
  const { before, behind, tagline } = voices[product]
  return {
    name: identity.nodeName,
    cluster_name: identity.clusterName,
    cluster_uuid: identity.clusterUuid,
    version: {
      ...before,
      number: product === 'opensearch' && overridden ? overriddenNumber : number,
      ...behind,
      build_hash: build.hash,
      build_date: build.date,
      build_snapshot: false,
      lucene_version: build.lucene,
      minimum_wire_compatibility_version: build.wireCompatibility,
      minimum_index_compatibility_version: build.indexCompatibility
    },
    tagline
  }
}
