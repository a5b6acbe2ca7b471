import {commands, Disposable, l10n, languages, window, workspace} from 'vscode'
import {onStatusChanged} from '../protocol.js'
import type {ServerClient} from '../server-client.js'
import {type ClaimsState, createClaimsTree} from './claims-tree.js'
import {createGlossaryTree, type GlossaryState} from './glossary-tree.js'
import {createProgressTree} from './progress-tree.js'
import {soon} from './soon.js'
import {registerViewCommands} from './view-commands.js'
import {askView} from './view-requests.js'

/**
 * Registers the views of the corpus and their commands. A view is loaded when it is first seen, and again, after a pause, when
 * something changed and it can be seen.
 */
export function registerViews(client: ServerClient): Disposable {
  const glossaryState: GlossaryState = {query: '', only: 'all'}
  const claimsState: ClaimsState = {by: 'speaker'}
  const glossary = createGlossaryTree(client, glossaryState)
  const claims = createClaimsTree(client, claimsState)
  const progress = createProgressTree(client)
  const trees = [glossary, claims, progress]
  const describe = (): void => {
    glossary.view.description = glossaryText(glossaryState)
    claims.view.description = CLAIM_TEXTS[claimsState.by]()
    void setContext(
      'newsmark.glossaryFiltered',
      glossaryState.query !== '' || glossaryState.only !== 'all'
    )
    void setContext('newsmark.claimsBy', claimsState.by)
  }
  describe()
  const refreshAll = soon(() => {
    void updateContext(client)
    for (const tree of trees) tree.refresh()
  }, PAUSE)
  const refreshArticle = soon(() => {
    if (glossaryState.only === 'article') glossary.refresh()
  }, SHORT)
  return Disposable.from(
    ...trees,
    refreshAll,
    refreshArticle,
    registerViewCommands(client, {
      glossary: glossaryState,
      claims: claimsState,
      changed: view => {
        describe()
        if (view === 'glossary') glossary.refresh()
        else claims.refresh()
      }
    }),
    commands.registerCommand('newsmark.views.refresh', () => refreshAll.now()),
    commands.registerCommand('newsmark.views.showMore', (showMore: () => void) => showMore()),
    window.onDidChangeActiveTextEditor(() => refreshArticle.later()),
    workspace.onDidSaveTextDocument(({languageId}) => {
      if (languageId === 'newsmark') refreshAll.later()
    }),
    languages.onDidChangeDiagnostics(() => refreshAll.later()),
    ...onStatusChanged(client, () => refreshAll.later())
  )
}

/** Milliseconds of quiet after which views are loaded again. */
const PAUSE = 1000
const SHORT = 150

function glossaryText({query, only}: GlossaryState): string {
  const parts = query.trim() === '' ? [] : [`“${query.trim()}”`]
  if (only === 'unused') parts.push(l10n.t('unused'))
  if (only === 'article') parts.push(l10n.t('in this article'))
  return parts.join(', ')
}

const CLAIM_TEXTS: Readonly<Record<ClaimsState['by'], () => string>> = {
  speaker: () => l10n.t('by speaker'),
  topic: () => l10n.t('by topic'),
  article: () => l10n.t('by article')
}

/** Tells VS Code whether there is anything to show, by which the views appear. */
async function updateContext(client: ServerClient): Promise<void> {
  const overview = await askView(client, 'newsmark/overview', {})
  if (!overview) return
  const {projects} = overview
  const hasArticles = projects.some(({articles}) => articles > 0)
  await setContext('newsmark.hasArticles', hasArticles)
  await setContext('newsmark.hasProject', hasArticles || projects.some(({hasFile}) => hasFile))
}

async function setContext(key: string, value: unknown): Promise<void> {
  await commands.executeCommand('setContext', key, value)
}
