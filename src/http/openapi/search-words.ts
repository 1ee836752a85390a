import type { OperationWords } from './words.js'

/** By the name of the operation, without the search engine's own name before it. */
export const searchWords: Readonly<Record<string, OperationWords>> = Object.fromEntries(
  Object.entries({
    snapshots: {
      createSnapshot: 'Takes a snapshot',
      getSnapshots: 'Snapshots by name or pattern, in one repository or several',
      getSnapshotStatus: 'How far snapshots are, shard by shard',
      deleteSnapshots: 'Deletes snapshots',
      cloneSnapshot: 'Makes a snapshot out of another one',
      restoreSnapshot: 'Restores indices from a snapshot'
    },
    repositories: {
      putRepository: 'Registers a repository',
      getRepositories: 'The registered repositories',
      deleteRepository: 'Forgets repositories; what lies there stays',
      verifyRepository: 'Tries whether the nodes can write to a repository',
      cleanupRepository: 'Removes what no snapshot refers to'
    },
    cluster: {
      root: 'Name, version and distribution',
      clusterHealth: 'The health of the cluster',
      getClusterSettings: 'The settings of the cluster',
      putClusterSettings: 'Changes settings of the cluster',
      getNodes: 'The nodes',
      nodeStats: 'What the nodes count',
      reloadSecureSettings: 'Lets the nodes read their keystores again',
      getTasks: 'What is going on',
      getTask: 'One task'
    },
    indices: {
      getIndices: 'Indices with aliases, mappings and settings',
      indexExists: 'Whether indices are there',
      createIndex: 'Creates an index',
      deleteIndices: 'Deletes indices',
      closeIndices: 'Closes indices',
      openIndices: 'Opens indices',
      getRecovery: 'Whence the shards of indices came',
      resolveIndex: 'What names and patterns mean',
      getIndexSettings: 'Settings of indices',
      putIndexSettings: 'Changes settings of indices',
      getMappings: 'Mappings of indices',
      putMappings: 'Adds to the mapping of indices',
      refresh: 'Makes what was written visible',
      flush: 'Writes what is in memory to the disk'
    },
    aliases: {
      getAliases: 'Aliases of indices',
      aliasExists: 'Whether an alias is there',
      putAlias: 'Gives an alias to indices',
      deleteAlias: 'Takes an alias from indices',
      changeAliases: 'Changes many aliases at once'
    },
    templates: {
      getIndexTemplates: 'Templates of indices',
      indexTemplateExists: 'Whether a template is there',
      putIndexTemplate: 'Writes a template of indices',
      deleteIndexTemplates: 'Deletes templates of indices',
      getComponentTemplates: 'Templates that are parts of others',
      componentTemplateExists: 'Whether such a template is there',
      putComponentTemplate: 'Writes a template that is part of others',
      deleteComponentTemplates: 'Deletes templates that are parts of others',
      getLegacyTemplates: 'Templates of the older kind',
      putLegacyTemplate: 'Writes a template of the older kind',
      deleteLegacyTemplates: 'Deletes templates of the older kind'
    },
    documents: {
      indexDocument: 'Writes a document',
      createDocument: 'Writes a document that is not there yet',
      updateDocument: 'Changes a document',
      deleteDocument: 'Deletes a document',
      getDocument: 'One document',
      getDocumentSource: 'What a document holds',
      getDocuments: 'Several documents',
      bulk: 'Writes many documents',
      search: 'Looks for documents',
      count: 'Counts documents',
      deleteByQuery: 'Deletes the documents that a query finds'
    },
    cat: {
      cat: 'The tables that there are',
      catIndices: 'Indices as a table',
      catSnapshots: 'Snapshots as a table',
      catRepositories: 'Repositories as a table',
      catAliases: 'Aliases as a table',
      catCount: 'The number of documents as a table',
      catShards: 'Shards as a table',
      catRecovery: 'Recoveries as a table',
      catTemplates: 'Templates as a table',
      catHealth: 'The health of the cluster as a table',
      catNodes: 'Nodes as a table',
      catMaster: 'The elected node as a table',
      catTasks: 'Tasks as a table'
    },
    security: {
      authenticate: 'Who asks; only where security is turned on',
      createApiKey: 'Makes an API key; only where security is turned on',
      getApiKeys: 'API keys; only where security is turned on',
      invalidateApiKeys: 'Takes API keys back; only where security is turned on'
    }
  }).flatMap(([tag, summaries]) =>
    Object.entries(summaries).map(([name, summary]) => [`elasticsearch.${name}`, [tag, summary]])
  )
)
