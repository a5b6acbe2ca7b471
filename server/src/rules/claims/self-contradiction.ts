import {phrase} from '../../base/phrase.js'
import type {Span} from '../../base/span.js'
import type {ArticleModel, Claim, Unit, UnitAttribute} from '../../model/article-model.js'
import {attributesAsRead} from '../../model/move-unit.js'
import {attributeOf, onlyText} from '../../model/unit-attributes.js'
import type {ArticleRule} from '../rule.js'
import {quote} from '../shared/wording.js'

/** Reports a claim in which a speaker takes the other side of a topic than in an earlier claim of the article. */
export const selfContradiction: ArticleRule = {
  id: 'self-contradiction',
  subject: 'article',
  attribute: 'stance',
  group: 'claims',
  severity: 'warning',
  summary: 'A speaker for and against the same topic',
  readsMarkup: true,
  check({claims, path, references}, report) {
    if (!mayContradict(claims)) return
    const names = speakerNames(references)
    const earlier: Sides = new Map()
    for (const {unit} of claims) {
      const side = sideOf(unit, names)
      if (!side) continue
      const conflict = addSide(earlier, side)
      if (!conflict) continue
      const {speaker, topic, other} = conflict
      const message = phrase`${quote(speaker)} has the stance \`${side.stance}\` on ${quote(topic)} here and \`${other.stance}\` before: check both claims`
      const related = [
        {message: phrase`\`${other.stance}\` here`, location: {path, span: stanceOf(other)}}
      ]
      report({message, span: stanceOf(side), related})
    }
  }
}

/** The side that the speakers of a claim take on its topics. */
interface Side {
  readonly stance: 'support' | 'oppose'
  readonly unit: Unit
  readonly speakers: readonly string[]
  readonly topics: readonly string[]
}

/** The ids of the entries of mentions that are named by their own id. */
function speakerNames(references: ArticleModel['references']): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const reference of references) {
    const entry = reference.mention?.entry
    if (entry) names.set(reference.value.text, entry.id)
  }
  return names
}

/** Whether a topic has claims for it and against it, whoever makes them: few articles have any. */
function mayContradict(claims: readonly Claim[]): boolean {
  if (!hasBothSides(claims)) return false
  const supported = new Set<string>()
  for (const {unit} of claims)
    if (stanceIn(unit) === 'support') for (const text of topicsIn(unit)) supported.add(text)
  return claims.some(
    ({unit}) => stanceIn(unit) === 'oppose' && topicsIn(unit).some(text => supported.has(text))
  )
}

function stanceIn(unit: Unit): string | undefined {
  const attribute = attributeOf(attributesAsRead(unit), 'stance')
  return attribute && (onlyText(attribute) ?? attribute.values[0]?.text)
}

function topicsIn(unit: Unit): readonly string[] {
  const attribute = attributeOf(attributesAsRead(unit), 'topic')
  if (!attribute) return []
  const only = onlyText(attribute)
  return only === undefined ? attribute.values.map(({text}) => text) : [only]
}

function hasBothSides(claims: readonly Claim[]): boolean {
  let support = false
  let oppose = false
  for (const {unit} of claims) {
    for (const {name, written} of attributesAsRead(unit)) {
      if (name !== 'stance') continue
      if (written.value === 'support') support = true
      else if (written.value === 'oppose') oppose = true
    }
  }
  return support && oppose
}

/** The side of a claim; undefined for one without a stance. Speakers that are no entries are left out. */
function sideOf(unit: Unit, names: ReadonlyMap<string, string>): Side | undefined {
  const attributes = attributesAsRead(unit)
  const value = attributeOf(attributes, 'stance')?.values[0]
  if (!value || (value.text !== 'support' && value.text !== 'oppose')) return undefined
  const speaker = attributeOf(attributes, 'speaker')
  const also = speaker?.definition?.also
  const speakers = textsOf(speaker)
    .filter(text => !also?.has(text))
    .map(text => names.get(text) ?? text)
  const topics = textsOf(attributeOf(attributes, 'topic'))
  return {stance: value.text, unit, speakers, topics}
}

/** The place of the stance of a side. */
function stanceOf({unit}: Side): Span {
  return attributeOf(unit.attributes, 'stance')?.values[0]?.span ?? unit.tag
}

/** The first values of an attribute: the work grows with the number of pairs of speakers and topics. */
function textsOf(attribute: UnitAttribute | undefined): readonly string[] {
  return attribute ? attribute.values.slice(0, MOST).map(({text}) => text) : []
}

const MOST = 20

interface Conflict {
  readonly speaker: string
  readonly topic: string
  readonly other: Side
}

/** The first side of each speaker on each topic. */
type Sides = Map<string, Map<string, Side>>

/** Adds a side for all its speakers and topics; gives the first pair for which an earlier side was the other one. */
function addSide(earlier: Sides, side: Side): Conflict | undefined {
  let conflict: Conflict | undefined
  for (const speaker of side.speakers) {
    const topics = earlier.get(speaker) ?? new Map<string, Side>()
    if (topics.size === 0) earlier.set(speaker, topics)
    for (const topic of side.topics) {
      const other = topics.get(topic)
      if (!other) topics.set(topic, side)
      else if (other.stance !== side.stance) conflict ??= {speaker, topic, other}
    }
  }
  return conflict
}
