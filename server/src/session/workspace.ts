import type {CorpusFacts} from '../checking/corpus/corpus-facts.js'
import type {Project} from '../project/project.js'
import type {Syntax} from '../syntax/syntax.js'

/** All that an editor session knows, as a value: whoever changes something makes a new one that shares the rest. */
export interface Workspace {
  /** By their roots. */
  readonly projects: ReadonlyMap<string, Project>
  /** The articles that are being edited, by path; few, so that a keystroke copies little. */
  readonly open: ReadonlyMap<string, Article>
  /** The articles as stored, by project root and path; a root is missing until all of them have been read. */
  readonly stored: ReadonlyMap<string, ReadonlyMap<string, Article>>
  /** What the articles of a project need to know of each other, by root; missing like `stored`. */
  readonly corpora: ReadonlyMap<string, CorpusFacts>
}

/** One article of a session. */
export interface Article {
  /** Absolute and `/`-separated, or whatever else names the article among all of the session. */
  readonly path: string
  /** Root of the project that rules it. */
  readonly root: string
  /** The path as the project names it: relative to its root. */
  readonly name: string
  /** Whether the project includes it; only then do other articles know its claims. */
  readonly included: boolean
  readonly text: string
  /** Kept while the article is open, to parse only what an edit touches; stored articles are parsed when needed. */
  readonly syntax: Syntax | undefined
}

/** A session without projects and articles. */
export const emptyWorkspace: Workspace = {
  projects: new Map(),
  open: new Map(),
  stored: new Map(),
  corpora: new Map()
}
