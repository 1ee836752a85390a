/** Products that some deployment has; each has a door, and below a world a path of its own. */
export const emulatedProducts = [
  'operate',
  'tasklist',
  'optimize',
  'zeebe',
  'orchestration',
  'elasticsearch'
] as const
export type EmulatedProduct = (typeof emulatedProducts)[number]
