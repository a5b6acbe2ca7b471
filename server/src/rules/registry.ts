import type {KnownRules} from '../project/presets.js'
import {claimWithoutSpeaker} from './claims/claim-without-speaker.js'
import {dateAfterPublication} from './claims/date-after-publication.js'
import {duplicateId} from './claims/duplicate-id.js'
import {orphanContinuation} from './claims/orphan-continuation.js'
import {quoteMismatch} from './claims/quote-mismatch.js'
import {selfContradiction} from './claims/self-contradiction.js'
import {selfRelation} from './claims/self-relation.js'
import {unknownClaim} from './claims/unknown-claim.js'
import {deprecatedCode} from './codebook/deprecated-code.js'
import {invalidNesting} from './codebook/invalid-nesting.js'
import {invalidValue} from './codebook/invalid-value.js'
import {missingAttribute} from './codebook/missing-attribute.js'
import {unknownAttribute} from './codebook/unknown-attribute.js'
import {unknownKind} from './codebook/unknown-kind.js'
import {duplicateArticle} from './consistency/duplicate-article.js'
import {duplicateSpan} from './consistency/duplicate-span.js'
import {inconsistentMention} from './consistency/inconsistent-mention.js'
import {looseBoundary} from './consistency/loose-boundary.js'
import {partialWord} from './consistency/partial-word.js'
import {untaggedMention} from './consistency/untagged-mention.js'
import {ambiguousMention} from './glossary/ambiguous-mention.js'
import {deprecatedEntry} from './glossary/deprecated-entry.js'
import {entryOutOfDate} from './glossary/entry-out-of-date.js'
import {redundantRef} from './glossary/redundant-ref.js'
import {unknownAlias} from './glossary/unknown-alias.js'
import {unknownEntry} from './glossary/unknown-entry.js'
import {unresolvedMention} from './glossary/unresolved-mention.js'
import {wrongKind} from './glossary/wrong-kind.js'
import {duplicateEntry} from './glossary-files/duplicate-entry.js'
import {invalidCoordinates} from './glossary-files/invalid-coordinates.js'
import {invalidGlossary} from './glossary-files/invalid-glossary.js'
import {invalidIdentifier} from './glossary-files/invalid-identifier.js'
import {parentCycle} from './glossary-files/parent-cycle.js'
import {sharedAlias} from './glossary-files/shared-alias.js'
import {unknownParent} from './glossary-files/unknown-parent.js'
import {unusedEntry} from './glossary-files/unused-entry.js'
import {baseTextChanged} from './integrity/base-text-changed.js'
import {invalidFrontMatter} from './metadata/invalid-front-matter.js'
import {missingMetadata} from './metadata/missing-metadata.js'
import {invalidBaseline} from './project-files/invalid-baseline.js'
import {invalidCodebook} from './project-files/invalid-codebook.js'
import {invalidProject} from './project-files/invalid-project.js'
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
import {suppressionWithoutReason} from './suppressions/suppression-without-reason.js'
import {unknownRule} from './suppressions/unknown-rule.js'
import {unusedSuppression} from './suppressions/unused-suppression.js'
import {deepNesting} from './syntax/deep-nesting.js'
import {duplicateAttribute} from './syntax/duplicate-attribute.js'
import {emptyTag} from './syntax/empty-tag.js'
import {invalidAttributes} from './syntax/invalid-attributes.js'
import {invalidEncoding} from './syntax/invalid-encoding.js'
import {lostText} from './syntax/lost-text.js'
import {nearMiss} from './syntax/near-miss.js'
import {unclosedTag} from './syntax/unclosed-tag.js'
import {openConflict} from './workflow/open-conflict.js'
import {openDiscussion} from './workflow/open-discussion.js'
import {unreviewedSuggestion} from './workflow/unreviewed-suggestion.js'

/** All rules, in the order of the documentation. A new rule needs one line here. */
export const allRules: readonly Rule[] = [
  invalidEncoding,
  unclosedTag,
  nearMiss,
  invalidAttributes,
  duplicateAttribute,
  emptyTag,
  deepNesting,
  lostText,
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
  openConflict,
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

/** All rules by id, for reading the settings of a project. */
export const knownRules: KnownRules = new Map(allRules.map(rule => [rule.id, rule]))

/** The ids of all rules. */
export const ruleIds: ReadonlySet<string> = new Set(allRules.map(({id}) => id))

/** The rules by subject. */
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
