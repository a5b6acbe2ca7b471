/** Set by the bundler. */
declare const NEWSMARK_VERSION: string | undefined

/** The version of Newsmark; `development` where the sources run without the bundler. */
export function version(): string {
  return typeof NEWSMARK_VERSION === 'string' ? NEWSMARK_VERSION : 'development'
}
