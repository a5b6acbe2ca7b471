import {
  type CancellationToken,
  LSPErrorCodes,
  ResponseError,
  type TextDocumentContentParams,
  TextDocumentContentRefreshRequest,
  TextDocumentContentRequest,
  type TextDocumentContentResult
} from 'vscode-languageserver/node'
import {phrase} from '../base/phrase.js'
import type {Steps} from '../base/steps.js'
import {concordanceOf, concordanceText} from '../features/concordance.js'
import {itemsAt} from '../features/hierarchy/items-at.js'
import {readingTextAt} from '../features/reading-text.js'
import {articleAt} from '../session/queries.js'
import type {Workspace} from '../session/workspace.js'
import {placeOf} from './from-lsp.js'
import {PAGE, PAGE_SCHEME, type PageAnswer, type PageParams} from './protocol.js'
import {invalidParams, ownRoute, type Route, route} from './route.js'
import {logError, type Server, type Snapshot} from './server.js'
import type {Translator} from './translator.js'
import {runUntilCancelled} from './until-cancelled.js'

/** A page that can be read in an editor but is no file: what it shows, of which project or article. */
type Page =
  | {readonly page: 'concordance'; readonly root: string; readonly id: string}
  | {readonly page: 'text'; readonly path: string}

/** The requests for pages: where one is, and what stands in it. */
export const pageRoutes: readonly Route[] = [
  ownRoute(PAGE, {}, findPage),
  {
    method: TextDocumentContentRequest.method,
    capabilities: {},
    register: (connection, server) =>
      route(TextDocumentContentRequest.type, {}, async (snapshot, params, token) => {
        const content = await contentOf(snapshot, params, token)
        const running = server()
        if (running) remember(running, params.uri)
        return content
      }).register(connection, server)
  }
]

/** Gives the address of the page about what is at a place; null where nothing is that it could be about. */
export function findPage(snapshot: Snapshot, params: PageParams): PageAnswer {
  const at = placeOf(snapshot, params)
  const {workspace} = snapshot.session
  if (!at) return null
  if (params.page === 'text') {
    const article = articleAt(workspace, at.path)
    if (!article) return null
    const name = article.name.slice(article.name.lastIndexOf('/') + 1)
    return {
      uri: uriOfPage(snapshot.client.say(phrase`${name} (text)`), {page: 'text', path: at.path})
    }
  }
  if (params.page !== 'concordance') throw invalidParams('`page`: `concordance` or `text`')
  const entry = itemsAt(workspace, at.path, at.offset).find(({key}) => key.type === 'entry')
  if (entry?.key.type !== 'entry') return null
  const {root, id} = entry.key
  return {
    uri: uriOfPage(snapshot.client.say(phrase`${entry.name} (concordance)`), {
      page: 'concordance',
      root,
      id
    })
  }
}

/** An editor shows the last part of the path as the title. */
function uriOfPage(title: string, page: Page): string {
  // Half a character cannot be escaped.
  const name = title.replace(/[/\\\s]+/g, ' ').replace(/\p{Cs}/gu, '\uFFFD')
  return `${PAGE_SCHEME}:/${encodeURIComponent(name)}.txt?${encodeURIComponent(JSON.stringify(page))}`
}

/** Reads the address of a page, in whatever way a client has escaped it; undefined for any other. */
function readPage(uri: unknown): Page | undefined {
  if (typeof uri !== 'string' || !uri.startsWith(`${PAGE_SCHEME}:`)) return undefined
  const query = uri.slice(uri.indexOf('?') + 1)
  try {
    const {page, root, id, path} = JSON.parse(decodeURIComponent(query)) ?? {}
    if (page === 'text' && typeof path === 'string') return {page, path}
    const isEntry = typeof root === 'string' && typeof id === 'string'
    return page === 'concordance' && isEntry ? {page, root, id} : undefined
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof URIError) return undefined
    throw error
  }
}

async function contentOf(
  snapshot: Snapshot,
  {uri}: TextDocumentContentParams,
  token: CancellationToken
): Promise<TextDocumentContentResult> {
  const page = readPage(uri)
  const {
    client,
    session: {workspace}
  } = snapshot
  const text = page && (await runUntilCancelled(textSteps(workspace, page, client.say), token))
  if (text !== undefined) return {text}
  throw new ResponseError(
    LSPErrorCodes.RequestFailed,
    'There is nothing any more that this page is about'
  )
}

function* textSteps(workspace: Workspace, page: Page, say: Translator): Steps<string | undefined> {
  if (page.page === 'text') return readingTextAt(workspace, page.path)
  const found = yield* concordanceOf(workspace, page.root, page.id)
  return found && concordanceText(found, say)
}

/** Remembers a page that was shown, and what it was made of. */
function remember({pages, session}: Server, uri: string): void {
  const page = readPage(uri)
  if (!page) return
  pages.delete(uri)
  pages.set(uri, partsOf(session.workspace, page))
  for (const first of pages.keys()) if (pages.size > MOST_PAGES) pages.delete(first)
}

/** No client tells when a page is closed. */
const MOST_PAGES = 20

function partsOf(workspace: Workspace, page: Page): readonly unknown[] {
  if (page.page === 'text') return [articleAt(workspace, page.path)?.text]
  return [workspace.corpora.get(page.root), workspace.projects.get(page.root)?.glossary]
}

/** Has the client ask again for the pages that may say something else now; those that it has closed it does not ask for. */
export function refreshPages({pages, session, connection, client}: Server): void {
  if (!client.showsPages) pages.clear()
  for (const [uri, before] of pages) {
    const page = readPage(uri)
    const now = page ? partsOf(session.workspace, page) : []
    if (now.every((part, index) => part === before[index])) continue
    pages.set(uri, now)
    connection
      .sendRequest(TextDocumentContentRefreshRequest.type, {uri})
      .catch(error => logError(connection, 'refreshing a page', error))
  }
}
