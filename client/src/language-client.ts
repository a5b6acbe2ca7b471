import type {LogOutputChannel} from 'vscode'
import {LanguageClient, TransportKind} from 'vscode-languageclient/node'
import {createClientOptions} from './client-options.js'
import {createVirtualClient} from './virtual-client.js'

/** The script of a server, and whether it is the one for folders that are on no disk. */
export interface ServerScript {
  readonly script: string
  readonly isVirtual: boolean
}

/**
 * Makes the client of the bundled language server, not yet started. YAML documents are sent too, so that edits of
 * glossaries, codebooks and project files count before they are saved.
 */
export function createLanguageClient(
  {script, isVirtual}: ServerScript,
  log: LogOutputChannel
): LanguageClient {
  if (isVirtual) return createVirtualClient(script, log)
  return new LanguageClient(
    'newsmark',
    'Newsmark',
    {module: script, transport: TransportKind.ipc},
    {
      ...createClientOptions(log),
      documentSelector: [
        {language: 'newsmark'},
        {scheme: 'file', language: 'newsmark-yaml'},
        {scheme: 'file', language: 'yaml'}
      ]
    }
  )
}
