import {commands, type Diagnostic, type Disposable, type ExtensionContext, Uri} from 'vscode'
import type {Middleware} from 'vscode-languageclient'

/** Registers the command that shows the page of a rule, as the extension brings it along. */
export function registerRulePages({extensionUri}: ExtensionContext): Disposable {
  return commands.registerCommand(COMMAND, async (id: string) => {
    const page = Uri.joinPath(extensionUri, 'docs/rules', `${id}.md`)
    await commands.executeCommand('markdown.showPreview', page)
  })
}

const COMMAND = 'newsmark.explainRule'

/** Makes the code of each finding open the page in the package instead of an address on the web, which may be out of reach. */
export const rulePages: Pick<
  Middleware,
  'provideDiagnostics' | 'provideWorkspaceDiagnostics' | 'handleDiagnostics'
> = {
  provideDiagnostics: async (document, previous, token, next) => {
    const report = await next(document, previous, token)
    if (report?.kind === 'full') report.items.forEach(linkPage)
    return report
  },
  provideWorkspaceDiagnostics: (previous, token, report, next) =>
    next(previous, token, chunk => {
      for (const one of chunk?.items ?? []) if (one.kind === 'full') one.items.forEach(linkPage)
      report(chunk)
    }),
  handleDiagnostics: (uri, diagnostics, next) => {
    diagnostics.forEach(linkPage)
    next(uri, diagnostics)
  }
}

function linkPage(diagnostic: Diagnostic): void {
  const {code} = diagnostic
  if (typeof code !== 'object' || !/^[a-z-]+$/.test(String(code.value))) return
  const target = Uri.parse(`command:${COMMAND}?${encodeURIComponent(JSON.stringify([code.value]))}`)
  diagnostic.code = {value: code.value, target}
}
