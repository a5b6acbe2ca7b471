import type {CancellationToken} from 'vscode-languageserver/node'
import type {Steps} from '../base/steps.js'
import {articlePanel} from '../features/corpus-views/article-panel.js'
import {type ClaimsItem, claimChildren} from '../features/corpus-views/claims-view.js'
import {type GlossaryItem, glossaryChildren} from '../features/corpus-views/glossary-view.js'
import type {Page} from '../features/corpus-views/page.js'
import {
  type KnownFindings,
  type ProgressItem,
  progressChildren,
  progressOf
} from '../features/corpus-views/progress-view.js'
import {findingsOf} from '../session/derive.js'
import {articlesOf} from '../session/queries.js'
import {isCopy} from '../session/workspace.js'
import {MOST_ARTICLES} from './check-folder.js'
import {converterFor, createLocationFinder, type LocationFinder, uriOf} from './locations.js'
import {toRange} from './positions.js'
import type {FileParams, PlainRange} from './protocol.js'
import {answerInSlices, type Handler, invalidParams} from './route.js'
import type {Snapshot} from './server.js'
import type {Translator} from './translator.js'
import {toKey} from './uri.js'
import {readClaimsParams, readGlossaryParams, readProgressParams} from './view-params.js'
import type {
  ArticlePanelAnswer,
  ArticleProgressAnswer,
  ClaimsViewItem,
  GlossaryViewItem,
  MarkupAnswer,
  Overview,
  ProgressViewItem,
  ViewPage
} from './view-protocol.js'

/** Answers `newsmark/overview`: the projects of the open folders, with the numbers of their articles and entries. */
export function overview(snapshot: Snapshot): Overview {
  const {workspace} = snapshot.session
  return {
    projects: Array.from(workspace.projects.values(), ({root, file, glossary}) => {
      let articles = 0
      for (const article of articlesOf(workspace, root)) articles += isCopy(article) ? 0 : 1
      const {size: entries} = glossary.entries
      return {
        uri: uriOf(snapshot, root),
        name: nameOf(root),
        hasFile: file !== undefined,
        articles,
        entries
      }
    })
  }
}

function nameOf(root: string): string {
  return root.slice(root.lastIndexOf('/') + 1)
}

/** Answers `newsmark/glossaryView`. */
export const glossaryView: Handler<unknown, ViewPage<GlossaryViewItem>> = (
  snapshot,
  params,
  token
) => {
  const {parent, filter, range} = readGlossaryParams(params)
  const {workspace} = snapshot.session
  const isOne = workspace.projects.size < 2
  return answerPage(
    snapshot,
    glossaryChildren(workspace, parent, filter, range),
    token,
    (item, locate) => glossaryItem(item, isOne, locate, snapshot.client.say)
  )
}

function glossaryItem(
  item: GlossaryItem,
  isOne: boolean,
  locate: LocationFinder,
  say: Translator
): GlossaryViewItem {
  if (item.type === 'tooMany') return item
  if (item.type === 'entry') return {...item, place: locate(item.place) ?? null}
  const label = say.codebook(item.label)
  return {...item, label, project: isOne || item.type !== 'kind' ? null : nameOf(item.root)}
}

/** Answers `newsmark/claimsView`. */
export const claimsView: Handler<unknown, ViewPage<ClaimsViewItem>> = (snapshot, params, token) => {
  const {parent, by, range} = readClaimsParams(params)
  const steps = claimChildren(snapshot.session.workspace, parent, by, range)
  return answerPage(snapshot, steps, token, (item, locate) => {
    const found = claimsItem(snapshot, item, locate)
    if (by !== 'topic' || found.type !== 'group') return found
    return {...found, label: snapshot.client.say.codebook(found.label)}
  })
}

function claimsItem(snapshot: Snapshot, item: ClaimsItem, locate: LocationFinder): ClaimsViewItem {
  if (item.type === 'scope') return item
  const {path, ...others} = item
  if (others.type === 'group') {
    const uri = path === undefined ? null : uriOf(snapshot, path)
    return {...others, scope: others.scope ?? null, uri}
  }
  const uri = uriOf(snapshot, path ?? '')
  return {...others, uri, id: others.id ?? null, place: locate(others.place) ?? null}
}

/** Answers `newsmark/progressView`. */
export const progressView: Handler<unknown, ViewPage<ProgressViewItem>> = (
  snapshot,
  params,
  token
) => {
  const {parent, range} = readProgressParams(params)
  const known: KnownFindings = ({root, path}) =>
    snapshot.folderProblems.known.get(root)?.get(path)?.found
  const {workspace} = snapshot.session
  const steps = progressChildren(workspace, parent, range, known, MOST_ARTICLES)
  return answerPage(snapshot, steps, token, progressItem)
}

function progressItem(item: ProgressItem, locate: LocationFinder): ProgressViewItem {
  return item.type !== 'article' ? item : {...item, place: locate(item.place) ?? null}
}

async function answerPage<Item, Answer>(
  snapshot: Snapshot,
  steps: Steps<Page<Item>>,
  token: CancellationToken,
  convert: (item: Item, locate: LocationFinder) => Answer
): Promise<ViewPage<Answer>> {
  return answerInSlices(pageSteps(snapshot, steps, convert), token)
}

function* pageSteps<Item, Answer>(
  snapshot: Snapshot,
  steps: Steps<Page<Item>>,
  convert: (item: Item, locate: LocationFinder) => Answer
): Steps<ViewPage<Answer>> {
  const {items, total} = yield* steps
  const locate = createLocationFinder(snapshot)
  const answers: Answer[] = []
  for (const item of items) {
    answers.push(convert(item, locate))
    yield
  }
  return {items: answers, total}
}

/** Answers `newsmark/articleProgress` of an open article. */
export function articleProgress(
  {session: {workspace}}: Snapshot,
  params: FileParams
): ArticleProgressAnswer | null {
  const article = workspace.open.get(fileOf(params))
  return article ? progressOf(article, findingsOf(workspace, article).findings) : null
}

/** Answers `newsmark/articlePanel`. */
export function articlePanelAnswer(
  snapshot: Snapshot,
  params: FileParams
): ArticlePanelAnswer | null {
  const path = fileOf(params)
  const panel = articlePanel(snapshot.session.workspace, path)
  const toPosition = converterFor(snapshot, path)
  if (!panel || !toPosition) return null
  const range = (span: {readonly start: number; readonly end: number}): PlainRange =>
    toRange(toPosition, span)
  return {
    title: panel.title,
    places: panel.places.map(({span, coordinates, type, ...place}) => ({
      type: snapshot.client.say.codebook(type),
      ...place,
      coordinates: coordinates ?? null,
      range: range(span)
    })),
    nodes: panel.nodes.map(({span, ...node}) => ({...node, range: span ? range(span) : null})),
    claims: panel.claims.map(({span, ...claim}) => ({...claim, range: range(span)}))
  }
}

/** Answers `newsmark/markup`. */
export function markup(snapshot: Snapshot, params: FileParams): MarkupAnswer {
  const path = fileOf(params)
  const {workspace, documents} = snapshot.session
  const version = documents.get(path)?.document.version ?? 0
  const syntax = workspace.open.get(path)?.syntax
  const toPosition = converterFor(snapshot, path)
  if (!syntax || !toPosition) return {version, tags: []}
  const tags = syntax.tags.map(({start, contentStart, contentEnd, end}) => ({
    before: toRange(toPosition, {start, end: contentStart}),
    behind: toRange(toPosition, {start: contentEnd, end})
  }))
  return {version, tags}
}

function fileOf(params: FileParams): string {
  const uri: unknown = params?.uri
  if (typeof uri !== 'string') throw invalidParams('`uri`')
  return toKey(uri)
}
