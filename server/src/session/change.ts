import {compareText} from '../base/compare.js'
import type {Edit} from '../base/edits.js'
import {lazily} from '../base/memo.js'
import type {Steps} from '../base/steps.js'
import {indexSteps} from '../checking/corpus/base-index.js'
import {
  type CorpusFacts,
  createCorpusFacts,
  withOpenFacts,
  withStoredFacts
} from '../checking/corpus/corpus-facts.js'
import type {ArticleFacts} from '../model/facts/facts.js'
import type {Project} from '../project/project.js'
import {parse} from '../syntax/parse.js'
import {reparse} from '../syntax/reparse.js'
import {derivedNext, factsOf} from './derive.js'
import {asksUsage} from './project-findings.js'
import {shareUnchanged} from './share-unchanged.js'
import {
  type Article,
  type ArticleSource,
  createArticle,
  isSameText,
  type Workspace
} from './workspace.js'

/** Puts an article among those that are being edited, in place of what was there under its path. */
export function openArticle(workspace: Workspace, source: ArticleSource): Workspace {
  const syntax = source.syntax ?? parse(source.text)
  return withOpen(workspace, createArticle({...source, syntax}))
}

/**
 * Replaces a stretch of an open article, which makes `text` of it; throws when it is not open. What this tells the rest of
 * the corpus is worked out when the corpora of the new session are first asked for: in a long article that takes longer
 * than reading the text again, and of a keystroke that another one follows at once it is never needed.
 */
export function editArticle(
  workspace: Workspace,
  path: string,
  edit: Edit,
  text?: string
): Workspace {
  const article = workspace.open.get(path)
  if (!article?.syntax) throw new Error(`Expected an open article at ${path}`)
  const syntax = reparse(article.syntax, edit, text)
  const derived = derivedNext(article, syntax)
  const edited = {...article, text: syntax.text, syntax, derived}
  return withFactsLater(workspace, edited)
}

/** A session with an open article in place of its version before, whose facts are looked for when they are asked for. */
function withFactsLater(workspace: Workspace, article: Article): Workspace {
  const {projects, stored} = workspace
  const open = new Map(workspace.open).set(article.path, article)
  const last = pending.get(workspace)
  // Nobody has asked what the version before told the others, and nobody will.
  const skipped = last?.path === article.path ? last.before : undefined
  const left = {path: article.path, before: skipped ?? workspace}
  return withLeft({projects, open, stored}, article, left)
}

/** What an edit leaves to be worked out. */
interface Left {
  readonly path: string
  /** The session before the edit; undefined once its corpora were made. */
  before: Workspace | undefined
}

/** The sessions that an edit has made, and what it has left. */
const pending = new WeakMap<Workspace, Left>()

/**
 * Whether the articles of a project are known to each other. Unlike a look into `corpora`, this does not work out what an edit
 * tells the others, which in an article of 1 MB takes 20 ms.
 */
export function hasCorpus(workspace: Workspace, root: string): boolean {
  const before = pending.get(workspace)?.before
  return before ? hasCorpus(before, root) : workspace.corpora.has(root)
}

function withLeft(rest: Omit<Workspace, 'corpora'>, article: Article, left: Left): Workspace {
  const corpora = corporaLater(rest, article, left)
  const edited: Workspace = {
    ...rest,
    get corpora() {
      return corpora()
    }
  }
  pending.set(edited, left)
  return edited
}

/** A function of its own, so that nothing holds on to the session before once the corpora are made. */
function corporaLater(
  rest: Omit<Workspace, 'corpora'>,
  article: Article,
  left: Left
): () => Workspace['corpora'] {
  return lazily(() => {
    const opened = {...rest, corpora: left.before?.corpora ?? new Map<string, CorpusFacts>()}
    left.before = undefined
    const known = article.included && opened.corpora.has(article.root)
    return withFacts(opened, article, known ? factsOf(opened, article) : undefined).corpora
  })
}

/** Takes an article out of those that are being edited; what is stored under its path stays. */
export function closeArticle(workspace: Workspace, path: string): Workspace {
  const article = workspace.open.get(path)
  if (!article) return workspace
  return withFacts({...workspace, open: without(workspace.open, path)}, article, undefined)
}

/** All stored articles of a project. */
export interface StoredArticles {
  readonly byPath: ReadonlyMap<string, Article>
  /** Their facts, sorted by path. */
  readonly facts: readonly ArticleFacts[]
}

/** Makes stored articles ready to be set, in steps: collects their facts where that was not done. */
export function* storedSteps(
  workspace: Workspace,
  articles: Iterable<Article>
): Steps<StoredArticles> {
  const byPath = new Map<string, Article>()
  const facts: ArticleFacts[] = []
  for (const article of articles) {
    byPath.set(article.path, article)
    facts.push(factsOf(workspace, article))
    yield
  }
  return {byPath, facts: facts.sort((a, b) => compareText(a.path, b.path))}
}

/** Sets all stored articles of a project at once, as after reading them from the disk. */
export function setStored(
  workspace: Workspace,
  root: string,
  {byPath, facts}: StoredArticles
): Workspace {
  const open = [...workspace.open.values()].filter(item => item.root === root && item.included)
  const corpus = createCorpusFacts(
    facts,
    open.map(article => factsOf(workspace, article))
  )
  return withStored(workspace, root, byPath, corpus)
}

/** Stored articles of one project that have changed together. */
export interface StoredChange {
  /** Those that are new or have another text. */
  readonly found: readonly Article[]
  /** The paths of those that are gone. */
  readonly gone: readonly string[]
}

/**
 * Changes many stored articles of one project at the cost of one copy of what is stored; the very same session where they
 * are what is stored already, and for a project that was not read yet.
 */
export function changeStored(workspace: Workspace, root: string, change: StoredChange): Workspace {
  const known = workspace.stored.get(root)
  const corpus = workspace.corpora.get(root)
  const found = change.found.filter(article => {
    const before = known?.get(article.path)
    return !before || !isSameText(before, article)
  })
  const gone = change.gone.flatMap(path => known?.get(path) ?? [])
  if (!known || !corpus || found.length + gone.length === 0) return workspace
  const byPath = new Map(known)
  const facts = new Map<string, ArticleFacts | undefined>()
  for (const {path, name} of gone) {
    byPath.delete(path)
    facts.set(name, undefined)
  }
  for (const article of found) {
    byPath.set(article.path, article)
    facts.set(article.name, factsOf(workspace, article))
  }
  return withStored(workspace, root, byPath, withStoredFacts(corpus, facts))
}

/**
 * Sets a project, or replaces the one with the same root. Its stored articles stay; what they know of each other goes
 * with an old codebook, and has to be set again.
 */
export function setProject(workspace: Workspace, loaded: Project): Workspace {
  const {root} = loaded
  const old = workspace.projects.get(root)
  const project = old ? shareUnchanged(old, loaded) : loaded
  const projects = new Map(workspace.projects).set(root, project)
  const isSame = old?.codebook === project.codebook
  const corpora = isSame ? workspace.corpora : without(workspace.corpora, root)
  return {...workspace, projects, corpora}
}

/** Forgets a project with all that is stored of it. */
export function removeProject(workspace: Workspace, root: string): Workspace {
  return {
    projects: without(workspace.projects, root),
    open: new Map([...workspace.open].filter(([, article]) => article.root !== root)),
    stored: without(workspace.stored, root),
    corpora: without(workspace.corpora, root)
  }
}

function withOpen(workspace: Workspace, article: Article): Workspace {
  const old = workspace.open.get(article.path)
  const left = old && old.root !== article.root ? withFacts(workspace, old, undefined) : workspace
  const opened = {...left, open: new Map(left.open).set(article.path, article)}
  const known = article.included && left.corpora.has(article.root)
  return withFacts(opened, article, known ? factsOf(opened, article) : undefined)
}

function withFacts(
  workspace: Workspace,
  {root, name}: Article,
  facts: ArticleFacts | undefined
): Workspace {
  const old = workspace.corpora.get(root)
  const corpus = old && withOpenFacts(old, name, facts)
  if (!corpus || corpus === old) return workspace
  return {...workspace, corpora: new Map(workspace.corpora).set(root, corpus)}
}

function withStored(
  workspace: Workspace,
  root: string,
  articles: ReadonlyMap<string, Article>,
  corpus: CorpusFacts
): Workspace {
  return {
    ...workspace,
    stored: new Map(workspace.stored).set(root, articles),
    corpora: new Map(workspace.corpora).set(root, corpus)
  }
}

function without<T>(map: ReadonlyMap<string, T>, key: string): ReadonlyMap<string, T> {
  if (!map.has(key)) return map
  const copy = new Map(map)
  copy.delete(key)
  return copy
}

/**
 * Makes ready in steps what will be asked of all articles of a project at once, once they are set with these facts, sorted by
 * path.
 */
export function* corpusSteps(
  {projects}: Workspace,
  root: string,
  facts: readonly ArticleFacts[]
): Steps<void> {
  const project = projects.get(root)
  if (project) yield* indexSteps(facts, project.glossary, asksUsage(project))
}
