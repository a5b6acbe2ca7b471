import type {LogOutputChannel} from 'vscode'
import type {LanguageClientOptions} from 'vscode-languageclient'
import {createClientOptions} from '../client-options.js'
import {virtualUris} from './folder-uris.js'

/** The options of a client whose server gets the files of the open folders from VS Code. */
export function createVirtualOptions(log: LogOutputChannel): LanguageClientOptions {
  return {
    ...createClientOptions(log),
    documentSelector: [{language: 'newsmark'}, {language: 'newsmark-yaml'}, {language: 'yaml'}],
    uriConverters: {code2Protocol: virtualUris.toServer, protocol2Code: virtualUris.fromServer}
  }
}
