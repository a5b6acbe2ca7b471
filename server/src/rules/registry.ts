import type {KnownRules} from '../project/known-rules.js'
import {ambiguousMention} from './ambiguous-mention.js'
import {baseTextChanged} from './base-text-changed.js'
import {claimWithoutSpeaker} from './claim-without-speaker.js'
import {dateAfterPublication} from './date-after-publication.js'
import {deepNesting} from './deep-nesting.js'
import {deprecatedCode} from './deprecated-code.js'
import {deprecatedEntry} from './deprecated-entry.js'
import {duplicateArticle} from './duplicate-article.js'
import {duplicateAttribute} from './duplicate-attribute.js'
import {duplicateEntry} from './duplicate-entry.js'
import {duplicateId} from './duplicate-id.js'
import {duplicateSpan} from './duplicate-span.js'
import {emptyTag} from './empty-tag.js'
import {entryOutOfDate} from './entry-out-of-date.js'
import {inconsistentMention} from './inconsistent-mention.js'
import {invalidAttributes} from './invalid-attributes.js'
import {invalidBaseline} from './invalid-baseline.js'
import {invalidCodebook} from './invalid-codebook.js'
import {invalidCoordinates} from './invalid-coordinates.js'
import {invalidEncoding} from './invalid-encoding.js'
import {invalidFrontMatter} from './invalid-front-matter.js'
import {invalidGlossary} from './invalid-glossary.js'
import {invalidIdentifier} from './invalid-identifier.js'
import {invalidNesting} from './invalid-nesting.js'
import {invalidProject} from './invalid-project.js'
import {invalidValue} from './invalid-value.js'
import {looseBoundary} from './loose-boundary.js'
import {missingAttribute} from './missing-attribute.js'
import {missingMetadata} from './missing-metadata.js'
import {openDiscussion} from './open-discussion.js'
import {orphanContinuation} from './orphan-continuation.js'
import {parentCycle} from './parent-cycle.js'
import {partialWord} from './partial-word.js'
import {quoteMismatch} from './quote-mismatch.js'
import {redundantRef} from './redundant-ref.js'
import type {
  ArticleRule,
  CorpusRule,
  FileRule,
  GlossaryRule,
  ProjectRule,
  Rule,
  SuppressionRule,
  UsageRule
} from './rule.js'
import {selfContradiction} from './self-contradiction.js'
import {selfRelation} from './self-relation.js'
import {sharedAlias} from './shared-alias.js'
import {suppressionWithoutReason} from './suppression-without-reason.js'
import {unclosedTag} from './unclosed-tag.js'
import {unknownAlias} from './unknown-alias.js'
import {unknownAttribute} from './unknown-attribute.js'
import {unknownClaim} from './unknown-claim.js'
import {unknownEntry} from './unknown-entry.js'
import {unknownKind} from './unknown-kind.js'
import {unknownParent} from './unknown-parent.js'
import {unknownRule} from './unknown-rule.js'
import {unresolvedMention} from './unresolved-mention.js'
import {unreviewedSuggestion} from './unreviewed-suggestion.js'
import {untaggedMention} from './untagged-mention.js'
import {unusedEntry} from './unused-entry.js'
import {unusedSuppression} from './unused-suppression.js'
import {wrongKind} from './wrong-kind.js'

/** Every rule there is, in the order of the documentation. A new rule needs one line here. */
export const allRules: readonly Rule[] = [
  invalidEncoding,
  unclosedTag,
  invalidAttributes,
  duplicateAttribute,
  emptyTag,
  deepNesting,
  unknownKind,
  unknownAttribute,
  missingAttribute,
  invalidValue,
  invalidNesting,
  deprecatedCode,
  unknownEntry,
  wrongKind,
  unresolvedMention,
  ambiguousMention,
  unknownAlias,
  redundantRef,
  deprecatedEntry,
  entryOutOfDate,
  claimWithoutSpeaker,
  duplicateId,
  unknownClaim,
  selfRelation,
  orphanContinuation,
  selfContradiction,
  dateAfterPublication,
  quoteMismatch,
  untaggedMention,
  inconsistentMention,
  partialWord,
  looseBoundary,
  duplicateSpan,
  duplicateArticle,
  baseTextChanged,
  invalidFrontMatter,
  missingMetadata,
  openDiscussion,
  unreviewedSuggestion,
  invalidGlossary,
  duplicateEntry,
  sharedAlias,
  unknownParent,
  parentCycle,
  invalidCoordinates,
  invalidIdentifier,
  unusedEntry,
  invalidProject,
  invalidCodebook,
  invalidBaseline,
  unusedSuppression,
  suppressionWithoutReason,
  unknownRule
]

/** All rules by id, as what a project may set. */
export const knownRules: KnownRules = new Map(allRules.map(rule => [rule.id, rule]))

/** The ids of all rules. */
export const ruleIds: ReadonlySet<string> = new Set(allRules.map(({id}) => id))

/** The rules by what they look at. */
export const rules: {
  readonly file: readonly FileRule[]
  readonly article: readonly ArticleRule[]
  readonly corpus: readonly CorpusRule[]
  readonly glossary: readonly GlossaryRule[]
  readonly project: readonly ProjectRule[]
  readonly usage: readonly UsageRule[]
  readonly suppression: readonly SuppressionRule[]
} = {
  file: allRules.filter(rule => rule.subject === 'file'),
  article: allRules.filter(rule => rule.subject === 'article'),
  corpus: allRules.filter(rule => rule.subject === 'corpus'),
  glossary: allRules.filter(rule => rule.subject === 'glossary'),
  project: allRules.filter(rule => rule.subject === 'project'),
  usage: allRules.filter(rule => rule.subject === 'usage'),
  suppression: allRules.filter(rule => rule.subject === 'suppression')
}
