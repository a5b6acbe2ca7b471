import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {startServer} from './lsp-client.mjs'

/**
 * Starts a server on a project, opens an article in it and waits for the article's first diagnostics.
 * `content` is what the editor holds where the article is not on disk;
 * `pull` says whether the client asks for diagnostics itself, as newer editors do.
 * Gives the session, with the milliseconds from the start of the process to the first diagnostics.
 *
 * @param {{args: string[], root: string, article: string, pull: boolean, content?: string}} options
 */
export async function openSession({args, root, article, pull, content}) {
  const began = performance.now()
  const server = startServer(args, root)
  const path = join(root, article)
  const session = {server, pull, uri: pathToFileURL(path).href, version: 1}
  await server.request('initialize', initializeParams(root, pull))
  server.notify('initialized', {})
  const text = content ?? readFileSync(path, 'utf8')
  const {uri, version} = session
  const first = pull ? undefined : nextDiagnostics(session)
  server.notify('textDocument/didOpen', {
    textDocument: {uri, version, languageId: 'newsmark', text}
  })
  await (first ?? pullDiagnostics(session))
  return {...session, text, startup: performance.now() - began}
}

/** Sends one change, `{range, text}`, and gives the milliseconds until its diagnostics are there. */
export async function change(session, contentChange) {
  const {server, uri, pull} = session
  const began = performance.now()
  session.version++
  const pushed = pull ? undefined : nextDiagnostics(session)
  server.notify('textDocument/didChange', {
    textDocument: {uri, version: session.version},
    contentChanges: [contentChange]
  })
  await (pushed ?? pullDiagnostics(session))
  return performance.now() - began
}

/** Asks for a hover, and gives it with the milliseconds it took. */
export async function hover({server, uri}, position) {
  const began = performance.now()
  const result = await server.request('textDocument/hover', {textDocument: {uri}, position})
  return {result, took: performance.now() - began}
}

/** Diagnostics of the version that was sent last; a server need not say which version it means. */
function nextDiagnostics(session) {
  const {uri, version} = session
  return session.server.next(
    'textDocument/publishDiagnostics',
    params => params.uri === uri && (params.version === undefined || params.version === version)
  )
}

function pullDiagnostics({server, uri}) {
  return server.request('textDocument/diagnostic', {textDocument: {uri}})
}

function initializeParams(root, pull) {
  const uri = pathToFileURL(root).href
  return {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{uri, name: 'bench'}],
    capabilities: {
      workspace: {workspaceFolders: true, configuration: true},
      textDocument: {
        synchronization: {dynamicRegistration: true},
        hover: {contentFormat: ['markdown', 'plaintext']},
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
