/** Newsmark as a library: texts to trees and models, and findings in them. It reads no files. */

export type {Edit} from './base/edits.js'
export type {Span} from './base/span.js'
export type {Attribute, AttributeType, Code, Codebook, Kind} from './codebook/codebook.js'
export {defaultCodebook} from './codebook/default/codebook.js'
export {type ParsedCodebook, parseCodebook} from './codebook/parse-codebook.js'
export type {BratFiles} from './exchange/brat/export-brat.js'
export type {Done, Loss} from './exchange/export/loss.js'
export {
  type AttributeRecord,
  type FragmentRecord,
  type MentionRecord,
  toMentionRecords
} from './exchange/mention-record.js'
export type {Cell, Row} from './exchange/tables/table.js'
export {
  type ArticleTables,
  newsmarkBrat,
  newsmarkTables
} from './exchange/unified/exporters.js'
export {type NewsmarkOptions, newsmark} from './exchange/unified/newsmark.js'
export type {RuleChoices} from './exchange/unified/rule-choices.js'
export {newsmarkParse, newsmarkStringify} from './exchange/unified/syntax-plugins.js'
export type {Alias, Entry, Field, FieldValue, Location} from './glossary/entry.js'
export type {Glossary, GlossaryFile, GlossaryProblem} from './glossary/glossary.js'
export {buildGlossary} from './glossary/glossary.js'
export {parseGlossaryFile} from './glossary/parse-glossary.js'
export type {
  ArticleModel,
  AttributeValue,
  Claim,
  Mention,
  Unit,
  UnitAttribute
} from './model/article-model.js'
export {resolve} from './model/resolve.js'
export type {RuleSetting, Severity} from './project/project.js'
export type {RuleSettings} from './project/rule-settings.js'
export type {Finding, Related} from './rules/finding.js'
export {RuleError, type RuleRun, runArticleRules as checkArticle} from './rules/run-rules.js'
export {type BaseText, toBaseOffset, toBaseText, toWrittenOffset} from './syntax/base-text.js'
export {parse} from './syntax/parse.js'
export {reparsePlainly as reparse} from './syntax/reparse-plainly.js'
export {stringify} from './syntax/stringify.js'
export type {Syntax, SyntaxProblem} from './syntax/syntax.js'
export type {Tag, TagAttribute} from './syntax/tag.js'
export {toTree} from './syntax/tree.js'
