import type {KnownNames} from '../base/near-names.js'
import type {Steps} from '../base/steps.js'
import type {Codebook} from '../codebook/codebook.js'
import type {Glossary} from '../glossary/glossary.js'
import type {ArticleModel} from '../model/article-model.js'
import type {Directive, DirectiveRule} from '../model/directives.js'
import type {ArticleFacts} from '../model/facts/facts.js'
import type {OptionsSchema} from '../project/presets.js'
import type {Project, Severity} from '../project/project.js'
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

/** The properties of all rules. The page of a rule is `docs/rules/<id>.md`. */
interface RuleBase {
  readonly id: string
  readonly group: RuleGroup
  /** The severity unless the project sets another: that of the preset `recommended`. */
  readonly severity: Severity
  /** The severity in the preset `strict`, where that differs. */
  readonly strict?: Severity
  /** The schema of its options, with a description for each; by default there are none. */
  readonly options?: OptionsSchema
  /** The safest fix that its findings may have; by default they have none. */
  readonly fix?: Fix['safety']
  /**
   * Whether its fixes bring text back into the base text that the file has and the base text lacks. By default a fix
   * leaves the base text as it is.
   */
  readonly restoresText?: true
  /** One line for lists: what the rule reports. */
  readonly summary: string
}

/** Takes the reports of a rule. */
export type Reporter = (report: Report) => void

/** The options of a rule as the project sets them; those that do not fit the rule's schema are left out. */
export type RuleOptions = Readonly<Record<string, unknown>>

/** A rule on one article, by its model. */
export interface ArticleRule extends RuleBase {
  readonly subject: 'article'
  /** The attribute that its findings are about: it is not called for articles in which no tag has that. */
  readonly attribute?: string
  /**
   * What it judges by itself, and reports within that: each tag, by the tags around it and the text of their block; or each
   * claim, by all of its fragments in this way. Codebook, glossary and front matter count too. Then `units`, and the lists
   * made of them, may be those of a part; `syntax` is always that of the whole article. By default it judges the article.
   */
  readonly judges?: 'tag' | 'claim'
  /** Whether it judges tags by others as well, to which ids of the article lead. */
  readonly followsIds?: true
  /**
   * Whether it finds the same wherever all tags say the same (see `ArticleLinks`), whatever stands between them: it reads
   * kinds, attributes, nesting, and the words and entries of mentions, and reports places within the markup of tags, or
   * mentions as a whole.
   */
  readonly readsMarkup?: true
  readonly check: (model: ArticleModel, report: Reporter, options: RuleOptions) => void
  /** Makes in steps what it needs of a glossary, for a run that must not wait; without that, the rule makes it itself. */
  readonly prepare?: (glossary: Glossary) => Steps<void>
}

/** A rule on the file of an article that cannot be decoded. */
export interface FileRule extends RuleBase {
  readonly subject: 'file'
  /** `encoding` is a description of what the file seems to hold. */
  readonly check: (encoding: string, report: Reporter) => void
}

/**
 * The articles in which a corpus rule may report something: those that refer to claims of others, those with the id or
 * the text of another one, or those with a name that several entries bear. It is not called for others.
 */
export type CorpusConcern = 'references' | 'copies' | 'senses'

/** A rule on one article in its corpus, by its facts. */
export interface CorpusRule extends RuleBase {
  readonly subject: 'corpus'
  readonly concern: CorpusConcern
  readonly check: (
    article: ArticleFacts,
    corpus: Corpus,
    report: Reporter,
    options: RuleOptions
  ) => void
}

/** A rule on the glossary files; each report gives its path. It goes over all entries in steps of a millisecond or two. */
export interface GlossaryRule extends RuleBase {
  readonly subject: 'glossary'
  readonly check: (glossary: Glossary, codebook: Codebook, report: Reporter) => Steps<void>
}

/** A rule on the project files; each report gives its path. */
export interface ProjectRule extends RuleBase {
  readonly subject: 'project'
  readonly check: (project: Project, report: Reporter) => void
}

/**
 * A rule on the usage of entries in the corpus; each report gives its path. It goes over all entries in steps, as rules on the
 * glossary files do.
 */
export interface UsageRule extends RuleBase {
  readonly subject: 'usage'
  readonly check: (
    project: Pick<Project, 'glossary' | 'codebook'>,
    corpus: Corpus,
    report: Reporter,
    options: RuleOptions
  ) => Steps<void>
}

/** A rule on directives, the comments that suppress findings, after they have been applied. */
export interface SuppressionRule extends RuleBase {
  readonly subject: 'suppression'
  readonly check: (directive: UsedDirective, report: Reporter) => void
}

/** A directive after it has been applied. */
export interface UsedDirective {
  readonly directive: Directive
  /** Those of its rules that suppressed nothing, of the rules whose last phase this is. */
  readonly unused: readonly DirectiveRule[]
  /** Whether this is the first phase: mistakes in the directive itself are reported once. */
  readonly isFirst: boolean
  /** All rules. */
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

/** The address of the folder with the pages of the rules. */
const PAGES = 'https://github.com/newsmark/newsmark/blob/main/docs/rules/'

/** The address of the page that explains a rule. */
export function ruleUrl(id: string): string {
  return `${PAGES}${id}.md`
}
