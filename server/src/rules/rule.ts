import type {KnownNames} from '../base/near-names.js'
import type {Codebook} from '../codebook/codebook.js'
import type {Glossary} from '../glossary/glossary.js'
import type {ArticleModel} from '../model/article-model.js'
import type {Directive, DirectiveRule} from '../model/directives.js'
import type {ArticleFacts} from '../model/facts/facts.js'
import type {Project, Severity} from '../project/project.js'
import type {OptionsSchema} from '../project/rule-settings.js'
import type {Corpus} from './corpus.js'
import type {Fix, Report} from './finding.js'

/** The groups in which the documentation lists the rules. */
export type RuleGroup =
  | 'syntax'
  | 'codebook'
  | 'glossary'
  | 'claims'
  | 'consistency'
  | 'integrity'
  | 'metadata'
  | 'workflow'
  | 'glossary files'
  | 'project files'
  | 'suppressions'

/** What all rules have. The page of a rule is `docs/rules/<id>.md`. */
interface RuleBase {
  readonly id: string
  readonly group: RuleGroup
  /** What holds unless the project says otherwise; that of the preset `recommended`. */
  readonly severity: Severity
  /** What the preset `strict` makes of it, where that differs. */
  readonly strict?: Severity
  /** The options it takes, with a description for each; none by default. */
  readonly options?: OptionsSchema
  /** Whether it mends what it finds, at least at times, and whether some of that is safe; not by default. */
  readonly fix?: Fix['safety']
  /** One line for lists: what the rule reports. */
  readonly summary: string
}

/** Takes the findings of a rule. */
export type Reporter = (report: Report) => void

/** Options of a rule as the project sets them: what of them is not as the rule's schema says is left out. */
export type RuleOptions = Readonly<Record<string, unknown>>

/** A rule that looks at one article. */
export interface ArticleRule extends RuleBase {
  readonly subject: 'article'
  readonly check: (model: ArticleModel, report: Reporter, options: RuleOptions) => void
}

/** A rule that looks at the file of an article where that holds no text that could be read. */
export interface FileRule extends RuleBase {
  readonly subject: 'file'
  /** `encoding` says what the file seems to hold instead. */
  readonly check: (encoding: string, report: Reporter) => void
}

/** A rule that looks at one article in the light of all the others. */
export interface CorpusRule extends RuleBase {
  readonly subject: 'corpus'
  readonly check: (
    article: ArticleFacts,
    corpus: Corpus,
    report: Reporter,
    options: RuleOptions
  ) => void
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

/** A rule that holds the glossary against what the articles name; each report names its path. */
export interface UsageRule extends RuleBase {
  readonly subject: 'usage'
  readonly check: (
    project: Pick<Project, 'glossary' | 'codebook'>,
    corpus: Corpus,
    report: Reporter,
    options: RuleOptions
  ) => void
}

/** A rule that looks at the comments that silence other rules, when it is known what they silenced. */
export interface SuppressionRule extends RuleBase {
  readonly subject: 'suppression'
  readonly check: (directive: UsedDirective, report: Reporter) => void
}

/** A directive and what came of it. */
export interface UsedDirective {
  readonly directive: Directive
  /** Those of its rules that silenced nothing; each only where that is decided, as the corpus rules are later. */
  readonly unused: readonly DirectiveRule[]
  /** Whether this is the first time that the directive is looked at: what is wrong with it in itself is said once. */
  readonly isFirst: boolean
  /** All rules there are. */
  readonly knownRules: KnownNames & {readonly has: (id: string) => boolean}
}

/** Any rule. */
export type Rule =
  | FileRule
  | ArticleRule
  | CorpusRule
  | GlossaryRule
  | ProjectRule
  | UsageRule
  | SuppressionRule

/** Where the pages of the rules are published. */
const PAGES = 'https://github.com/newsmark/newsmark/blob/main/docs/rules/'

/** The address of the page that explains a rule. */
export function ruleUrl(id: string): string {
  return `${PAGES}${id}.md`
}
