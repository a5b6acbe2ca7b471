import {type ActKind, type Offer, refuse} from '../../annotate/act.js'
import {acts} from '../../annotate/acts.js'
import {proposeMentions} from '../../annotate/article/propose-mentions.js'
import {tagEntry} from '../../annotate/article/tag-entry.js'
import type {CorpusView} from '../../annotate/corpus/corpus-view.js'
import {doInCorpus, MOST_ARTICLES, wideActs} from '../../annotate/corpus/wide-acts.js'
import type {GlossaryPlace} from '../../annotate/glossary/glossary-act.js'
import {glossaryActs} from '../../annotate/glossary/glossary-acts.js'
import {placeAt} from '../../annotate/place/place.js'
import {phrase} from '../../base/phrase.js'
import type {Span} from '../../base/span.js'
import type {Steps} from '../../base/steps.js'
import type {Entry} from '../../glossary/entry.js'
import type {GlossaryFile} from '../../glossary/glossary.js'
import {rowAt} from '../../glossary/glossary-rows.js'
import {isReading} from '../../glossary/parse-glossary.js'
import type {Unit} from '../../model/article-model.js'
import {isMention, unitAt} from '../../model/queries.js'
import {splitGlob} from '../../project/globs.js'
import {nameIn} from '../../project/path-names.js'
import type {Project} from '../../project/project.js'
import {hasScopes, scopeOf} from '../../project/scopes.js'
import {baseTextOf, modelOf, projectOf} from '../../session/derive.js'
import {glossaryAt} from '../../session/queries.js'
import type {Workspace} from '../../session/workspace.js'
import {corpusViewOf, inProjects, sharersOf, type WorkspaceOutcome} from './corpus-view.js'

/** An act on the glossary that an editor may offer at a place. */
export interface OfferedGlossaryAct extends Offer {
  readonly act: string
  readonly kind: ActKind
}

/** What is offered in an article; all but the first two are for the cursor in an entry. */
const IN_ARTICLES: ReadonlySet<string> = new Set(['add-alias', 'new-entry', 'split-entry'])
const IN_ARTICLES_ALONE: ReadonlySet<string> = new Set(['add-alias', 'new-entry'])

/**
 * The acts on the glossary, and those in all articles, that an editor may offer at a selection of an open article or of a
 * glossary file, with those that are not possible there; nothing in other files. `isWanted` tells of kinds whether they are
 * asked for. Edits are made by `overFilesSteps`.
 */
export function actsOverFilesAt(
  workspace: Workspace,
  path: string,
  selection: Span,
  isWanted: (kind: ActKind) => boolean
): readonly OfferedGlossaryAct[] {
  const found = glossaryPlaceAt(workspace, path, selection)
  if (!found) return []
  const {place} = found
  const isOffered = (id: string): boolean =>
    place.article ? IN_ARTICLES.has(id) : !IN_ARTICLES_ALONE.has(id)
  const offered = glossaryActs
    .filter(({id, kind}) => isWanted(kind) && isOffered(id))
    .flatMap(({id, kind, offer}) => offer(place).map(each => ({kind, ...each, act: id})))
  return [...offered, ...wideOffers(found).filter(({kind}) => isWanted(kind))]
}

/** The acts that are done in all articles of the project, or of the coder whose article it is. */
function wideOffers({place: {entry, article}, project}: FoundPlace): readonly OfferedGlossaryAct[] {
  const scope = 'corpus'
  const common = {reason: !article && hasScopes(project.config) ? WHOSE : undefined}
  const tag: OfferedGlossaryAct[] = entry
    ? [
        {
          ...common,
          act: tagEntry.id,
          kind: tagEntry.kind,
          title: phrase`Tag every mention of \`${entry.id}\` in all articles`,
          arguments: {entry: entry.id, scope}
        }
      ]
    : []
  const propose: OfferedGlossaryAct = {
    ...common,
    act: proposeMentions.id,
    kind: proposeMentions.kind,
    title: 'Suggest tags for the known names in all articles',
    arguments: {scope}
  }
  return article ? [...tag, propose] : tag
}

/** Whether an act is one on the glossary, or one that is to be done in many articles. */
export function isOverFiles(act: string, given: unknown): boolean {
  return (
    glossaryActs.some(({id}) => id === act) ||
    (wideActs.some(({id}) => id === act) && extentOf(given) !== undefined)
  )
}

/** What an act does, in words: of the glossary's acts and those on articles; its id for what is none. */
export function labelOf(act: string): string {
  return [...glossaryActs, ...acts].find(({id}) => id === act)?.label ?? act
}

/** An act that is wanted, with its arguments. */
interface WantedAct {
  readonly act: string
  readonly given: unknown
  /** The tag of an article that is meant, where it is named and not found by the selection. */
  readonly target?: Unit | undefined
}

/**
 * Does an act on the glossary or in many articles; in steps of at most one file each. Undefined in a file that is neither an
 * open article nor one of a glossary.
 */
export function overFilesSteps(
  workspace: Workspace,
  path: string,
  selection: Span,
  {act: id, given, target}: WantedAct
): Steps<WorkspaceOutcome> | undefined {
  const found = glossaryPlaceAt(workspace, path, selection, target)
  if (!found) return undefined
  const {place, project} = found
  const wide = wideActs.find(act => act.id === id)
  if (wide) {
    const name = nameIn(project.root, path)
    const folder =
      extentOf(given) === 'folder' ? name.slice(0, Math.max(0, name.lastIndexOf('/'))) : ''
    if (!place.article && hasScopes(project.config)) return refusing(WHOSE)
    const within = place.article && name
    const scope = {folder, most: MOST_ARTICLES, shown: folderOf(project, folder, within)}
    const tag = (view: CorpusView) => doInCorpus(view, wide, withEntry(given, place.entry), scope)
    return inProjects(workspace, [project], tag, within)
  }
  const act = glossaryActs.find(each => each.id === id)
  const entry = place.entry
  const isShared = act?.changesArticles === true && entry !== undefined
  const projects = isShared ? sharersOf(workspace, project, entry.location.path) : [project]
  return act && inProjects(workspace, projects, view => act.apply(placeIn(view.project), given))

  function placeIn(other: Project): GlossaryPlace {
    const view = corpusViewOf(workspace, other)
    return other === project
      ? place
      : {view, entry: entry && other.glossary.entries.get(entry.id), article: undefined}
  }
}

/** Why an act is not done in all articles from the glossary, which belongs to all coders. */
const WHOSE = 'Several coders have articles here: do this in an article of the coder that is meant'

/** An act that is not done, as steps: one that does nothing. */
function* refusing(reason: string): Steps<WorkspaceOutcome> {
  yield
  return refuse(reason)
}

/** The folder that holds all articles of an act, for the command line: that of their coder where the act is about all of his. */
function folderOf({config}: Project, folder: string, within: string | undefined): string {
  if (folder !== '' || within === undefined) return folder
  const {coder} = scopeOf(config)(within)
  const files = config.coders.find(({name}) => name === coder)?.files
  return files === undefined ? '' : splitGlob(files).base
}

/** In which articles an act is to be done, if not in one alone. */
function extentOf(given: unknown): 'folder' | 'corpus' | undefined {
  const {scope} = (given ?? {}) as {readonly scope?: unknown}
  return scope === 'folder' || scope === 'corpus' ? scope : undefined
}

/** Arguments with the entry that is meant, where they name none. */
function withEntry(given: unknown, entry: Entry | undefined): unknown {
  return {...(entry && {entry: entry.id}), ...(given as object)}
}

/** A place and the project that it is in. */
interface FoundPlace {
  readonly place: GlossaryPlace
  readonly project: Project
}

function glossaryPlaceAt(
  workspace: Workspace,
  path: string,
  selection: Span,
  target?: Unit
): FoundPlace | undefined {
  const article = workspace.open.get(path)
  if (article) {
    const project = projectOf(workspace, article)
    const model = modelOf(workspace, article)
    const unit = target ?? unitAt(model, selection.start)
    const entry = unit && isMention(unit) ? unit.entry : undefined
    const view = corpusViewOf(workspace, project)
    const here = placeAt(model, selection, {target, base: baseTextOf(article)})
    return {place: {view, entry, article: here}, project}
  }
  const found = glossaryAt(workspace, path)
  if (!found) return undefined
  const {project, file} = found
  const entry = entryAround(file, selection.start)
  return {place: {view: corpusViewOf(workspace, project), entry, article: undefined}, project}
}

/** The entry in whose lines an offset lies. */
function entryAround(file: GlossaryFile, offset: number): Entry | undefined {
  if (file.stored) return file.stored.search.entryAt(offset)
  if (isReading(file) && !file.heldFrom) return file.rows.entries[rowAt(file.rows, offset)]
  return file.entries.findLast(({location}) => location.span.start <= offset)
}
