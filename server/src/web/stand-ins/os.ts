// Stands in for `node:os` in the browser.

/** There is no folder of a user. */
export function homedir(): string {
  return ''
}
