/** Set by the bundler. */
declare const NEWSMARK_BUILD: string | undefined

/** A hash of the code that runs, as two builds of one version may find different things; empty where it is not bundled. */
export function buildHash(): string {
  return typeof NEWSMARK_BUILD === 'string' ? NEWSMARK_BUILD : ''
}

/** The version of Node that runs, as another one may sort or match text in another way. */
export function runtimeVersion(): string {
  return process.version
}
