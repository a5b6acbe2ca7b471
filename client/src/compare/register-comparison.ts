import {commands, Disposable, l10n, window} from 'vscode'
import type {AnnotationViews} from '../annotation-editor/annotation-views.js'
import type {ServerClient} from '../server-client.js'
import {chooseVersion} from './choose-version.js'
import {activeArticle, type Comparison, openComparison} from './comparison.js'
import {registerTheirTexts} from './their-text.js'

/** Registers the commands by which an article is compared with the version of another coder; there is one comparison at a time. */
export function registerComparison(client: ServerClient, annotations: AnnotationViews): Disposable {
  let current: Comparison | undefined
  const end = (): void => {
    current?.dispose()
    current = undefined
  }
  const start = async (): Promise<void> => {
    const document = await activeArticle()
    if (!document) {
      await window.showInformationMessage(l10n.t('This is no article.'))
      return
    }
    const chosen = await chooseVersion(client, document)
    if (!chosen) return
    end()
    current = await openComparison({client, annotations}, document, chosen, end)
  }
  const all: Readonly<Record<string, () => Promise<void> | undefined>> = {
    'newsmark.compareWithCoder': start,
    'newsmark.compare.next': () => current?.next(1),
    'newsmark.compare.previous': () => current?.next(-1),
    'newsmark.compare.list': () => current?.list(),
    'newsmark.compare.takeTheirs': () => current?.takeTheirs(),
    'newsmark.compare.end': async () => end()
  }
  return Disposable.from(
    registerTheirTexts(),
    ...Object.entries(all).map(([name, run]) => commands.registerCommand(name, () => telling(run))),
    new Disposable(end)
  )
}

/** Shows why something was not done: what the server says is for people to read. */
async function telling(run: () => Promise<void> | undefined): Promise<void> {
  try {
    await run()
  } catch (error) {
    await window.showWarningMessage(error instanceof Error ? error.message : String(error))
  }
}
