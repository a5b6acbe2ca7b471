import {applyEdits, byPlace, type Edit} from '../../base/edits.js'
import {lineStart, nextLine} from '../../base/lines.js'
import {phrase, type Said} from '../../base/phrase.js'
import type {Span} from '../../base/span.js'
import type {ArticleModel, Unit} from '../../model/article-model.js'
import {
  ABOUT,
  type ConflictNote,
  readFieldConflict,
  readNotes,
  readTextConflict,
  TAG_STATE
} from '../../model/conflict-notes.js'
import {unitAt} from '../../model/queries.js'
import {attributeOf} from '../../model/unit-attributes.js'
import {endOfAttribute, removalOf} from '../../rules/shared/attribute-edits.js'
import {parse} from '../../syntax/parse.js'
import {kindSpan} from '../../syntax/tag.js'
import {escapeText, writeUsual} from '../../syntax/write-markup.js'
import {takeWords} from './take-words.js'

/** A choice between two versions that were merged. */
interface Choice {
  readonly title: Said
  readonly edits: readonly Edit[]
}

/** What may be chosen where a merge left something open: ours, theirs or both, as far as that can be written by itself. */
export function conflictChoices(
  {span}: {readonly span: Span},
  model: ArticleModel
): readonly Choice[] {
  const {text, comments} = model.syntax
  const comment = comments.find(({start, end}) => start === span.start && end === span.end)
  if (comment) return choicesOfWords(text, comment)
  if (span.start < model.syntax.bodyStart) return choicesOfField(text, span)
  const unit = unitAt(model, span.start)
  const notes = readNotes(attributeOf(unit?.attributes ?? [], 'conflict')?.written.value ?? '')
  return unit && notes ? choicesOfTag(model, unit, notes) : []
}

function choicesOfWords(text: string, comment: Span): readonly Choice[] {
  const conflict = readTextConflict(text.slice(comment.start, comment.end))
  if (!conflict) return []
  const {ours = '', theirs = ''} = conflict
  const [our, their] = [ours.trim(), theirs.trim()]
  const start = comment.start - our.length
  const isPlain = text.slice(start, comment.start) === our && escapeText(our, true) === our
  const written = escapeText(their, true)
  const choices = [{title: phrase`Take ours: “${our}”`, edits: [{...comment, text: ''}]}]
  if (!isPlain || /\n\s*\n/.test(their)) return choices
  return [
    ...choices,
    {title: phrase`Take theirs: “${their}”`, edits: [{start, end: comment.end, text: written}]},
    {title: 'Take both', edits: [{...comment, text: ` ${written}`}]}
  ]
}

function choicesOfField(text: string, line: Span): readonly Choice[] {
  const conflict = readFieldConflict(text.slice(line.start, line.end))
  if (!conflict) return []
  const whole = {start: lineStart(text, line.start), end: nextLine(text, line.end)}
  const {ours = '', theirs = ''} = conflict
  const end = text.slice(0, whole.start).trimEnd().length
  const choices = [{title: 'Take ours', edits: [{...whole, text: ''}]}]
  if (!text.slice(0, end).endsWith(ours)) return choices
  const lines = theirs === '' ? '' : theirs + text.slice(end, whole.start)
  const edits = [{start: end - ours.length, end: whole.end, text: lines}]
  return [...choices, {title: 'Take theirs', edits}]
}

function choicesOfTag(
  model: ArticleModel,
  unit: Unit,
  notes: readonly ConflictNote[]
): readonly Choice[] {
  const choices = (['ours', 'theirs'] as const).flatMap(side => {
    const edits = editsFor(model, unit, notes, side)
    return edits ? [{title: titleOf(side, notes), edits}] : []
  })
  const both = notes.every(({about, ours, theirs}) => {
    const definition = attributeOf(unit.attributes, about)?.definition
    return definition?.type === 'text' && about !== 'id' && ours && theirs
  })
  if (!both) return choices
  const edits = editsFor(model, unit, notes, 'both')
  return edits ? [...choices, {title: titleOf('both', notes), edits}] : choices
}

type Taken = 'ours' | 'theirs' | 'both'

function titleOf(side: Taken, notes: readonly ConflictNote[]): Said {
  const [only] = notes
  if (side === 'both') return 'Take both'
  const value = notes.length === 1 ? phrase`\`${only?.[side] ?? 'nothing'}\`` : undefined
  if (side === 'ours') return value ? phrase`Take ours: ${value}` : 'Take ours'
  return value ? phrase`Take theirs: ${value}` : 'Take theirs'
}

/** The edits that leave what was taken; undefined where they cannot be written without the annotator. */
function editsFor(
  model: ArticleModel,
  unit: Unit,
  notes: readonly ConflictNote[],
  side: Taken
): readonly Edit[] | undefined {
  const {text} = model.syntax
  const state = notes.find(({about}) => about === ABOUT.tag)
  if (side !== 'both' && state?.[side] === TAG_STATE.deleted) return withoutTag(unit)
  const edits: Edit[] = []
  const added: string[] = []
  for (const note of notes) {
    if (side === 'ours' || note.about === ABOUT.tag) continue
    if (note.about === ABOUT.span) continue
    const taken = side === 'both' ? `${note.ours} / ${note.theirs}` : note.theirs
    const isThere = attributeOf(unit.attributes, note.about) !== undefined
    if (note.about === ABOUT.kind) edits.push({...kindSpan(unit.tag), text: taken ?? ''})
    else if (isThere) edits.push(...givenValue(unit, note.about, taken, text))
    else if (taken !== undefined) added.push(writeUsual({[note.about]: taken}).slice(1, -1))
  }
  const sorted = [...edits, instead(unit, added, text)].sort(byPlace)
  if (!isReadable(model, sorted, unit)) return undefined
  const words = side === 'ours' ? undefined : notes.find(({about}) => about === ABOUT.span)
  if (!words) return sorted
  if (side === 'both' || words.theirs === undefined) return undefined
  return takeWords(model, sorted, unit.index, words.theirs)
}

/** Puts attributes in the place of the conflict; nothing for none. */
function instead(unit: Unit, added: readonly string[], text: string): Edit {
  const index = unit.attributes.findLastIndex(({name}) => name === 'conflict')
  const written = unit.attributes[index]?.written
  if (added.length === 0 || !written) return {...removalOf(unit, index, text), text: ''}
  const end = endOfAttribute(written, text)
  return {start: written.nameSpan.start, end, text: added.join(' ')}
}

function withoutTag({tag: {start, contentStart, contentEnd, end}}: Unit): readonly Edit[] {
  return [
    {start, end: contentStart, text: ''},
    {start: contentEnd, end, text: ''}
  ]
}

/** Another value in the place of the one that is there, or nothing. */
function givenValue(
  {attributes}: Unit,
  name: string,
  value: string | undefined,
  text: string
): readonly Edit[] {
  const known = attributeOf(attributes, name)?.written
  if (!known) return []
  const {start} = known.nameSpan
  const end = endOfAttribute(known, text)
  if (value !== undefined) return [{start, end, text: writeUsual({[name]: value}).slice(1, -1)}]
  return [{start, end: /\s/.test(text.charAt(end)) ? end + 1 : end, text: ''}]
}

/** Whether the edits take the conflict away, and nothing but attributes changes. */
function isReadable({syntax}: ArticleModel, edits: readonly Edit[], unit: Unit): boolean {
  const isApart = edits.every(({start}, at) => start >= (edits[at - 1]?.end ?? 0))
  if (!isApart) return false
  const after = parse(applyEdits(syntax.text, edits))
  const tag = after.tags[unit.index]
  return (
    after.problems.length <= syntax.problems.length &&
    after.tags.length === syntax.tags.length &&
    tag !== undefined &&
    !tag.attributes.some(({name}) => name === 'conflict')
  )
}
