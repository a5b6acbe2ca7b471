import {type Memo, remember} from '../base/memo.js'
import {checkArticle} from '../checking/check-article.js'
import {checkEntryUsage, checkInCorpus} from '../checking/check-corpus.js'
import {checkProject} from '../checking/check-project.js'
import {corpusUnder, type LayeredCorpus} from '../checking/corpus/corpus.js'
import {type SuppressedRun, withMissing} from '../checking/suppress/apply-suppressions.js'
import type {ArticleModel} from '../model/article-model.js'
import {readDirectives} from '../model/directives.js'
import {factsWithHash} from '../model/facts/collect-facts.js'
import type {ArticleFacts} from '../model/facts/facts.js'
import {type HashedText, hashText} from '../model/facts/text-hash.js'
import {resolve} from '../model/resolve.js'
import type {Project} from '../project/project.js'
import {ownSettings, ruleSettings} from '../project/rule-settings.js'
import {activeRules, byPlace, type RuleRun} from '../rules/run-rules.js'
import {parse} from '../syntax/parse.js'
import type {Syntax} from '../syntax/syntax.js'
import type {Article, Workspace} from './workspace.js'

/** What an article means; kept while the article is open and its codebook and glossary stay. */
export function modelOf(workspace: Workspace, article: Article): ArticleModel {
  const {codebook, glossary} = projectOf(workspace, article)
  const make = (): ArticleModel => resolve(article.name, syntaxOf(article), codebook, glossary)
  return article.syntax ? remember(models, article, [codebook, glossary], make) : make()
}

/** What the rest of the corpus needs to know of an article; kept while its codebook stays. */
export function factsOf(workspace: Workspace, article: Article): ArticleFacts {
  const {codebook} = projectOf(workspace, article)
  return remember(facts, article, [codebook], () => {
    const model = modelOf(workspace, article)
    return factsWithHash(model, textHashOf(article, model.syntax))
  })
}

/**
 * All that rules find in an article. Those that compare it with the others run only once the
 * project's articles have been read, as what is not there yet is no mistake.
 */
export function findingsOf(workspace: Workspace, article: Article): SuppressedRun {
  const model = modelOf(workspace, article)
  const {config, baseline} = projectOf(workspace, article)
  const settings = ruleSettings(config, article.name)
  const changeToken = workspace.corpora.get(article.root)?.changeToken
  const rules = {settings, baseline}
  const own = remember(ownRuns, article, [model, settings, baseline], () =>
    checkArticle(model, readDirectives(model.syntax), rules)
  )
  if (!changeToken) return own
  return remember(runs, article, [own, changeToken], () => {
    const corpus = corpusOf(workspace, article.root)
    if (!corpus) return own
    const facts = factsOf(workspace, article)
    const text = (): string => article.text
    return joinSuppressed(own, checkInCorpus(facts, corpus, facts.directives, text, rules))
  })
}

/** What is asked of all articles of a project at once; undefined until they have been read. */
export function corpusOf({corpora, projects}: Workspace, root: string): LayeredCorpus | undefined {
  const [corpus, project] = [corpora.get(root), projects.get(root)]
  return corpus && project && corpusUnder(corpus, project.glossary)
}

/**
 * All that rules find in the files of a project itself; each finding names its path. What no article names is
 * looked for only once these have been read.
 */
export function projectFindingsOf(workspace: Workspace, project: Project): RuleRun {
  const own = remember(projectRuns, project, [], () => withMissing(checkProject(project)))
  const asksUsage = activeRules(ownSettings(project)).usage.length > 0
  const corpus = asksUsage ? corpusOf(workspace, project.root) : undefined
  if (!corpus) return own
  // The very same answer as long as the same entries are used, whatever is typed.
  return remember(usageRuns, project, [own, corpus.base, corpus.usageKey()], () =>
    joinRuns(own, withMissing(checkEntryUsage(project, corpus)))
  )
}

/** Whether what is found in other files than the one that was changed may be something else now. */
export function changesOtherFiles(before: Workspace, after: Workspace): boolean {
  if (before.corpora === after.corpora) return false
  const roots = new Set([...before.corpora.keys(), ...after.corpora.keys()])
  return [...roots].some(root => {
    const [old, now] = [before.corpora.get(root), after.corpora.get(root)]
    return (
      old?.changeToken !== now?.changeToken ||
      (old?.usage !== now?.usage && changesUsage(before, after, root))
    )
  })
}

function changesUsage(before: Workspace, after: Workspace, root: string): boolean {
  const project = after.projects.get(root)
  if (!project) return true
  return projectFindingsOf(before, project) !== projectFindingsOf(after, project)
}

/** The project that rules an article; throws when the session does not know it. */
export function projectOf(workspace: Workspace, {root, path}: Article): Project {
  const project = workspace.projects.get(root)
  if (!project) throw new Error(`Expected a project at ${root}, which rules ${path}`)
  return project
}

/** The parsed text of an article. */
export function syntaxOf({syntax, text}: Article): Syntax {
  return syntax ?? parse(text)
}

/**
 * Forgets what was derived from an article that was replaced by another version. It would be forgotten
 * anyway, but only by a full garbage collection: until then, every small one would copy it, for many times
 * the cost of what made it.
 */
export function forgetDerived(article: Article): void {
  for (const memory of [models, facts, ownRuns, runs]) memory.delete(article)
  forgetHash(article)
}

const models: Memo<Article, ArticleModel> = new WeakMap()
const facts: Memo<Article, ArticleFacts> = new WeakMap()
const ownRuns: Memo<Article, SuppressedRun> = new WeakMap()
const runs: Memo<Article, SuppressedRun> = new WeakMap()
const projectRuns: Memo<Project, RuleRun> = new WeakMap()
const usageRuns: Memo<Project, RuleRun> = new WeakMap()

function joinSuppressed(a: SuppressedRun, b: SuppressedRun): SuppressedRun {
  return {
    ...joinRuns(a, b),
    suppressed: [...a.suppressed, ...b.suppressed],
    missing: [...a.missing, ...b.missing]
  }
}

function joinRuns(a: RuleRun, b: RuleRun): RuleRun {
  if (b.findings.length === 0 && b.errors.length === 0) return a
  return {
    findings: [...a.findings, ...b.findings].sort(byPlace),
    errors: [...a.errors, ...b.errors]
  }
}

/** The hash of an article's text; undefined for one too short to have any. That of an open article is kept. */
export function textHashOf(article: Article, syntax: Syntax): string | undefined {
  return article.syntax ? hashedText(article, syntax).hash : hashText(syntax).hash
}

/** Hashes the next version of an open article with what is known of the one before. */
export function hashNext(before: Article, article: Article): void {
  if (!before.syntax || !article.syntax) return
  hashes.set(article, hashText(article.syntax, hashedText(before, before.syntax)))
}

/** Forgets an article that was replaced by another version. */
export function forgetHash(article: Article): void {
  hashes.delete(article)
}

function hashedText(article: Article, syntax: Syntax): HashedText {
  const hashed = hashes.get(article) ?? hashText(syntax)
  hashes.set(article, hashed)
  return hashed
}

const hashes: WeakMap<Article, HashedText> = new WeakMap()
