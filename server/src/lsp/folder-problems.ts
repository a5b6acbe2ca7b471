import type {StoredFindings} from '../session/stored-findings.js'

/** What is known of what is wrong in the articles of open folders that are not open themselves. */
export interface FolderProblems {
  /** By the roots of projects and the paths of articles. */
  readonly known: Map<string, Map<string, KnownProblems>>
  /** Counts what may have changed something: who sees the same number twice has nothing new to look for. */
  changes: number
  /** Called at the next change. */
  readonly waiting: Set<() => void>
  /** The request that is being answered, or held until there is something to tell; undefined where there is none. */
  request: FolderRequest | undefined
  /** Whether one was answered before: the first never waits for a change. */
  isAnswered: boolean
  /** The roots of projects of which the user was told that they have too many articles. */
  readonly tooLarge: Set<string>
  /** The number of times that an article was checked. */
  checked: number
}

/** What is wrong in one article. */
export interface KnownProblems {
  readonly found: StoredFindings
  /** Of its diagnostics; undefined where there are none. */
  readonly resultId: string | undefined
}

/** A request for the problems of a folder. */
export interface FolderRequest {
  /** Why it is to be answered at once; undefined while somebody waits for it. */
  end: 'cancelled' | 'replaced' | 'shutdown' | undefined
}

/** Nothing is known yet. */
export function emptyFolderProblems(): FolderProblems {
  return {
    known: new Map(),
    changes: 0,
    waiting: new Set(),
    request: undefined,
    isAnswered: false,
    tooLarge: new Set(),
    checked: 0
  }
}

/** Has the request that is held look again: something may have changed. */
export function wakeFolder(problems: FolderProblems): void {
  problems.changes += 1
  for (const resolve of problems.waiting) resolve()
  problems.waiting.clear()
}

/** Ends a request: it is answered with what was found until now, or with an error that says why it is not. */
export function endRequest(
  problems: FolderProblems,
  request: FolderRequest,
  end: NonNullable<FolderRequest['end']>
): void {
  request.end ??= end
  for (const resolve of problems.waiting) resolve()
  problems.waiting.clear()
}

/** Waits for a change after the one that `changes` counts, or for the end of the request. */
export async function nextChange(
  problems: FolderProblems,
  request: FolderRequest,
  changes: number
): Promise<void> {
  while (problems.changes === changes && request.end === undefined)
    await new Promise<void>(resolve => problems.waiting.add(resolve))
}

/** Forgets the articles of all projects but some. */
export function forgetProjects(
  {known, tooLarge}: FolderProblems,
  isKept: (root: string) => boolean
): void {
  for (const root of known.keys()) if (!isKept(root)) known.delete(root)
  for (const root of tooLarge) if (!isKept(root)) tooLarge.delete(root)
}
