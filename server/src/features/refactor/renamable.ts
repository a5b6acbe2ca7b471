import {type Refusal, refuse} from '../../annotate/act.js'
import type {Renamable} from '../../annotate/rename/rename.js'
import type {CodeName} from '../../annotate/rename/rename-code.js'
import {phrase} from '../../base/phrase.js'
import type {Span} from '../../base/span.js'
import {type LocatedPair, pairOf, textOf} from '../../data/located.js'
import {parseYaml} from '../../data/yaml/parse-yaml.js'
import type {Entry} from '../../glossary/entry.js'
import type {ArticleModel, AttributeValue, Unit, UnitAttribute} from '../../model/article-model.js'
import {parseClaimName} from '../../model/facts/collect-facts.js'
import {holds, mentionNamed, partAt, unitAt} from '../../model/queries.js'
import {attributeOf} from '../../model/unit-attributes.js'
import type {Project} from '../../project/project.js'
import {modelOf, projectOf} from '../../session/derive.js'
import {projectFileAt} from '../../session/project-file.js'
import {articleAt, glossaryAt} from '../../session/queries.js'
import type {Article, Workspace} from '../../session/workspace.js'

/** What can be renamed at a place. */
export interface RenamableHere {
  readonly project: Project
  readonly what: Renamable
  /** The name as it stands there, in UTF-16 offsets. */
  readonly span: Span
  readonly name: string
  /** The article in which it stands, if it does in one, by its name: what it means may hold in the scope of that alone. */
  readonly within?: string
}

/**
 * What can be renamed at a UTF-16 offset of an article, a glossary file or a codebook: an entry, a tag with an id, a code or
 * an article; else the reason why nothing can. Undefined in other files.
 */
export function renamableAt(
  workspace: Workspace,
  path: string,
  offset: number
): RenamableHere | Refusal | undefined {
  const article = articleAt(workspace, path)
  if (article) return inArticle(workspace, article, offset)
  const glossary = glossaryAt(workspace, path)
  if (glossary) {
    const {project, file} = glossary
    if (file.heldFrom || file.isBroken)
      return refuse('This file cannot be read: correct the mistakes in it first')
    const entries = file.stored ? [file.stored.search.entryAt(offset)] : file.entries
    for (const entry of entries) {
      const found = entry && inEntry(project, entry, offset)
      if (found) return found
    }
    return refuse('Only ids of entries and codes can be renamed here: put the cursor on one')
  }
  const file = projectFileAt(workspace, path)
  return file?.role === 'codebook' ? inCodebook(file.project, file.text, offset) : undefined
}

function inArticle(
  workspace: Workspace,
  article: Article,
  offset: number
): RenamableHere | Refusal {
  const model = modelOf(workspace, article)
  const project = projectOf(workspace, article)
  const within = model.path
  if (offset < model.syntax.bodyStart) {
    const field = inFrontMatter(project, model, offset)
    return 'reason' in field ? field : {...field, within}
  }
  const unit = unitAt(model, offset)
  const part = unit && partAt(unit, offset)
  if (!unit || !part) return refuse(TEXT)
  if (part.type === 'content') return contentRefusal(unit)
  if (part.type !== 'value')
    return refuse('This word belongs to the codebook: only ids and codes can be renamed')
  const found = ofValue(model, unit, part.attribute, part.value, offset)
  return 'reason' in found ? found : {project, within, ...found}
}

const TEXT =
  'The text of an article stays as it is: rename an entry by its id, in the glossary or behind `ref=`'

/** What a reader reads is never renamed; it is said where the id stands that may be. */
function contentRefusal({attributes, id, kind}: Unit): Refusal {
  if (kind?.unit === 'claim' && id !== undefined)
    return refuse(
      phrase`The text of an article stays as it is: rename the claim by its id \`#${id}\``
    )
  const ref = attributeOf(attributes, 'ref')?.values[0]
  if (!ref) return refuse(TEXT)
  return refuse(
    phrase`The text of an article stays as it is: rename the entry by its id \`${ref.text}\``
  )
}

function inFrontMatter(
  project: Project,
  {metadata, id}: ArticleModel,
  offset: number
): RenamableHere | Refusal {
  const field = metadata.fields.get('id')
  if (!field?.text || !holds(field.span, offset))
    return refuse('Of the front matter, only the `id` can be renamed: put the cursor on it')
  return {project, what: {type: 'article', id}, span: field.span, name: field.text}
}

type Found = Omit<RenamableHere, 'project'>

function ofValue(
  model: ArticleModel,
  unit: Unit,
  {name: attribute, definition}: UnitAttribute,
  value: AttributeValue,
  offset: number
): Found | Refusal {
  const {text, span} = value
  if (attribute === 'id')
    return {what: {type: 'tag', article: model.id, id: unit.id ?? text}, span, name: text}
  if (definition?.also.has(text))
    return refuse(
      phrase`\`${text}\` belongs to the codebook, and names nothing that can be renamed`
    )
  if (definition?.type === 'entry') {
    if (model.glossary.entries.has(text)) return {what: {type: 'entry', id: text}, span, name: text}
    if (mentionNamed(model, value))
      return {what: {type: 'tag', article: model.id, id: text}, span, name: text}
    return refuse(phrase`The glossary has no entry \`${text}\`: correct this first`)
  }
  if (definition?.type === 'claim') return ofClaimName(model, attribute, value, offset)
  if (definition?.type === 'code' && definition.codes.has(text))
    return {
      what: {type: 'code', kind: unit.tag.kind, part: 'attributes', attribute, code: text},
      span,
      name: text
    }
  return refuse('Only ids and codes can be renamed: put the cursor on one')
}

/** The article or the claim of `article#claim`, whichever the offset is in. */
function ofClaimName(
  model: ArticleModel,
  attribute: string,
  {text, span}: AttributeValue,
  offset: number
): Found {
  const {article, claim} =
    attribute === 'continues' ? {article: undefined, claim: text} : parseClaimName(text)
  const isVerbatim = span.end - span.start === text.length
  const from = isVerbatim ? span.end - claim.length : span.start
  if (article !== undefined && isVerbatim && offset < from) {
    const end = span.start + article.length
    return {what: {type: 'article', id: article}, span: {start: span.start, end}, name: article}
  }
  const what: Renamable = {type: 'tag', article: article ?? model.id, id: claim}
  return {what, span: {start: from, end: span.end}, name: claim}
}

function inEntry(project: Project, entry: Entry, offset: number): RenamableHere | undefined {
  const {id, location, fields, kind} = entry
  if (holds(location.span, offset))
    return {project, what: {type: 'entry', id}, span: location.span, name: id}
  for (const {name: attribute, values} of fields.values()) {
    const value = values.find(({span}) => holds(span, offset))
    if (!value) continue
    const {text, span} = value
    const definition = project.codebook.kinds.get(kind)?.fields.get(attribute)
    if (definition?.type === 'entry' && project.glossary.entries.has(text))
      return {project, what: {type: 'entry', id: text}, span, name: text}
    if (definition?.type === 'code' && definition.codes.has(text)) {
      const what: Renamable = {type: 'code', kind, part: 'fields', attribute, code: text}
      return {project, what, span, name: text}
    }
  }
  return undefined
}

const NO_CODE = 'Only codes can be renamed here: put the cursor on the name of one'

/** The code of which a name stands at an offset of a codebook file: its own, or where another one names it. */
function inCodebook(project: Project, text: string, offset: number): RenamableHere | Refusal {
  const {value, problems} = parseYaml(text)
  if (problems.length > 0) return refuse('The codebook cannot be read: correct its mistakes first')
  const kinds = pairsAround(pairOf(value, 'kinds'), offset)
  for (const kind of kinds)
    for (const part of ['attributes', 'fields'] as const)
      for (const attribute of pairsAround(pairOf(kind.value, part), offset))
        for (const code of pairsAround(pairOf(attribute.value, 'codes'), offset)) {
          const found = codeNamed(code, offset)
          if (!found) continue
          const what: CodeName = {kind: kind.key, part, attribute: attribute.key, code: found.name}
          return {project, what: {type: 'code', ...what}, ...found}
        }
  return refuse(NO_CODE)
}

function codeNamed(
  {key, keySpan, value}: LocatedPair,
  offset: number
): {readonly span: Span; readonly name: string} | undefined {
  if (holds(keySpan, offset)) return {span: keySpan, name: key}
  for (const name of ['within', 'replaced-by']) {
    const named = pairOf(value, name)?.value
    const text = textOf(named)
    if (named && text && holds(named.span, offset)) return {span: named.span, name: text}
  }
  return undefined
}

/** The pairs of the mapping behind a key that hold an offset. */
function pairsAround(pair: LocatedPair | undefined, offset: number): readonly LocatedPair[] {
  if (pair?.value.type !== 'map') return []
  return pair.value.pairs.filter(
    ({keySpan, value}) => keySpan.start <= offset && offset <= Math.max(keySpan.end, value.span.end)
  )
}
