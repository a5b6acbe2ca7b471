import type {ExtensionContext} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {registerAnnotationEditor} from './annotation-editor/provider.js'
import {decorateClaims} from './claim-decoration.js'
import {registerCommands} from './commands.js'
import {adoptFiles} from './file-language.js'
import {createLanguageClient} from './language-client.js'
import {registerRulePages} from './rule-pages.js'
import {showStatus} from './status.js'
import {provideTasks} from './tasks.js'
import {registerArticlePanel} from './views/article-panel.js'
import {dimMarkup} from './views/dim-markup.js'
import {registerHelp} from './views/help.js'
import {registerViews} from './views/register-views.js'
import {registerTagSelection} from './views/tag-selection.js'

/**
 * Activates the extension: registers all that it offers, and starts the language server, which nothing waits for: an editor
 * that VS Code restores shows at once that it loads, and a server that fails to start can be restarted.
 */
export function activate(context: ExtensionContext): void {
  client = createLanguageClient(context)
  context.subscriptions.push(
    client,
    registerCommands(client),
    registerAnnotationEditor(context, client),
    showStatus(client),
    decorateClaims(client),
    adoptFiles(client),
    provideTasks(context),
    registerRulePages(context),
    registerViews(client),
    registerArticlePanel(context, client),
    registerTagSelection(client),
    registerHelp(context, client),
    dimMarkup(client)
  )
  // A failure is shown by the client itself.
  client.start().catch(() => undefined)
}

/** Deactivates the extension; resolves when the server has stopped. */
export async function deactivate(): Promise<void> {
  if (client?.needsStop()) await client.stop()
}

let client: LanguageClient | undefined
