/**
 * A JSON value as far as binding looks at it. Numbers keep their literal text, because an id must
 * never pass through a floating-point number. Arrays keep no items: no request has a use for them.
 */
export type JsonNode =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'array' }
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, JsonNode> }
