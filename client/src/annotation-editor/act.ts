import {l10n, type TextDocument, type WorkspaceEdit, workspace} from 'vscode'
import type {Annotated} from '../../../server/src/lsp/protocol.js'
import type {Article, Reply} from './article.js'
import {inverseEdit, type Replaced, readReplaced} from './inverse-edits.js'
import {indexNow} from './mark-history.js'
import type {ActCall} from './messages.js'
import {type AnnotateInText, isOutdated, reasonFor, request, uriFor} from './requests.js'

/** An act as a page asked for it, in the version that it shows. */
export interface Asked {
  readonly version: number
  readonly call: ActCall
}

/**
 * Does an act on an article when those before it are done, in its newest version. Resolves to the reason, in one sentence,
 * where it was not done. The base text is looked at afterwards: an act that has changed it is taken back.
 */
export function doAct(article: Article, asked: Asked, reply?: Reply): Promise<string | undefined> {
  return article.queue.add(async () => {
    try {
      return await attempt(article, asked, reply, MOST_ATTEMPTS)
    } catch (error) {
      return reasonFor(error)
    }
  })
}

/** An act is tried again once: when the text is edited elsewhere at that very moment. */
const MOST_ATTEMPTS = 2

async function attempt(
  article: Article,
  asked: Asked,
  reply: Reply | undefined,
  left: number
): Promise<string | undefined> {
  // What made the file read-only may be gone by now.
  const isOld = article.feed()?.version !== article.document.version
  if (isOld || article.condition().state === 'read-only') await article.refresh()
  const {state, reason} = article.condition()
  if (state !== 'ready' && state !== 'large')
    return reason || l10n.t('The article cannot be changed now.')
  const params = paramsFor(article, asked)
  if (typeof params === 'string') return params
  const again = (): Promise<string | undefined> | string =>
    left > 1
      ? attempt(article, asked, reply, left - 1)
      : l10n.t('The text is being edited elsewhere: try again.')
  let annotated: Annotated
  try {
    annotated = await request(article.client, 'newsmark/annotate', params)
  } catch (error) {
    return isOutdated(error) ? again() : reasonFor(error)
  }
  const edit = await article.client.fromEdit(annotated.edit)
  if (!edit) return undefined
  const applied = await article.holdBack(() =>
    applyChecked(article, edit, params.textDocument.version, reply)
  )
  return applied === 'outdated' ? again() : applied
}

/** The request for an act in the newest version, or the reason why the page's version no longer says what is meant. */
export function paramsFor(article: Article, {version, call}: Asked): AnnotateInText | string {
  const feed = article.feed()
  if (!feed || version < feed.textSince)
    return l10n.t('The text was changed in the meantime: select the words again.')
  const {mark, span, act, exact} = call
  const isNewest = version === feed.version
  const now = mark === undefined ? undefined : indexNow(feed.history, version, mark, isNewest)
  if (mark !== undefined && now === undefined)
    return l10n.t('This tag was changed in the meantime: select it again.')
  return {
    textDocument: {uri: uriFor(article.client, article.document), version: feed.version},
    span,
    ...(now !== undefined && {mark: now}),
    act,
    ...(call.arguments !== undefined && {arguments: call.arguments}),
    ...(exact !== undefined && {exact})
  }
}

/** Makes the edit of an act; gives why it was not made, or taken back. */
async function applyChecked(
  article: Article,
  edit: WorkspaceEdit,
  version: number,
  reply: Reply | undefined
): Promise<string | undefined> {
  const {document} = article
  if (document.version !== version) return 'outdated'
  const textSince = article.feed()?.textSince
  const replaced = readReplaced(document, edit.get(document.uri))
  article.note(edit)
  const saves = watchSaves(document)
  try {
    if (!(await workspace.applyEdit(edit))) return 'outdated'
    if (replaced.length > 0 && !document.isDirty && !saves.seen()) {
      await takeBack(document, replaced)
      article.lock(l10n.t('This file is read-only.'))
      return l10n.t('This file is read-only.')
    }
  } finally {
    saves.dispose()
  }
  const isOurs = document.version <= version + 1
  await article.refresh(reply)
  if (!isOurs || article.feed()?.textSince === textSince) return undefined
  await takeBack(document, replaced)
  await article.refresh()
  return l10n.t('This would have changed the text of the article, and was taken back.')
}

async function takeBack(document: TextDocument, replaced: readonly Replaced[]): Promise<void> {
  await workspace.applyEdit(inverseEdit(document, document.uri, replaced))
}

/** Tells whether a document is saved while something is done. */
function watchSaves(document: TextDocument): {
  readonly seen: () => boolean
  readonly dispose: () => void
} {
  let isSaved = false
  const listening = workspace.onDidSaveTextDocument(saved => {
    if (saved === document) isSaved = true
  })
  return {seen: () => isSaved, dispose: () => listening.dispose()}
}
