/** Wrong use of the command line: told in one line on standard error, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
