/** Set by the bundler. */
declare const NEWSMARK_VERSION: string | undefined

/** The version of Newsmark that runs. */
export function version(): string {
  return typeof NEWSMARK_VERSION === 'string' ? NEWSMARK_VERSION : 'development'
}
