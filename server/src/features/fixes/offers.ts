import type {Edit} from '../../base/edits.js'
import {excerpt} from '../../base/excerpt.js'
import {lineEndOf} from '../../base/lines.js'
import {CodebookText, joinPhrases, phrase, type Said} from '../../base/phrase.js'
import type {ArticleModel, Mention, Unit, UnitAttribute} from '../../model/article-model.js'
import {parseClaimName} from '../../model/facts/collect-facts.js'
import {isMention, partAt, unitAt} from '../../model/queries.js'
import type {Finding} from '../../rules/finding.js'
import {requiredFields} from '../../rules/metadata/missing-metadata.js'
import type {RuleOptions} from '../../rules/rule.js'
import {addAttribute, endOfAttribute} from '../../rules/shared/attribute-edits.js'
import {contentReader} from '../../syntax/content-text.js'
import {conflictChoices} from './conflict-offers.js'
import {nearEntries} from './near-entries.js'

/** A change of the article that may be what a finding calls for; which one is meant is for the annotator to say. */
export interface Offer {
  readonly title: Said
  readonly edits: readonly Edit[]
}

/**
 * What may be done about a finding besides the fix and the replacements of its rule, which has these options. Spans are
 * UTF-16 offsets into the text of the model.
 */
export function offersFor(
  finding: Finding,
  model: ArticleModel,
  options: RuleOptions
): readonly Offer[] {
  return OFFERS[finding.ruleId]?.(finding, model, options) ?? []
}

const OFFERS: Readonly<
  Record<string, (finding: Finding, model: ArticleModel, options: RuleOptions) => readonly Offer[]>
> = {
  'ambiguous-mention': (finding, model) => {
    const mention = mentionAt(finding, model)
    return mention?.resolution === 'ambiguous'
      ? mention.candidates.map(entry => refer(mention, entry))
      : []
  },
  'unresolved-mention': (finding, model) => {
    const mention = mentionAt(finding, model)
    if (!mention) return []
    const near = nearEntries(model, mention.kind.name, mention.text)
    return [...near.map(entry => refer(mention, entry)), ...describe(mention)]
  },
  'unknown-alias': (finding, model) => {
    const mention = mentionAt(finding, model)
    return mention ? describe(mention) : []
  },
  'unknown-entry': (finding, model) => {
    const found = attributeAt(finding, model)
    if (found?.attribute.name !== 'ref' || !isMention(found.unit)) return []
    return describeInstead(found.unit, found.attribute, model.syntax.text)
  },
  'unknown-claim': otherClaims,
  'invalid-value': otherCodes,
  'missing-metadata': addMetadata,
  'open-conflict': conflictChoices
}

function mentionAt({span}: Finding, model: ArticleModel): Mention | undefined {
  const unit = unitAt(model, span.start)
  return unit && isMention(unit) ? unit : undefined
}

interface AttributePlace {
  readonly unit: Unit
  readonly attribute: UnitAttribute
}

function attributeAt({span}: Finding, model: ArticleModel): AttributePlace | undefined {
  const unit = unitAt(model, span.start)
  const part = unit && partAt(unit, span.start)
  return unit && part?.type === 'value' ? {unit, attribute: part.attribute} : undefined
}

function refer({tag}: Mention, {id, name}: {readonly id: string; readonly name: string}): Offer {
  return {title: phrase`Refer to \`${id}\` (${name})`, edits: [addAttribute(tag, `ref=${id}`)]}
}

/** A description is no name: nothing is looked up for it. */
function describe(mention: Mention): readonly Offer[] {
  if (!knowsDescriptions(mention)) return []
  return [{title: DESCRIPTION, edits: [addAttribute(mention.tag, NOMINAL)]}]
}

function describeInstead(
  mention: Mention,
  {written}: UnitAttribute,
  text: string
): readonly Offer[] {
  if (!knowsDescriptions(mention)) return []
  const {start} = written.nameSpan
  return [{title: DESCRIPTION, edits: [{start, end: endOfAttribute(written, text), text: NOMINAL}]}]
}

function knowsDescriptions({kind, attributes}: Mention): boolean {
  const isSaid = attributes.some(({name}) => name === 'mention')
  return !isSaid && kind.attributes.get('mention')?.codes.has('nominal') === true
}

const NOMINAL = 'mention=nominal'
const DESCRIPTION = 'It is a description, no name: write `mention=nominal`'

/** The claims of the article that a value may mean besides those that the rule expects, with their words. */
function otherClaims({span, expected}: Finding, model: ArticleModel): readonly Offer[] {
  const content = contentReader(model.syntax)
  const unit = unitAt(model, span.start)
  const wanted = model.syntax.text.slice(span.start, span.end)
  const {article = model.id} = parseClaimName(wanted)
  if (article !== model.id) return []
  const taken = new Set([...expected, wanted, unit?.id])
  const others = model.claims.filter(({id}) => id !== undefined && !taken.has(id))
  return others.slice(0, MOST_CLAIMS).map(({id = '', unit: {index}}) => ({
    title: phrase`Change to \`${id}\`: ${excerpt(content(index), LONGEST_WORDS)}`,
    edits: [{...span, text: id}]
  }))
}

const MOST_CLAIMS = 8

/** UTF-16 units in the title of an action. */
const LONGEST_WORDS = 50

/** The codes of an attribute besides those that the rule expects, with their labels or definitions. */
function otherCodes(finding: Finding, model: ArticleModel): readonly Offer[] {
  const definition = attributeAt(finding, model)?.attribute.definition
  if (!definition || definition.codes.size > MOST_CODES) return []
  const {span, expected} = finding
  return [...definition.codes.values()]
    .filter(({name, deprecated}) => !deprecated && !expected.includes(name))
    .map(({name, definition: meaning}) => ({
      title:
        meaning === ''
          ? phrase`Change to \`${name}\``
          : phrase`Change to \`${name}\`: ${new CodebookText(meaning, LONGEST_WORDS)}`,
      edits: [{...span, text: name}]
    }))
}

/** More of them are found by completion. */
const MOST_CODES = 20

/** The lines of the fields that an article lacks, behind those that it has; their values are for the annotator to write. */
function addMetadata(
  _finding: Finding,
  {syntax, metadata}: ArticleModel,
  options: RuleOptions
): readonly Offer[] {
  const missing = requiredFields(options).filter(name => !metadata.fields.has(name))
  if (missing.length === 0) return []
  const {text, frontMatter, bodyStart} = syntax
  const lineEnd = lineEndOf(text)
  const lines = missing.map(name => `${name}: ${lineEnd}`).join('')
  const quoted = missing.map(name => phrase`\`${name}\``)
  const title = phrase`Add ${joinPhrases(quoted, (a, b) => phrase`${a} and ${b}`)} to the front matter`
  if (frontMatter) {
    const at = frontMatter.end
    return [{title, edits: [{start: at, end: at, text: lines}]}]
  }
  const added = `---${lineEnd}${lines}---${lineEnd}${lineEnd}`
  return [{title, edits: [{start: bodyStart, end: bodyStart, text: added}]}]
}
