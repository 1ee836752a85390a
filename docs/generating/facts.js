// @ts-check
/**
 * What the pages are made of: modules of the project, put together by whoever calls. The generator takes
 * those that were built, a test the sources.
 *
 * @typedef {typeof import('../../src/domain/release.js')
 *   & typeof import('../../src/domain/deployment.js')
 *   & typeof import('../../src/domain/app-traits.js')
 *   & typeof import('../../src/domain/snapshot-name.js')
 *   & typeof import('../../src/domain/profile/profile.js')
 *   & typeof import('../../src/domain/profile/quirks.js')
 *   & typeof import('../../src/domain/profile/storage-switches.js')
 *   & typeof import('../../src/domain/profile/switch.js')
 *   & typeof import('../../src/config.js')} Facts
 * @typedef {import('../../src/domain/release.js').Line} Line
 * @typedef {import('../../src/domain/release.js').Release} Release
 * @typedef {import('../../src/domain/profile/profile.js').Profile} Profile
 * @typedef {import('../../src/domain/profile/quirks.js').Quirk} Quirk
 * @typedef {import('../../src/domain/profile/switch.js').Switch} Switch
 */

export {}
