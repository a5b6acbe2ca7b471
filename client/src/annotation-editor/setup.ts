import {env, l10n, type TextDocument, workspace} from 'vscode'
import type {ServerClient} from '../server-client.js'
import {withKeys} from './kind-keys.js'
import type {PageKind, Setup} from './messages.js'
import {request, uriFor} from './requests.js'
import {PAGE_STRINGS} from './strings.js'

/**
 * Reads what a page needs besides the article: the kinds of its codebook, words in the user's language, and fonts. Where the
 * server does not answer, the `known` kinds hold: the page goes on showing the marks that it has.
 */
export async function readSetup(
  client: ServerClient,
  document: TextDocument,
  known: readonly PageKind[]
): Promise<Setup> {
  const uri = uriFor(client, document)
  const found = client.isRunning()
    ? await request(client, 'newsmark/kinds', {textDocument: {uri}}).catch(() => null)
    : null
  return {
    kinds: found ? withKeys(found.kinds) : known,
    strings: translations(),
    uiLanguage: env.language,
    font: fontFor(document),
    // The page knows better than an extension that may run on another machine.
    isMac: false
  }
}

/** The texts of the page in the user's language, by the English ones; empty where they stay English. */
function translations(): Readonly<Record<string, string>> {
  if (l10n.bundle === undefined) return {}
  return Object.fromEntries(PAGE_STRINGS.map(text => [text, l10n.t(text)]))
}

function fontFor(document: TextDocument): Setup['font'] {
  const own = workspace.getConfiguration('newsmark.annotate', document)
  return {
    family: own.get('fontFamily', ''),
    size: own.get('fontSize', 17),
    lineHeight: own.get('lineHeight', 1.7)
  }
}

/** Whether a change of settings changes what `readSetup` gives. */
export const SETUP_SETTINGS: readonly string[] = [
  'newsmark.annotate.fontFamily',
  'newsmark.annotate.fontSize',
  'newsmark.annotate.lineHeight'
]
