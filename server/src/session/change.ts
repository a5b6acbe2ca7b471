import type {Edit} from '../base/edits.js'
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
import {shareUnchanged} from './share-unchanged.js'
import {type Article, type ArticleSource, createArticle, type Workspace} from './workspace.js'

/** Puts an article among those that are being edited, in place of what was there under its path. */
export function openArticle(workspace: Workspace, source: ArticleSource): Workspace {
  const syntax = source.syntax ?? parse(source.text)
  return withOpen(workspace, createArticle({...source, syntax}))
}

/** Replaces a stretch of an open article; throws when it is not open. */
export function editArticle(workspace: Workspace, path: string, edit: Edit): Workspace {
  const article = workspace.open.get(path)
  if (!article?.syntax) throw new Error(`Expected an open article at ${path}`)
  const syntax = reparse(article.syntax, edit)
  const derived = derivedNext(article, syntax)
  return withOpen(workspace, {...article, text: syntax.text, syntax, derived})
}

/** Takes an article out of those that are being edited; what is stored under its path stays. */
export function closeArticle(workspace: Workspace, path: string): Workspace {
  const article = workspace.open.get(path)
  if (!article) return workspace
  return withFacts({...workspace, open: without(workspace.open, path)}, article, undefined)
}

/** Sets all stored articles of a project at once, as after reading them from the disk. */
export function setStored(
  workspace: Workspace,
  root: string,
  articles: readonly Article[]
): Workspace {
  const byPath = new Map(articles.map(article => [article.path, article]))
  const open = [...workspace.open.values()].filter(item => item.root === root && item.included)
  const corpus = createCorpusFacts(
    articles.map(article => factsOf(workspace, article)),
    open.map(article => factsOf(workspace, article))
  )
  return withStored(workspace, root, byPath, corpus)
}

/** Adds stored articles of one project, or replaces them; nothing changes for a project that was not read yet. */
export function addStored(
  workspace: Workspace,
  root: string,
  articles: readonly ArticleSource[]
): Workspace {
  const known = workspace.stored.get(root)
  const changed = articles
    .filter(({path, text}) => known?.get(path)?.text !== text)
    .map(createArticle)
  const corpus = workspace.corpora.get(root)
  if (!known || !corpus || changed.length === 0) return workspace
  const byPath = new Map(known)
  for (const article of changed) byPath.set(article.path, article)
  const facts = new Map(changed.map(article => [article.name, factsOf(workspace, article)]))
  return withStored(workspace, root, byPath, withStoredFacts(corpus, facts))
}

/** Forgets stored articles of one project: that of a path, and all in the folder of that path. */
export function removeStored(workspace: Workspace, root: string, path: string): Workspace {
  const known = workspace.stored.get(root)
  const corpus = workspace.corpora.get(root)
  const isGone = (key: string): boolean => key === path || key.startsWith(`${path}/`)
  const gone = [...(known?.values() ?? [])].filter(article => isGone(article.path))
  if (!known || !corpus || gone.length === 0) return workspace
  const byPath = new Map(known)
  for (const article of gone) byPath.delete(article.path)
  const facts = new Map(gone.map(({name}) => [name, undefined]))
  return withStored(workspace, root, byPath, withStoredFacts(corpus, facts))
}

/**
 * Sets a project, or replaces the one with the same root. What its articles know of each other goes
 * with an old codebook or old settings, and has to be set again; a new glossary leaves it standing.
 */
export function setProject(workspace: Workspace, loaded: Project): Workspace {
  const {root} = loaded
  const old = workspace.projects.get(root)
  const project = old ? shareUnchanged(old, loaded) : loaded
  const projects = new Map(workspace.projects).set(root, project)
  if (old?.codebook === project.codebook && old.config === project.config)
    return {...workspace, projects}
  return {
    ...workspace,
    projects,
    stored: without(workspace.stored, root),
    corpora: without(workspace.corpora, root)
  }
}

/** Forgets what is stored of a project, which has to be read again. */
export function forgetStored(workspace: Workspace, root: string): Workspace {
  const {stored, corpora} = workspace
  return {...workspace, stored: without(stored, root), corpora: without(corpora, root)}
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
