/** What holds the history of processes. */
export const storages = ['elasticsearch', 'opensearch', 'rdbms'] as const
export type Storage = (typeof storages)[number]
