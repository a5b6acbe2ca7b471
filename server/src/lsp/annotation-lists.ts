import {type CancellationToken, LSPErrorCodes, ResponseError} from 'vscode-languageserver/node'
import type {Steps} from '../base/steps.js'
import {type ClaimView, claimSteps} from '../features/annotations/claims.js'
import {type CardView, detailSteps} from '../features/annotations/details.js'
import {entrySteps} from '../features/annotations/entries.js'
import {markChoiceSteps} from '../features/annotations/mark-choices.js'
import {baseTextOf, projectOf} from '../session/derive.js'
import type {Article} from '../session/workspace.js'
import {articleOf, baseSpanOf, indexOf, limitIn, listIn, textIn} from './annotation-params.js'
import type {
  ClaimList,
  ClaimListParams,
  EntriesParams,
  EntryCard,
  EntryList,
  FoundClaim,
  MarkChoices,
  MarkChoicesParams,
  MarkDetails,
  MarkDetailsParams
} from './editor-protocol.js'
import {documentOf} from './from-lsp.js'
import {createLocationFinder, uriOf} from './locations.js'
import {answerInSlices, invalidParams} from './route.js'
import type {Snapshot} from './server.js'
import {sayName} from './translate-answers.js'
import type {Translator} from './translator.js'

/** Answers `newsmark/entries`: the entries that a text may mean, best first. */
export function entries(
  snapshot: Snapshot,
  params: EntriesParams,
  token: CancellationToken
): Promise<EntryList> {
  const article = openArticle(snapshot, params)
  const {query, span} = params
  const kinds = listIn(params.kinds, '`kinds`').map(kind => textIn(kind, '`kinds`'))
  const {start, end} = span === undefined ? NOTHING : baseSpanOf(span)
  const wanted = {
    query: textIn(query, '`query`'),
    kinds: new Set(kinds),
    limit: limitIn(params.limit),
    recent: recentIn(params.recent),
    words: start < end ? baseTextOf(article).text.slice(start, Math.min(end, start + MOST)) : ''
  }
  return answerInSlices(entrySteps(snapshot.session.workspace, article, wanted), token)
}

/** Reads the ids of entries that were used last; more than a few are of no use. */
function recentIn(value: readonly string[] | undefined): readonly string[] {
  const ids = listIn(value, '`recent`').slice(0, MOST_RECENT)
  return ids.map(id => textIn(id, '`recent`'))
}

const MOST_RECENT = 100
const NOTHING = {start: 0, end: 0}
/** UTF-16 units: no name is longer. */
const MOST = 200

/** Answers `newsmark/claimList`: the claims of the article and of the corpus that fit a text, best first. */
export async function claimList(
  snapshot: Snapshot,
  params: ClaimListParams,
  token: CancellationToken
): Promise<ClaimList> {
  const article = openArticle(snapshot, params)
  const query = textIn(params.query, '`query`')
  const limit = limitIn(params.limit)
  const {workspace} = snapshot.session
  const {claims, isPartial} = await answerInSlices(
    claimSteps(workspace, article, query, limit),
    token
  )
  return {claims: claims.map(claim => toClaim(snapshot, claim)), isPartial}
}

/** Answers `newsmark/markDetails`: all that an inspector shows of a mark besides its attributes. */
export function markDetails(
  snapshot: Snapshot,
  params: MarkDetailsParams,
  token: CancellationToken
): Promise<MarkDetails> {
  const path = documentOf(params)
  const mark = indexOf(params.mark, '`mark`')
  const article = articleOf(snapshot, path, params.textDocument.version)
  return answerInSlices(detailsOf(snapshot, article, mark), token)
}

/** Answers `newsmark/markChoices`: what words may say once they are marked as a kind. */
export function markChoices(
  snapshot: Snapshot,
  params: MarkChoicesParams,
  token: CancellationToken
): Promise<MarkChoices> {
  const article = openArticle(snapshot, params)
  const {workspace} = snapshot.session
  const name = textIn(params.kind, '`kind`')
  const kind = projectOf(workspace, article).codebook.kinds.get(name)
  if (!kind) throw invalidParams('`kind` to be a kind of the codebook')
  const steps = markChoiceSteps(workspace, article, baseSpanOf(params.span), kind)
  return answerInSlices(saying(steps, snapshot.client.say), token)
}

function* saying(steps: ReturnType<typeof markChoiceSteps>, say: Translator): Steps<MarkChoices> {
  const {reason, ...choices} = yield* steps
  return {...choices, reason: reason && say(reason)}
}

function* detailsOf(snapshot: Snapshot, article: Article, mark: number): Steps<MarkDetails> {
  const found = yield* detailSteps(snapshot.session.workspace, article, mark)
  if (!found) throw invalidParams('`mark` to be the index of a tag')
  return {
    ...found,
    entry: found.entry && toCard(snapshot, found.entry),
    relations: found.relations.map(({relation, isIncoming, claim}) => ({
      relation,
      isIncoming,
      claim: toClaim(snapshot, claim)
    }))
  }
}

function toCard(snapshot: Snapshot, {path, span, ...card}: CardView): EntryCard | null {
  const location = createLocationFinder(snapshot)({path, span})
  const {say} = snapshot.client
  const fields = card.fields.map(({name, value}) => ({name: sayName(name, say), value}))
  return location ? {...card, fields, ...location} : null
}

function toClaim(snapshot: Snapshot, {path, ...claim}: ClaimView): FoundClaim {
  return {...claim, uri: uriOf(snapshot, path)}
}

/** The open article that a request names, in whatever version. */
function openArticle(
  {session}: Snapshot,
  params: {readonly textDocument: {readonly uri: string}}
): Article {
  const article = session.workspace.open.get(documentOf(params))
  if (article) return article
  throw new ResponseError(LSPErrorCodes.RequestFailed, 'This is no open article: open it first')
}
