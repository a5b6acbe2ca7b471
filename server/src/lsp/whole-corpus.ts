import type {Workspace} from '../session/workspace.js'
import type {Snapshot} from './server.js'

/** Thrown where an answer would be about a part of a project's articles. */
export class PartOfCorpusError extends Error {
  override readonly name = 'PartOfCorpusError'
  readonly root: string

  /** `root` is that of the project. */
  constructor(root: string) {
    super(`Expected all articles of ${root}`)
    this.root = root
  }
}

/** A map that has no answer for projects whose articles are not all known. */
class WholeOnly<T> extends Map<string, T> {
  readonly #partial: ReadonlySet<string>

  constructor(known: ReadonlyMap<string, T>, partial: ReadonlySet<string>) {
    super(known)
    this.#partial = partial
  }

  override get(root: string): T | undefined {
    if (this.#partial.has(root)) throw new PartOfCorpusError(root)
    return super.get(root)
  }
}

/**
 * A snapshot in which what asks for the articles of a project throws a `PartOfCorpusError` unless all are known. So only
 * those requests wait for the articles that need them, and none has to say so beforehand.
 */
export function wholeOnly(snapshot: Snapshot, partial: ReadonlySet<string>): Snapshot {
  if (partial.size === 0) return snapshot
  const {session} = snapshot
  const workspace: Workspace = {
    ...session.workspace,
    stored: new WholeOnly(session.workspace.stored, partial),
    corpora: new WholeOnly(session.workspace.corpora, partial)
  }
  return {...snapshot, session: {...session, workspace}}
}
