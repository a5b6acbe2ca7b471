import {
  type ClientCapabilities,
  DiagnosticTag,
  MarkupKind,
  type PublishDiagnosticsClientCapabilities
} from 'vscode-languageserver/node'
import type {Encoding} from './positions.js'

/** What the client can do, as far as it makes a difference to us. */
export interface ClientTraits {
  readonly encoding: Encoding
  /** Shows Markdown in hovers and in completions; otherwise they get plain text. */
  readonly hoverMarkdown: boolean
  readonly completionMarkdown: boolean
  readonly snippets: boolean
  /** Asks for diagnostics; otherwise they are sent to it. */
  readonly pullsDiagnostics: boolean
  readonly refreshesDiagnostics: boolean
  readonly refreshesTokens: boolean
  readonly diagnostics: DiagnosticTraits
  readonly locationLinks: boolean
  readonly nestedSymbols: boolean
  readonly codeActionLiterals: boolean
  /** Lets the server say which files it wants to hear of. */
  readonly watchesFiles: boolean
  /** Knows VS Code's own commands, as the one that opens the list of suggestions. */
  readonly isVsCode: boolean
}

/** Which parts of a diagnostic the client understands. */
export interface DiagnosticTraits {
  readonly versions: boolean
  readonly related: boolean
  readonly descriptions: boolean
  readonly tags: boolean
}

/** Reads what the client says of itself; what it does not mention it cannot do. */
export function readClient(
  capabilities: ClientCapabilities,
  name: string | undefined
): ClientTraits {
  const {textDocument, workspace, general} = capabilities
  const completionItem = textDocument?.completion?.completionItem
  return {
    encoding: chooseEncoding(general?.positionEncodings),
    hoverMarkdown: includesMarkdown(textDocument?.hover?.contentFormat),
    completionMarkdown: includesMarkdown(completionItem?.documentationFormat),
    snippets: completionItem?.snippetSupport ?? false,
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport ?? false,
    refreshesTokens: workspace?.semanticTokens?.refreshSupport ?? false,
    diagnostics: readDiagnostics(textDocument?.publishDiagnostics),
    locationLinks: textDocument?.definition?.linkSupport ?? false,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    isVsCode: /Visual Studio Code|VSCodium|code-server|Code - OSS/.test(name ?? '')
  }
}

/** The first encoding that the client names and we know; UTF-16 is what every client knows. */
function chooseEncoding(offered: readonly string[] | undefined): Encoding {
  return offered?.find(isEncoding) ?? 'utf-16'
}

function isEncoding(name: string): name is Encoding {
  return name === 'utf-16' || name === 'utf-8' || name === 'utf-32'
}

function includesMarkdown(formats: readonly string[] | undefined): boolean {
  return formats?.includes(MarkupKind.Markdown) ?? false
}

function readDiagnostics(
  capabilities: PublishDiagnosticsClientCapabilities | undefined
): DiagnosticTraits {
  return {
    versions: capabilities?.versionSupport ?? false,
    related: capabilities?.relatedInformation ?? false,
    descriptions: capabilities?.codeDescriptionSupport ?? false,
    tags: capabilities?.tagSupport?.valueSet.includes(DiagnosticTag.Deprecated) ?? false
  }
}
