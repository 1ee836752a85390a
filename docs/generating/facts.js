// @ts-check
/**
 * What the pages are made of: modules of the project, put together by whoever calls. The generator takes
 * those that were built, a test the sources.
 *
 * @typedef {typeof import('../../dist/domain/release.js')
 *   & typeof import('../../dist/domain/deployment.js')
 *   & typeof import('../../dist/domain/app-traits.js')
 *   & typeof import('../../dist/domain/snapshot-name.js')
 *   & typeof import('../../dist/domain/profile/profile.js')
 *   & typeof import('../../dist/domain/profile/quirks.js')
 *   & typeof import('../../dist/domain/profile/storage-switches.js')
 *   & typeof import('../../dist/domain/profile/switch.js')
 *   & typeof import('../../dist/config.js')} Facts
 * @typedef {import('../../dist/domain/release.js').Line} Line
 * @typedef {import('../../dist/domain/release.js').Release} Release
 * @typedef {import('../../dist/domain/profile/profile.js').Profile} Profile
 * @typedef {import('../../dist/domain/profile/quirks.js').Quirk} Quirk
 * @typedef {import('../../dist/domain/profile/switch.js').Switch} Switch
 */

export {}
