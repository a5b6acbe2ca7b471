import {type LogOutputChannel, workspace} from 'vscode'
import type {LanguageClientOptions} from 'vscode-languageclient'
import {rulePages} from './rule-pages.js'

/**
 * The options of a client of the language server, which are the same wherever that runs. The server registers its file
 * watchers itself, and asks to be told of settings; those it starts with come along.
 * Published diagnostics are about project files that are not open; the problem matchers in package.json use the name of
 * their collection.
 */
export function createClientOptions(outputChannel: LogOutputChannel): LanguageClientOptions {
  return {
    outputChannel,
    initializationOptions: () => ({
      problems: workspace.getConfiguration('newsmark').get('problems')
    }),
    middleware: rulePages,
    diagnosticCollectionName: 'newsmark-project'
  }
}
