import type {Codebook} from '../codebook/codebook.js'
import type {Glossary} from '../glossary/glossary.js'
import type {ArticleModel} from '../model/article-model.js'
import type {ArticleFacts} from '../model/facts.js'
import type {Project, Severity} from '../project/project.js'
import type {Report} from './finding.js'

/** The groups in which the documentation lists the rules. */
export type RuleGroup =
  | 'syntax'
  | 'codebook'
  | 'glossary'
  | 'claims'
  | 'metadata'
  | 'glossary files'
  | 'project files'

/** What all rules have. The page of a rule is `docs/rules/<id>.md`. */
interface RuleBase {
  readonly id: string
  readonly group: RuleGroup
  /** What holds unless the project says otherwise. */
  readonly severity: Severity
  /** One line for lists: what the rule reports. */
  readonly summary: string
}

/** Takes the findings of a rule. */
export type Reporter = (report: Report) => void

/** Options of a rule as the project sets them; unknown until the rule has looked at them. */
export type RuleOptions = Readonly<Record<string, unknown>>

/** A rule that looks at one article. */
export interface ArticleRule extends RuleBase {
  readonly subject: 'article'
  readonly check: (model: ArticleModel, report: Reporter, options: RuleOptions) => void
}

/** The facts of all articles of a project by the articles' ids. */
export type Corpus = ReadonlyMap<string, ArticleFacts>

/** A rule that looks at one article in the light of all the others. */
export interface CorpusRule extends RuleBase {
  readonly subject: 'corpus'
  readonly check: (article: ArticleFacts, corpus: Corpus, report: Reporter) => void
}

/** A rule that looks at the glossary's files; each report names its path. */
export interface GlossaryRule extends RuleBase {
  readonly subject: 'glossary'
  readonly check: (glossary: Glossary, codebook: Codebook, report: Reporter) => void
}

/** A rule that looks at the project's own files; each report names its path. */
export interface ProjectRule extends RuleBase {
  readonly subject: 'project'
  readonly check: (project: Project, report: Reporter) => void
}

/** Any rule. */
export type Rule = ArticleRule | CorpusRule | GlossaryRule | ProjectRule

/** Where the pages of the rules are published. */
const PAGES = 'https://github.com/newsmark/newsmark/blob/main/docs/rules/'

/** The address of the page that explains a rule. */
export function ruleUrl(id: string): string {
  return `${PAGES}${id}.md`
}
