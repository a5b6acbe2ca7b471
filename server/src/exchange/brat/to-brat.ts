import type {Span} from '../../base/span.js'
import type {Glossary} from '../../glossary/glossary.js'
import {cutAtLineEnds, joinOverLineEnds} from '../anchor/join-lines.js'
import type {
  ExportedAnnotation,
  ExportedArticle,
  ExportedAttribute
} from '../export/exported-article.js'
import type {Loss} from '../export/loss.js'
import {
  type BratAttribute,
  type BratDocument,
  type BratNormalisation,
  type BratNote,
  type BratRelation,
  type BratSpan,
  bratNames
} from './brat-document.js'
import {encodeNote} from './note-text.js'

/** The annotations of an article as brat has them, and what brat cannot hold. */
export interface ToBrat {
  readonly document: BratDocument
  readonly losses: readonly Loss[]
}

/** What is being made of an article. */
interface Task {
  readonly path: string
  readonly glossary: Glossary
  /** The ids in brat of annotations, by their own ids; the first of each. */
  readonly claims: ReadonlyMap<string, string>
  readonly mentions: ReadonlyMap<string, string>
  readonly spans: BratSpan[]
  readonly relations: BratRelation[]
  readonly attributes: BratAttribute[]
  readonly normalisations: BratNormalisation[]
  readonly notes: BratNote[]
  readonly losses: Loss[]
}

/**
 * Makes brat's annotations of an article. Kinds become types of spans, values of closed lists attributes, entries
 * normalisations, claims and mentions that others name relations; anything else is a note whose type is the attribute.
 */
export function toBrat(article: ExportedArticle, glossary: Glossary): ToBrat {
  const losses: Loss[] = [...article.losses]
  const placed = article.annotations.flatMap(annotation => {
    const fragments = fragmentsFor(article, annotation, losses)
    return fragments.length > 0 ? [{annotation, fragments}] : []
  })
  const [claims, mentions] = [new Map<string, string>(), new Map<string, string>()]
  for (const [index, {annotation}] of placed.entries()) {
    const ids = annotation.definition?.unit === 'claim' ? claims : mentions
    const {id} = annotation
    if (id !== undefined && !ids.has(id)) ids.set(id, `T${index + 1}`)
  }
  const task: Task = {
    path: article.path,
    glossary,
    claims,
    mentions,
    spans: [],
    relations: [],
    attributes: [],
    normalisations: [],
    notes: [],
    losses
  }
  for (const [index, {annotation, fragments}] of placed.entries()) {
    const target = `T${index + 1}`
    task.spans.push({id: target, type: annotation.kind, fragments})
    addAnnotation(task, target, annotation)
  }
  return {document: task, losses}
}

/** The pieces of an annotation, each on one line; none for one without words, which brat does not have. */
function fragmentsFor(
  {path, text: {text}}: ExportedArticle,
  {name, kind, fragments}: ExportedAnnotation,
  losses: Loss[]
): readonly Span[] {
  const pieces = cutAtLineEnds(text, fragments)
  // What the pieces mean to somebody who reads them.
  const meant = joinOverLineEnds(text, pieces)
  const lose = (feature: string, value: string, done: Loss['done']): void => {
    losses.push({path, id: name, feature, value, done})
  }
  if (meant.length === 0) lose('annotation', kind, 'dropped')
  else if (describe(meant) !== describe(fragments)) {
    const done =
      meant.length > fragments.length ? 'split' : isWider(meant, fragments) ? 'widened' : 'dropped'
    lose('fragments', describe(fragments), done)
  }
  return cutAtLineEnds(text, meant)
}

function describe(spans: readonly Span[]): string {
  return spans.map(({start, end}) => `${start}-${end}`).join(' ')
}

function isWider(spans: readonly Span[], before: readonly Span[]): boolean {
  return spans.some(
    ({start, end}) => !before.some(other => other.start <= start && end <= other.end)
  )
}

function addAnnotation(task: Task, target: string, annotation: ExportedAnnotation): void {
  const {id, entries, attributes, resolution} = annotation
  if (id !== undefined) addNote(task, target, annotation, 'id', id)
  if (resolution === 'name')
    for (const {id: ref, name} of entries)
      if (isWord(ref))
        task.normalisations.push({type: bratNames.ref, target, source: bratNames.byName, ref, name})
  for (const [name, attribute] of attributes)
    addAttribute(task, target, annotation, name, attribute)
}

function addAttribute(
  task: Task,
  target: string,
  annotation: ExportedAnnotation,
  name: string,
  attribute: ExportedAttribute
): void {
  const {definition, values} = attribute
  const isTaken = name === bratNames.note || name === bratNames.ref
  if (isTaken) {
    lose(task, annotation, name, values.join(' '), 'dropped')
    return
  }
  if (values.length === 0) {
    task.attributes.push({type: name, target, value: undefined})
    return
  }
  const isCode = definition?.type === 'code' || definition?.type === 'flag'
  if (isCode && values.every(isWord) && !hasNumbered(annotation, name, values.length)) {
    for (const [index, value] of values.entries())
      task.attributes.push({type: index === 0 ? name : `${name}-${index + 1}`, target, value})
    if (values.length > 1) lose(task, annotation, name, values.join(' '), 'encoded')
    return
  }
  for (const value of values) addValue(task, target, annotation, name, definition, value)
}

function addValue(
  task: Task,
  target: string,
  annotation: ExportedAnnotation,
  name: string,
  definition: ExportedAttribute['definition'],
  value: string
): void {
  const to = relatedTo(task, definition, value)
  if (to !== undefined) task.relations.push({type: name, from: target, to})
  else if (definition?.type === 'entry' && isWord(value)) {
    const known = task.glossary.entries.get(value)?.name ?? value
    const type = name === 'ref' ? bratNames.ref : name
    task.normalisations.push({type, target, source: bratNames.glossary, ref: value, name: known})
  } else {
    if (definition?.type === 'claim') lose(task, annotation, name, value, 'moved')
    addNote(task, target, annotation, name === 'note' ? bratNames.note : name, value)
  }
}

/** The span that a value names: a claim of the article, or a mention in the place of an entry. */
function relatedTo(
  {claims, mentions, glossary}: Task,
  definition: ExportedAttribute['definition'],
  value: string
): string | undefined {
  if (definition?.type === 'claim') return claims.get(value)
  const isMention =
    definition?.type === 'entry' &&
    definition.mentions &&
    !definition.also.has(value) &&
    !glossary.entries.has(value)
  return isMention ? mentions.get(value) : undefined
}

function addNote(
  task: Task,
  target: string,
  annotation: ExportedAnnotation,
  type: string,
  value: string
): void {
  const text = encodeNote(value)
  if (text !== value)
    lose(task, annotation, type === bratNames.note ? 'note' : type, value, 'encoded')
  task.notes.push({type, target, text: value})
}

function lose(
  {path, losses}: Task,
  {name: id}: ExportedAnnotation,
  feature: string,
  value: string,
  done: Loss['done']
): void {
  losses.push({path, id, feature, value, done})
}

/** Whether a value is one word to brat, which splits at white space. */
function isWord(value: string): boolean {
  return /^\S+$/.test(value)
}

/** Whether an attribute has the name that one of several values would get. */
function hasNumbered({attributes}: ExportedAnnotation, name: string, count: number): boolean {
  for (let number = 2; number <= count; number++)
    if (attributes.has(`${name}-${number}`)) return true
  return false
}
