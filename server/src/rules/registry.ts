import {ambiguousMention} from './ambiguous-mention.js'
import {claimWithoutSpeaker} from './claim-without-speaker.js'
import {dateAfterPublication} from './date-after-publication.js'
import {deepNesting} from './deep-nesting.js'
import {deprecatedCode} from './deprecated-code.js'
import {deprecatedEntry} from './deprecated-entry.js'
import {duplicateAttribute} from './duplicate-attribute.js'
import {duplicateEntry} from './duplicate-entry.js'
import {duplicateId} from './duplicate-id.js'
import {emptyTag} from './empty-tag.js'
import {entryOutOfDate} from './entry-out-of-date.js'
import {invalidAttributes} from './invalid-attributes.js'
import {invalidCodebook} from './invalid-codebook.js'
import {invalidFrontMatter} from './invalid-front-matter.js'
import {invalidGlossary} from './invalid-glossary.js'
import {invalidNesting} from './invalid-nesting.js'
import {invalidProject} from './invalid-project.js'
import {invalidValue} from './invalid-value.js'
import {missingAttribute} from './missing-attribute.js'
import {missingMetadata} from './missing-metadata.js'
import {orphanContinuation} from './orphan-continuation.js'
import {quoteMismatch} from './quote-mismatch.js'
import {redundantRef} from './redundant-ref.js'
import type {ArticleRule, CorpusRule, GlossaryRule, ProjectRule, Rule} from './rule.js'
import {selfContradiction} from './self-contradiction.js'
import {selfRelation} from './self-relation.js'
import {sharedAlias} from './shared-alias.js'
import {unclosedTag} from './unclosed-tag.js'
import {unknownAlias} from './unknown-alias.js'
import {unknownAttribute} from './unknown-attribute.js'
import {unknownClaim} from './unknown-claim.js'
import {unknownEntry} from './unknown-entry.js'
import {unknownKind} from './unknown-kind.js'
import {unknownParent} from './unknown-parent.js'
import {unresolvedMention} from './unresolved-mention.js'
import {wrongKind} from './wrong-kind.js'

/** Every rule there is, in the order of the documentation. A new rule needs one line here. */
export const allRules: readonly Rule[] = [
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
  invalidFrontMatter,
  missingMetadata,
  invalidGlossary,
  duplicateEntry,
  sharedAlias,
  unknownParent,
  invalidProject,
  invalidCodebook
]

/** The ids of all rules. */
export const ruleIds: ReadonlySet<string> = new Set(allRules.map(({id}) => id))

/** The rules by what they look at. */
export const rules: {
  readonly article: readonly ArticleRule[]
  readonly corpus: readonly CorpusRule[]
  readonly glossary: readonly GlossaryRule[]
  readonly project: readonly ProjectRule[]
} = {
  article: allRules.filter(rule => rule.subject === 'article'),
  corpus: allRules.filter(rule => rule.subject === 'corpus'),
  glossary: allRules.filter(rule => rule.subject === 'glossary'),
  project: allRules.filter(rule => rule.subject === 'project')
}
