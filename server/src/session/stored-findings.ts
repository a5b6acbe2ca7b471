import type {Steps} from '../base/steps.js'
import {checkArticleSteps} from '../checking/check-article.js'
import type {Finding, Fix} from '../rules/finding.js'
import {byPlace, type RuleError} from '../rules/run-rules.js'
import {findingsInCorpus, modelOf, projectOf, rulesFor} from './derive.js'
import type {Article, Workspace} from './workspace.js'

/** What is found in an article that is not open, and what it was found of; of its fixes only the titles are kept. */
export interface StoredFindings extends LightRun {
  /** The article, and all that decides what is found in it by itself. */
  readonly of: readonly unknown[]
  readonly own: LightRun
  /** What decides, besides those, what is found in the light of the other articles. */
  readonly token: object
}

/** Findings sorted by place, and the errors of rules that failed. */
interface LightRun {
  readonly findings: readonly Finding[]
  readonly errors: readonly RuleError[]
}

/**
 * Looks for what is wrong in an article that is not open, in the light of its project's articles: the very same object as
 * `last` where nothing is different, and only what others say of it where it is the same itself. Nothing is kept in the
 * article. Throws where the articles of its project have not been read.
 */
export function* storedFindingSteps(
  workspace: Workspace,
  article: Article,
  last: StoredFindings | undefined
): Steps<StoredFindings> {
  const {codebook, glossary, config, baseline} = projectOf(workspace, article)
  const token = workspace.corpora.get(article.root)?.storedToken
  if (!token) throw new Error(`Expected the articles of ${article.root} to be read`)
  const of = [article, codebook, glossary, config, baseline]
  const isSame = last?.of.every((input, index) => input === of[index]) === true
  if (isSame && last.token === token) return last
  const own = isSame ? last.own : yield* checkAlone(workspace, article)
  const more = findingsInCorpus(workspace, article)
  const inCorpus = more?.findings.map(toLight) ?? []
  const findings = inCorpus.length === 0 ? own.findings : [...own.findings, ...inCorpus]
  return {
    of,
    own,
    token,
    findings: inCorpus.length === 0 ? findings : findings.toSorted(byPlace),
    errors: [...own.errors, ...(more?.errors ?? [])]
  }
}

function* checkAlone(workspace: Workspace, article: Article): Steps<LightRun> {
  const model = modelOf(workspace, article)
  yield
  const {checked} = yield* checkArticleSteps(model, rulesFor(workspace, article))
  const {findings, errors} = checked
  return {findings: findings.map(toLight), errors}
}

/** A finding without what its fixes would write, which may be many times as long as all else. */
function toLight(finding: Finding): Finding {
  const fix: Fix | undefined = finding.fix && {...finding.fix, edits: [], together: []}
  return {...finding, expected: [], fix}
}
