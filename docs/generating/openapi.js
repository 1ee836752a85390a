// @ts-check
/** The description of the control API as it is committed: for those who generate clients. */

/** @param {unknown} document */
export function openApiPage(document) {
  return `${JSON.stringify(document, null, 2)}\n`
}
