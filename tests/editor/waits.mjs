// How long tests wait for what a user would see, in milliseconds. These are limits for a machine several times slower than
// one of today: what is there sooner is taken at once.

/** For what a VS Code that has just started shows first: its page, its folders, what an extension says of an article. */
export const FIRST_WAIT = 120_000

/** For all else. */
export const WAIT = 45_000

/** For one step of a session, which waits several times. */
export const STEP_LIMIT = 400_000

/** For all that comes before the first step: an installation that is there is started, and shows an article. */
export const START_LIMIT = 600_000

/** How long something is waited for before it is done again, as a user does whose key or click was lost. */
export const RETRIES = [2000, 3000, 5000, 10_000, 25_000]
