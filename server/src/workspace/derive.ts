import type {ArticleModel} from '../model/article-model.js'
import {collectFacts} from '../model/collect-facts.js'
import type {ArticleFacts} from '../model/facts.js'
import {resolve} from '../model/resolve.js'
import type {Project} from '../project/project.js'
import {ruleSettings} from '../project/rule-settings.js'
import {
  byPlace,
  checkArticle,
  checkInCorpus,
  checkProject,
  type RuleRun
} from '../rules/run-rules.js'
import {parse} from '../syntax/parse.js'
import type {Syntax} from '../syntax/syntax.js'
import {type Memory, remember} from './remember.js'
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
  return remember(facts, article, [codebook], () => collectFacts(modelOf(workspace, article)))
}

/**
 * All that rules find in an article. Those that compare it with the others run only once the
 * project's articles have been read, as what is not there yet is no mistake.
 */
export function findingsOf(workspace: Workspace, article: Article): RuleRun {
  const model = modelOf(workspace, article)
  const settings = ruleSettings(projectOf(workspace, article).config, article.name)
  const corpus = workspace.corpora.get(article.root)?.all
  const own = remember(ownRuns, article, [model, settings], () => checkArticle(model, settings))
  if (!corpus) return own
  return remember(runs, article, [own, corpus], () =>
    joinRuns(own, checkInCorpus(factsOf(workspace, article), corpus, settings))
  )
}

/** All that rules find in the files of a project itself; each finding names its path. */
export function projectFindingsOf(project: Project): RuleRun {
  const settings = ruleSettings(project.config, project.file ?? '')
  return remember(projectRuns, project, [], () => checkProject(project, settings))
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
}

const models: Memory<Article, ArticleModel> = new WeakMap()
const facts: Memory<Article, ArticleFacts> = new WeakMap()
const ownRuns: Memory<Article, RuleRun> = new WeakMap()
const runs: Memory<Article, RuleRun> = new WeakMap()
const projectRuns: Memory<Project, RuleRun> = new WeakMap()

function joinRuns(a: RuleRun, b: RuleRun): RuleRun {
  if (b.findings.length === 0 && b.errors.length === 0) return a
  return {
    findings: [...a.findings, ...b.findings].sort(byPlace),
    errors: [...a.errors, ...b.errors]
  }
}
