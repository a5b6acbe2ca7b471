import type {Disposable, ExtensionContext} from 'vscode'
import {registerAnnotationEditor} from './annotation-editor/provider.js'
import type {IsLocked} from './annotation-editor/writable.js'
import {decorateClaims} from './claim-decoration.js'
import {registerCommands} from './commands.js'
import {registerComparison} from './compare/register-comparison.js'
import {adoptFiles} from './file-language.js'
import {registerRulePages} from './rule-pages.js'
import type {ServerClient} from './server-client.js'
import {showStatus} from './status.js'
import {registerArticlePanel} from './views/article-panel.js'
import {dimMarkup} from './views/dim-markup.js'
import {registerHelp} from './views/help.js'
import {registerViews} from './views/register-views.js'
import {registerTagSelection} from './views/tag-selection.js'

/**
 * Registers all that the extension adds to the editor by itself, on the desktop and in the browser alike. Commands come
 * first, so that a server that fails to start can be restarted.
 *
 * @param isLocked tells whether the permissions of a file forbid to write it
 */
export function registerFeatures(
  client: ServerClient,
  context: ExtensionContext,
  isLocked: IsLocked
): Disposable[] {
  const annotations = registerAnnotationEditor(context, client, isLocked)
  return [
    registerCommands(client),
    annotations,
    showStatus(client),
    decorateClaims(client),
    adoptFiles(client),
    registerRulePages(context),
    registerViews(client),
    registerArticlePanel(context, client),
    registerTagSelection(client),
    registerComparison(client, annotations),
    registerHelp(context, client),
    dimMarkup(client)
  ]
}
