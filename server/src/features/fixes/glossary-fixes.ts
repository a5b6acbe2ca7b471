import {addAlias} from '../../annotate/glossary/add-alias.js'
import {addEntry} from '../../annotate/glossary/add-entry.js'
import {makeEntryId} from '../../annotate/glossary/entry-id.js'
import {filesFor} from '../../annotate/glossary/files-for.js'
import {removeAlias} from '../../annotate/glossary/remove-alias.js'
import type {Edit} from '../../base/edits.js'
import {phrase, type Said} from '../../base/phrase.js'
import type {Span} from '../../base/span.js'
import type {Kind} from '../../codebook/codebook.js'
import type {Entry} from '../../glossary/entry.js'
import type {GlossaryFile} from '../../glossary/glossary.js'
import type {Mention, UnitAttribute} from '../../model/article-model.js'
import {isMention, partAt, unitAt} from '../../model/queries.js'
import {pathIn} from '../../project/path-names.js'
import type {Project} from '../../project/project.js'
import type {Finding} from '../../rules/finding.js'
import {modelOf, projectOf} from '../../session/derive.js'
import {glossaryAt} from '../../session/queries.js'
import type {Article, Workspace} from '../../session/workspace.js'
import {findingsInFile} from './fix-file.js'
import {nearEntries} from './near-entries.js'

/** A change of a glossary file that takes a finding in an article away. */
export interface GlossaryFix {
  readonly title: Said
  readonly finding: Finding
  /** The glossary file, as the session names it. */
  readonly path: string
  /** Whether the file has so many entries that reading it takes seconds. */
  readonly isLarge: boolean
  /** The edit, made when it is asked for, as it may take reading the whole file; undefined where the file cannot take it. */
  readonly edit: () => Edit | undefined
}

/** What can be done in the glossary about the findings at a span of an open article or of a glossary file. */
export function glossaryFixesAt(
  workspace: Workspace,
  path: string,
  span: Span
): readonly GlossaryFix[] {
  const here = findingsInFile(workspace, path).filter(
    finding =>
      RULES.has(finding.ruleId) && finding.span.start <= span.end && span.start <= finding.span.end
  )
  const article = workspace.open.get(path)
  if (article) return here.flatMap(finding => fixesInArticle(workspace, article, finding))
  const project = here.length > 0 ? glossaryAt(workspace, path)?.project : undefined
  return project ? here.flatMap(finding => removals(project, finding)) : []
}

function fixesInArticle(
  workspace: Workspace,
  article: Article,
  finding: Finding
): readonly GlossaryFix[] {
  const model = modelOf(workspace, article)
  const project = projectOf(workspace, article)
  const unit = unitAt(model, finding.span.start)
  const mention = unit && isMention(unit) ? unit : undefined
  const part = unit && partAt(unit, finding.span.start)
  if (finding.ruleId === 'unknown-entry')
    return part?.type === 'value' ? newEntryFor(project, finding, part.attribute, mention) : []
  if (!mention) return []
  const {entry, kind, text} = mention
  if (finding.ruleId === 'unknown-alias')
    return entry ? [newName(project, finding, entry, text)] : []
  if (finding.ruleId !== 'unresolved-mention') return []
  const near = nearEntries(model, kind.name, text).slice(0, MOST_NEAR)
  return [
    ...newEntry(project, finding, kind, {name: oneLine(text)}),
    ...near.map(known => newName(project, finding, known, text))
  ]
}

/** A name that several entries share can be taken from each of them. */
function removals(project: Project, finding: Finding): readonly GlossaryFix[] {
  if (finding.ruleId !== 'shared-alias') return []
  const {glossary, codebook, root} = project
  const places = [
    {path: finding.path, span: finding.span},
    ...finding.related.map(({location}) => location)
  ]
  return places.flatMap(({path, span}) => {
    const file = glossary.files.find(known => known.path === path)
    const entry = file && entryNamedAt(file, span.start)
    const alias = entry?.names.find((name, at) => at > 0 && name.span.start === span.start)
    if (!file || !entry || !alias) return []
    const title = phrase`Remove “${alias.text}” from the names of \`${entry.id}\``
    const edit = (): Edit | undefined => removeAlias(file, codebook, entry, alias)
    return [{title, finding, path: pathIn(root, path), isLarge: isLarge(file), edit}]
  })
}

function isLarge({stored, entries}: GlossaryFile): boolean {
  return stored !== undefined || entries.length > MANY_ENTRIES
}

/** The entry of which a name starts at an offset of a glossary file. */
function entryNamedAt({entries, stored}: GlossaryFile, offset: number): Entry | undefined {
  const isNamed = ({names}: Entry): boolean => names.some(({span}) => span.start === offset)
  if (!stored) return entries.find(isNamed)
  const entry = stored.search.entryAt(offset)
  return entry && isNamed(entry) ? entry : undefined
}

const RULES = new Set(['unresolved-mention', 'unknown-entry', 'unknown-alias', 'shared-alias'])
/** Entries that a name is offered to be added to. */
const MOST_NEAR = 2
/** From so many on, reading a file twice takes more than half a second. */
const MANY_ENTRIES = 20_000

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** A new entry with the id that a value names; its name is the words of the mention, or else the id. */
function newEntryFor(
  project: Project,
  finding: Finding,
  {definition, name, values}: UnitAttribute,
  mention: Mention | undefined
): readonly GlossaryFix[] {
  const id = values.find(({span}) => span.start === finding.span.start)?.text
  const [kindName = mention?.kind.name ?? ''] = definition?.of ?? []
  const kind = project.codebook.kinds.get(kindName)
  if (!kind || id === undefined) return []
  return newEntry(project, finding, kind, {
    id,
    name: name === 'ref' && mention ? oneLine(mention.text) : id
  })
}

function newEntry(
  project: Project,
  finding: Finding,
  kind: Kind,
  {name, id}: {readonly name: string; readonly id?: string}
): readonly GlossaryFix[] {
  const {glossary, codebook, root} = project
  const entryId = id ?? makeEntryId(name, taken => glossary.entries.has(taken))
  return filesFor(glossary, kind).map(file => ({
    title: phrase`New ${kind.name} \`${entryId}\` in ${file.path}`,
    finding,
    path: pathIn(root, file.path),
    isLarge: isLarge(file),
    edit: () => addEntry(file, codebook, {id: entryId, kind, name})
  }))
}

function newName(
  {codebook, glossary, root}: Project,
  finding: Finding,
  entry: Entry,
  text: string
): GlossaryFix {
  const name = oneLine(text)
  const {path} = entry.location
  const file = glossary.files.find(known => known.path === path)
  return {
    title: phrase`Add “${name}” to the names of \`${entry.id}\` in ${path}`,
    finding,
    path: pathIn(root, path),
    isLarge: file !== undefined && isLarge(file),
    edit: () => file && addAlias(file, codebook, entry, name)
  }
}
