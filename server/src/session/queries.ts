import {compareText} from '../base/compare.js'
import {oncePer} from '../base/memo.js'
import type {Span} from '../base/span.js'
import {inSteps, type Steps} from '../base/steps.js'
import type {Codebook} from '../codebook/codebook.js'
import type {Entry, Field} from '../glossary/entry.js'
import type {GlossaryFile} from '../glossary/glossary.js'
import type {ArticleModel} from '../model/article-model.js'
import {type Occurrence, occurrencesIn, type Subject, subjectKey} from '../model/occurrences.js'
import {claimAt, holds} from '../model/queries.js'
import {nameIn} from '../project/path-names.js'
import type {Project} from '../project/project.js'
import {inScopeOf} from '../project/scopes.js'
import {fileNamed} from '../project/selection.js'
import {modelOf, projectOf} from './derive.js'
import {type Article, isCopy, type Workspace} from './workspace.js'

/** A stretch of one of the session's files. */
export interface Place {
  readonly path: string
  readonly span: Span
}

/** The article at a path, as it is edited or else as it is stored. */
export function articleAt({open, stored}: Workspace, path: string): Article | undefined {
  const article = open.get(path)
  if (article) return article
  for (const articles of stored.values()) {
    const found = articles.get(path)
    if (found) return found
  }
  return undefined
}

/** All articles of a project: those that are edited first, then the others as they are stored. */
export function* articlesOf({open, stored}: Workspace, root: string): Generator<Article> {
  for (const article of open.values()) if (article.root === root && !isCopy(article)) yield article
  for (const [path, article] of stored.get(root) ?? []) if (!open.has(path)) yield article
}

/**
 * Those of them that an article sees, by its path: what its coder has, or else what is curated, or what nobody has. A project
 * file belongs to all, and sees all.
 */
export function* articlesAround(
  workspace: Workspace,
  root: string,
  path: string
): Generator<Article> {
  const project = workspace.projects.get(root)
  const around = articleAt(workspace, path)
  const isWithin = project && around ? inScopeOf(project.config, around.name) : () => true
  for (const article of articlesOf(workspace, root)) if (isWithin(article.name)) yield article
}

/** A glossary file and the project that uses it. */
export interface GlossaryPlace {
  readonly project: Project
  readonly file: GlossaryFile
}

/** The glossary file at a path, in the project that it belongs to. */
export function glossaryAt(workspace: Workspace, path: string): GlossaryPlace | undefined {
  return glossariesAt(workspace, path)[0]
}

/** The glossary file at a path in each project that uses it; first in the one that it belongs to. */
export function glossariesAt({projects}: Workspace, path: string): readonly GlossaryPlace[] {
  const places: GlossaryPlace[] = []
  for (const project of projects.values()) {
    const name = fileNamed(project, path)
    const file =
      name === undefined ? undefined : project.glossary.files.find(({path: own}) => own === name)
    if (file) places.push({project, file})
  }
  return places.sort((a, b) => compareOwners(path, a.project.root, b.project.root))
}

/**
 * Orders the roots of projects that use a file: one that holds it before others, of several such the innermost, and
 * otherwise by code units, whichever was opened first.
 */
export function compareOwners(path: string, a: string, b: string): number {
  const depth = (root: string): number => (nameIn(root, path) === path ? 0 : root.length)
  return depth(b) - depth(a) || compareText(a, b)
}

/** The text of a file that the session knows: an article, a glossary file or another of the project files. */
export function textAt(workspace: Workspace, path: string): string | undefined {
  const known = articleAt(workspace, path)?.text ?? glossaryAt(workspace, path)?.file.text
  if (known !== undefined) return known
  for (const project of workspace.projects.values()) {
    const text = project.texts.get(fileNamed(project, path) ?? '')
    if (text !== undefined) return text
  }
  return undefined
}

/** What is named at a place, in which project. */
export interface NamedSubject {
  readonly root: string
  readonly subject: Subject
  readonly span: Span
}

/**
 * The entry or claim that is named at an offset of an article or a glossary file; the innermost of several.
 * The words of a claim outside of its mentions stand for the claim.
 */
export function subjectAt(
  workspace: Workspace,
  path: string,
  offset: number
): NamedSubject | undefined {
  const found = occurrencesAround(workspace, path, offset)
  const occurrence = found?.occurrences.findLast(({span}) => holds(span, offset))
  if (found && occurrence) return {root: found.root, ...occurrence}
  const article = articleAt(workspace, path)
  return article && claimAround(modelOf(workspace, article), article.root, offset)
}

function claimAround(model: ArticleModel, root: string, offset: number): NamedSubject | undefined {
  const claim = claimAt(model, offset)
  const tag = claim?.fragments.findLast(({tag: {start}}) => start <= offset)?.tag
  if (claim?.id === undefined || !tag) return undefined
  const span = {start: tag.contentStart, end: tag.contentEnd}
  return {root, subject: {type: 'claim', article: model.id, id: claim.id}, span}
}

/** Everything that a file names, and the root of its project; undefined for files that name nothing. */
export function occurrencesAt(
  workspace: Workspace,
  path: string
): {readonly root: string; readonly occurrences: readonly Occurrence[]} | undefined {
  const article = articleAt(workspace, path)
  if (article) return {root: article.root, occurrences: occurrencesIn(modelOf(workspace, article))}
  const glossary = glossaryAt(workspace, path)
  if (!glossary) return undefined
  const {project, file} = glossary
  return {root: project.root, occurrences: occurrencesInGlossary(file, project.codebook)}
}

/** Those of them that may stand at an offset: of a compiled glossary file, the others are not looked at. */
function occurrencesAround(
  workspace: Workspace,
  path: string,
  offset: number
): ReturnType<typeof occurrencesAt> {
  const glossary = articleAt(workspace, path) ? undefined : glossaryAt(workspace, path)
  const stored = glossary?.file.stored
  if (!glossary || !stored) return occurrencesAt(workspace, path)
  const {root, codebook} = glossary.project
  const entry = stored.search.entryAt(offset)
  return {root, occurrences: entry ? occurrencesOfEntry(entry, codebook) : []}
}

/** Where an article names a subject. What a stored article names is kept until its codebook or glossary changes. */
export function occurrencesOf(
  workspace: Workspace,
  article: Article,
  subject: Subject
): readonly Occurrence[] {
  const key = subjectKey(subject)
  if (article.syntax) {
    const all = occurrencesIn(modelOf(workspace, article))
    return all.filter(occurrence => subjectKey(occurrence.subject) === key)
  }
  const {codebook, glossary} = projectOf(workspace, article)
  const known = article.derived.occurrences
  const isKnown = known?.of[0] === codebook && known.of[1] === glossary
  const value = isKnown ? known.value : indexOccurrences(occurrencesIn(modelOf(workspace, article)))
  if (!isKnown) article.derived.occurrences = {of: [codebook, glossary], value}
  return value.get(key) ?? []
}

type OccurrenceIndex = ReadonlyMap<string, readonly Occurrence[]>

function indexOccurrences(occurrences: readonly Occurrence[]): OccurrenceIndex {
  const index = new Map<string, Occurrence[]>()
  for (const occurrence of occurrences) {
    const key = subjectKey(occurrence.subject)
    const known = index.get(key)
    if (known) known.push(occurrence)
    else index.set(key, [occurrence])
  }
  return index
}

/** The places of a glossary file that define or refer to an entry, in the order of the text; many in steps. */
export function* occurrencesOfId(
  file: GlossaryFile,
  codebook: Codebook,
  id: string
): Steps<readonly Occurrence[]> {
  const isMeant = ({subject}: Occurrence): boolean => subject.type === 'entry' && subject.id === id
  if (!file.stored) return occurrencesInGlossary(file, codebook).filter(isMeant)
  const found: Occurrence[] = []
  yield* inSteps(file.stored.search.holding(id), entry => {
    if (!entry) return
    for (const each of occurrencesOfEntry(entry, codebook)) if (isMeant(each)) found.push(each)
  })
  return found.sort((a, b) => a.span.start - b.span.start)
}

/** All entries that a glossary file defines, names and refers to, in the order of the text; made once for each codebook. */
export function occurrencesInGlossary(
  file: GlossaryFile,
  codebook: Codebook
): readonly Occurrence[] {
  return occurrencesUnder(codebook)(file)
}

const occurrencesUnder = oncePer((codebook: Codebook) =>
  oncePer((file: GlossaryFile) =>
    file.entries
      .flatMap(entry => occurrencesOfEntry(entry, codebook))
      .sort((a, b) => a.span.start - b.span.start)
  )
)

function occurrencesOfEntry(entry: Entry, codebook: Codebook): Occurrence[] {
  const subject: Subject = {type: 'entry', id: entry.id}
  const kind = codebook.kinds.get(entry.kind)
  const references = [...entry.fields.values()]
    .filter(({name}) => kind?.fields.get(name)?.type === 'entry')
    .flatMap(referencesIn)
  return [
    {subject, span: entry.location.span, form: 'definition'},
    ...entry.names.map(({span}): Occurrence => ({subject, span, form: 'name'})),
    ...references
  ]
}

function referencesIn({values}: Field): Occurrence[] {
  return values.map(({text, span}) => ({
    subject: {type: 'entry', id: text},
    span,
    form: 'value'
  }))
}
