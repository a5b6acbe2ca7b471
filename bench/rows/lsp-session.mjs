import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {startServer} from './lsp-client.mjs'

/**
 * Starts a server on a project, opens an article in it and waits for the article's first diagnostics.
 * `text` is what the editor holds, be it on disk or not;
 * `pull` says whether the client asks for diagnostics itself, as newer editors do.
 * Gives the session, with what the server says it can do, the milliseconds from the start of the process to the first
 * diagnostics, and these.
 *
 * @param {{args: readonly string[], root: string, article: string, text: string, pull?: boolean}} options
 */
export async function openSession({args, root, article, text, pull = false}) {
  const began = performance.now()
  const server = startServer(args, root)
  const path = join(root, article)
  const session = {server, pull, uri: pathToFileURL(path).href, version: 1}
  const {capabilities} = await server.request('initialize', initializeParams(root, pull))
  server.notify('initialized', {})
  const {uri, version} = session
  const first = pull ? undefined : nextDiagnostics(session)
  server.notify('textDocument/didOpen', {
    textDocument: {uri, version, languageId: 'newsmark', text}
  })
  const diagnostics = await (first ?? pullDiagnostics(session))
  return {...session, capabilities, text, diagnostics, startup: performance.now() - began}
}

/** Sends one change, `{range, text}`; gives the milliseconds until its diagnostics are there, and keeps these. */
export async function change(session, contentChange) {
  const {server, uri, pull} = session
  const began = performance.now()
  session.version++
  const pushed = pull ? undefined : nextDiagnostics(session)
  server.notify('textDocument/didChange', {
    textDocument: {uri, version: session.version},
    contentChanges: [contentChange]
  })
  const diagnostics = await (pushed ?? pullDiagnostics(session))
  const took = performance.now() - began
  session.diagnostics = diagnostics
  return took
}

/** Asks something about the article, and gives the answer with the milliseconds it took. */
export async function ask({server, uri, version}, method, params) {
  const began = performance.now()
  const result = await server.request(method, {textDocument: {uri, version}, ...params})
  return {result, took: performance.now() - began}
}

/** Asks for all places that name what stands at a position; an answer says that every article has been read. */
export function references(session, position) {
  return ask(session, 'textDocument/references', {position, context: {includeDeclaration: true}})
}

/** Diagnostics of the version that was sent last; a server need not say which version it means. */
async function nextDiagnostics(session) {
  const {uri, version} = session
  const {diagnostics} = await session.server.next(
    'textDocument/publishDiagnostics',
    params => params.uri === uri && (params.version === undefined || params.version === version)
  )
  return diagnostics
}

async function pullDiagnostics({server, uri}) {
  const {items} = await server.request('textDocument/diagnostic', {textDocument: {uri}})
  return items
}

function initializeParams(root, pull) {
  const uri = pathToFileURL(root).href
  return {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{uri, name: 'bench'}],
    capabilities: {
      workspace: {
        workspaceFolders: true,
        configuration: true,
        didChangeWatchedFiles: {dynamicRegistration: true},
        workspaceEdit: {documentChanges: true}
      },
      textDocument: {
        synchronization: {dynamicRegistration: true},
        hover: {contentFormat: ['markdown', 'plaintext']},
        // As VS Code and Neovim say it.
        completion: {completionList: {itemDefaults: ['editRange']}},
        publishDiagnostics: {
          versionSupport: true,
          relatedInformation: true,
          codeDescriptionSupport: true
        },
        ...(pull ? {diagnostic: {dynamicRegistration: false, relatedDocumentSupport: false}} : {})
      }
    }
  }
}
