import type {CancellationToken} from 'vscode-languageserver/node'
import {writtenSpanAt} from '../annotate/place/base-selection.js'
import type {Steps} from '../base/steps.js'
import {annotationSteps, viewOf} from '../features/annotations/annotations.js'
import {kindsOf} from '../features/annotations/kinds.js'
import {baseSpanAt} from '../features/annotations/places.js'
import {baseTextOf, modelOf, projectOf} from '../session/derive.js'
import type {Article} from '../session/workspace.js'
import {articleOf, baseSpanOf, listIn, versionIn} from './annotation-params.js'
import type {
  Annotations,
  AnnotationsParams,
  KindList,
  KindsParams,
  Places,
  PlacesParams
} from './editor-protocol.js'
import {documentOf, spanOf} from './from-lsp.js'
import {converterFor} from './locations.js'
import {toRange} from './positions.js'
import {knownProject} from './projects.js'
import {answerInSlices} from './route.js'
import {keepView, sentView} from './sent-annotations.js'
import type {Snapshot} from './server.js'
import {translateKinds} from './translate-answers.js'

/** Answers `newsmark/annotations`: the base text and the marks of an open article, or what has changed in them. */
export async function annotations(
  snapshot: Snapshot,
  params: AnnotationsParams,
  token: CancellationToken
): Promise<Annotations | null> {
  const path = documentOf(params)
  const since = params.since === undefined ? undefined : versionIn(params.since, '`since`')
  const told = params.stamp === undefined ? undefined : versionIn(params.stamp, '`stamp`')
  const {session, sentAnnotations} = snapshot
  const article = session.workspace.open.get(path)
  const version = session.documents.get(path)?.document.version
  if (!article || version === undefined) return null
  const model = modelOf(session.workspace, article)
  const view = viewOf(model, baseTextOf(article))
  const before = since === undefined ? undefined : sentView(sentAnnotations, path, since, told)
  const answer = await answerInSlices(annotationSteps(model, view, before), token)
  const stamp = keepView(sentAnnotations, path, version, view)
  return {version, stamp, since: before && since !== undefined ? since : null, ...answer}
}

/** Answers `newsmark/places`: where places of one text lie in the other. */
export function places(
  snapshot: Snapshot,
  params: PlacesParams,
  token: CancellationToken
): Promise<Places> {
  const path = documentOf(params)
  const article = articleOf(snapshot, path, params.textDocument.version)
  return answerInSlices(placeSteps(snapshot, path, article, params), token)
}

function* placeSteps(
  snapshot: Snapshot,
  path: string,
  article: Article,
  params: PlacesParams
): Steps<Places> {
  const model = modelOf(snapshot.session.workspace, article)
  const base = baseTextOf(article)
  const toPosition = converterFor(snapshot, path)
  const answer = {spans: [] as Places['spans'][number][], ranges: [] as Places['ranges'][number][]}
  for (const [index, range] of listIn(params.ranges, '`ranges`').entries()) {
    const span = spanOf(snapshot, path, range)
    if (span) answer.spans.push(baseSpanAt(model, base, span))
    if (index % A_STEP === 0) yield
  }
  for (const [index, given] of listIn(params.spans, '`spans`').entries()) {
    const span = writtenSpanAt(base, baseSpanOf(given))
    if (toPosition) answer.ranges.push(toRange(toPosition, span))
    if (index % A_STEP === 0) yield
  }
  return answer
}

const A_STEP = 1000

/** Answers `newsmark/kinds`: the kinds of the codebook that holds for a file. */
export function kinds(snapshot: Snapshot, params: KindsParams): KindList {
  const path = documentOf(params)
  const {workspace} = snapshot.session
  const article = workspace.open.get(path)
  const project = article ? projectOf(workspace, article) : knownProject(snapshot.session, path)
  return {kinds: translateKinds(kindsOf(project.codebook), snapshot.client.say)}
}
