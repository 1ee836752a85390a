/** What Spring itself refuses, before or around the code of an application. Worded by each voice. */
export type FrameworkRefusal =
  /** No route has this path. */
  | { readonly kind: 'route' }
  | { readonly kind: 'method'; readonly allow: readonly string[] }
  | {
      readonly kind: 'contentType'
      /** `null` where the request has none. */
      readonly contentType: string | null
      readonly supported: readonly string[]
    }
  | {
      readonly kind: 'contentTypeUnparsable'
      readonly message: string
      readonly supported: readonly string[]
    }
  /** Nothing that the client accepts can be produced. */
  | { readonly kind: 'accept'; readonly acceptable: readonly string[] }
  | {
      readonly kind: 'acceptUnparsable'
      readonly message: string
      /** Told to the client only where the route declares what it produces. */
      readonly acceptable?: readonly string[]
    }
  /** The client wants a charset in which JSON is not written. */
  | { readonly kind: 'unwritable' }
  /** An actuator operation's parameter cannot be converted. */
  | { readonly kind: 'parameterMapping' }
  | { readonly kind: 'parametersMissing'; readonly names: readonly string[] }
  | { readonly kind: 'bodyUnreadable'; readonly message: string }
  | { readonly kind: 'bodyMissing' }
  | {
      readonly kind: 'conversion'
      readonly name: string
      readonly value: string
      readonly cause: string
    }
  | { readonly kind: 'pathBlank'; readonly name: string }
  | { readonly kind: 'multipart' }
  /** A filter in front of everything does not let the request in. */
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'bodyTooLarge' }
  /** The body ends before it is whole: in nonsense, or with the client. */
  | { readonly kind: 'bodyBroken' }

/**
 * Where the refusal arises. Before a handler is chosen (`mapping`) only the framework can answer; in the
 * handler's arguments or its answer (`controller`) the controller's own error handling comes first.
 */
export type FrameworkStage = 'mapping' | 'controller'

export class FrameworkError extends Error {
  override readonly name = 'FrameworkError'
  readonly refusal: FrameworkRefusal
  readonly stage: FrameworkStage

  constructor(refusal: FrameworkRefusal, stage: FrameworkStage) {
    super(refusal.kind)
    this.refusal = refusal
    this.stage = stage
  }
}
