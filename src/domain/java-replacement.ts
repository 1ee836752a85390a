/** Rewrites names as `String.replaceAll` of Java does. */

/** Compiles a pattern, or `undefined` where it is not one. */
export function renamer(
  pattern: string,
  replacement: string
): ((name: string) => string) | undefined {
  try {
    const expression = new RegExp(pattern, 'gu')
    const written = javaScriptReplacement(replacement)
    return name => name.replace(expression, written)
  } catch {
    return undefined
  }
}

/** Java escapes with `\` and names groups with `${name}`; a `$` that JavaScript alone knows stands for itself. */
function javaScriptReplacement(replacement: string): string {
  return replacement.replace(
    /\\(.)|\$\{(\w+)\}|\$(?!\d)/gs,
    (_whole, literal: string | undefined, group: string | undefined) => {
      if (literal !== undefined) return literal === '$' ? '$$' : literal
      return group === undefined ? '$$' : `$<${group}>`
    }
  )
}
