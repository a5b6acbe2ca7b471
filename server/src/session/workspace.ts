import {lazily} from '../base/memo.js'
import type {ArticleCheck} from '../checking/check-article.js'
import type {CorpusFacts} from '../checking/corpus/corpus-facts.js'
import type {SuppressedRun} from '../checking/suppress/apply-suppressions.js'
import type {Codebook} from '../codebook/codebook.js'
import type {ArticleModel} from '../model/article-model.js'
import type {ArticleFacts} from '../model/facts/facts.js'
import type {CollectedFacts} from '../model/facts/move-facts.js'
import type {HashedText} from '../model/facts/text-hash.js'
import type {Occurrence} from '../model/occurrences.js'
import {isAbsolute} from '../project/path-names.js'
import type {Project} from '../project/project.js'
import type {ArticleRun} from '../rules/rerun-rules.js'
import type {BaseText} from '../syntax/base-text.js'
import type {Syntax} from '../syntax/syntax.js'
import type {ClaimWords} from './claim-words.js'

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

/** What makes an article of a session. */
export interface ArticleSource {
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

/** One version of an article of a session. */
export interface Article extends ArticleSource {
  readonly derived: Derived
  /** A hash of the file that a stored article was read from, where anyone has taken one. */
  readonly contentHash?: string
  /** The start of the text with the front matter, where it is known without the text. */
  readonly head?: string
}

/**
 * What was worked out of one version of an article, and goes with it: the next version has an object of its own. Each is
 * there once somebody has asked, and is worked out again when what it was made of is another object.
 */
export interface Derived {
  model?: Made<ArticleModel>
  /** The model of the version before, until there is one of this. */
  before?: ArticleModel
  facts?: Made<ArticleFacts>
  /** Of a stored article with facts: how often it names entries by `ref` in mentions that are not among these, by the ids. */
  unnamed?: ReadonlyMap<string, number>
  /** The facts of an earlier version with its model, until there are some of this. */
  factsBefore?: CollectedFacts
  /** What is found in the article alone. */
  check?: Made<ArticleCheck>
  /** What the rules found in the version before, until they have run on this. */
  runBefore?: ArticleRun
  /** What is found in the light of the corpus as well. */
  run?: Made<SuppressedRun>
  /** What decided what is found in the light of the corpus, when that was last nothing, in this version or an earlier one. */
  agreed?: readonly unknown[]
  hash?: HashedText
  /** Of an open article. */
  base?: BaseText
  /** Its claims as they are searched for, once somebody has searched. */
  claimWords?: Made<readonly ClaimWords[]>
  /** What a stored article names, by the keys of the subjects. */
  occurrences?: Made<ReadonlyMap<string, readonly Occurrence[]>>
}

/** A value with the objects it was made of. */
export interface Made<T> {
  readonly of: readonly unknown[]
  readonly value: T
}

/**
 * Whether an open document only shows another version of a file, as the left side of a diff does: it is named by neither a
 * path nor as a draft. It has colours and hovers, but nothing is found in it, and no other article knows of it.
 */
export function isCopy({path, included}: ArticleSource): boolean {
  return !included && !isAbsolute(path) && !path.startsWith('untitled:')
}

/** Makes an article of which nothing is derived yet. */
export function createArticle({path, root, name, included, text, syntax}: ArticleSource): Article {
  return {path, root, name, included, text, syntax, derived: {}}
}

/** What is known of a stored article before its text is read. */
export interface UnreadSource extends Omit<ArticleSource, 'text' | 'syntax'> {
  readonly contentHash: string
  readonly head: string
  /** Reads the text, when somebody first asks for it. */
  readonly readText: () => string
}

/** Makes a stored article whose facts under a codebook are known, and whose text is read only when it is asked for. */
export function createUnreadArticle(
  {path, root, name, included, contentHash, head, readText}: UnreadSource,
  codebook: Codebook,
  facts: ArticleFacts
): Article {
  const text = lazily(readText)
  return {
    path,
    root,
    name,
    included,
    get text() {
      return text()
    },
    syntax: undefined,
    derived: {facts: {of: [codebook], value: facts}},
    contentHash,
    head
  }
}

/** The text of an article up to the end of its front matter, or more. */
export function headOf(article: Article): string {
  return article.head ?? article.text
}

/** Whether two versions of an article say the same, found without their texts where their hashes are known. */
export function isSameText(a: Article, b: Article): boolean {
  if (a === b) return true
  if (a.contentHash === undefined || b.contentHash === undefined) return a.text === b.text
  return a.contentHash === b.contentHash
}

/** A session without projects and articles. */
export const emptyWorkspace: Workspace = {
  projects: new Map(),
  open: new Map(),
  stored: new Map(),
  corpora: new Map()
}
