/** Does what the file system may refuse, and adds why it did: for the cache that is no failure of the check. */
export function attempt<Result>(troubles: string[], work: () => Result): Result | undefined {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    troubles.push(error.message)
    return undefined
  }
}
