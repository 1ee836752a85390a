/** The settings that say where the data lies; all others say how it is treated. */
const placeSettings = ['location', 'bucket', 'container', 'base_path', 'url', 'uri', 'path']

/** What leads to a storage, as one text. */
export function storageKey(type: string, settings: Readonly<Record<string, string>>): string {
  return JSON.stringify([type, ...placeSettings.map(key => settings[key] ?? null)])
}
