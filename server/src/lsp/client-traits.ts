import {
  type ClientCapabilities,
  DiagnosticTag,
  MarkupKind,
  type PublishDiagnosticsClientCapabilities
} from 'vscode-languageserver/node'
import type {Encoding} from './positions.js'
import {type ReadingTraits, readReading} from './reading-traits.js'
import {type Translator, untranslated} from './translator.js'

/** The capabilities of the client, as far as it makes a difference to us. */
export interface ClientTraits {
  readonly encoding: Encoding
  /** Shows Markdown in hovers and in completions; otherwise they get plain text. */
  readonly hoverMarkdown: boolean
  readonly completionMarkdown: boolean
  readonly snippets: boolean
  /** Shows what stands behind the label of a suggestion in columns of their own. */
  readonly labelDetails: boolean
  /** Lets a list of suggestions say once what each of them replaces. */
  readonly listRanges: boolean
  /** Asks for diagnostics; otherwise they are sent to it. */
  readonly pullsDiagnostics: boolean
  readonly refreshesDiagnostics: boolean
  readonly refreshesTokens: boolean
  readonly diagnostics: DiagnosticTraits
  /** Shows what a place leads from, in the answers to these requests. */
  readonly links: Readonly<Record<'definition' | 'declaration' | 'typeDefinition', boolean>>
  readonly nestedSymbols: boolean
  readonly codeActionLiterals: boolean
  /** Asks for the edit of an action once it is chosen; otherwise each edit is made before. */
  readonly resolvesEdits: boolean
  /** Shows actions that are not possible, with the reason. */
  readonly disabledActions: boolean
  /** Takes edits for a version of a document. */
  readonly documentChanges: boolean
  /** Asks what can be renamed at a place before it asks for a new name. */
  readonly preparesRename: boolean
  /** Shows what an edit of many files is for. */
  readonly changeAnnotations: boolean
  /** Makes files that an edit says are to be there. */
  readonly createsFiles: boolean
  /** Takes edits that it has not asked for. */
  readonly appliesEdits: boolean
  /** Lets the server say which files it wants to hear of. */
  readonly watchesFiles: boolean
  /** Shows texts of the server's that are no files. */
  readonly showsPages: boolean
  /** Opens files and pages that the server names. */
  readonly showsDocuments: boolean
  /** Shows how far long work is, where the server begins it. */
  readonly showsProgress: boolean
  /** Knows VS Code's own commands, as the one that opens the list of suggestions. */
  readonly isVsCode: boolean
  readonly reading: ReadingTraits
  /** Gives what we say in the language of the user. */
  readonly say: Translator
}

/** Which parts of a diagnostic the client understands. */
export interface DiagnosticTraits {
  readonly versions: boolean
  readonly related: boolean
  readonly descriptions: boolean
  readonly tags: boolean
  /** Gives back what comes with a diagnostic where it asks what can be done about it. */
  readonly data: boolean
}

/** Reads what the client says of itself; what it does not mention it cannot do. */
export function readClient(
  capabilities: ClientCapabilities | null | undefined,
  name: string | undefined,
  say: Translator = untranslated
): ClientTraits {
  const {textDocument, workspace, general, window} = capabilities ?? {}
  const {completionItem, completionList} = textDocument?.completion ?? {}
  return {
    encoding: chooseEncoding(general?.positionEncodings),
    hoverMarkdown: includesMarkdown(textDocument?.hover?.contentFormat),
    completionMarkdown: includesMarkdown(completionItem?.documentationFormat),
    snippets: completionItem?.snippetSupport ?? false,
    labelDetails: completionItem?.labelDetailsSupport ?? false,
    listRanges: completionList?.itemDefaults?.includes('editRange') ?? false,
    pullsDiagnostics: isOffered(textDocument?.diagnostic),
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport ?? false,
    refreshesTokens: workspace?.semanticTokens?.refreshSupport ?? false,
    diagnostics: readDiagnostics(textDocument?.publishDiagnostics),
    links: {
      definition: textDocument?.definition?.linkSupport ?? false,
      declaration: textDocument?.declaration?.linkSupport ?? false,
      typeDefinition: textDocument?.typeDefinition?.linkSupport ?? false
    },
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    codeActionLiterals: isOffered(textDocument?.codeAction?.codeActionLiteralSupport),
    resolvesEdits:
      textDocument?.codeAction?.dataSupport === true &&
      textDocument.codeAction.resolveSupport?.properties?.includes('edit') === true,
    disabledActions: textDocument?.codeAction?.disabledSupport === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    changeAnnotations:
      workspace?.workspaceEdit?.documentChanges === true &&
      isOffered(workspace.workspaceEdit.changeAnnotationSupport),
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    appliesEdits: workspace?.applyEdit === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    showsPages: isOffered(workspace?.textDocumentContent),
    showsDocuments: window?.showDocument?.support === true,
    showsProgress: window?.workDoneProgress === true,
    isVsCode: /Visual Studio Code|VSCodium|code-server|Code - OSS/.test(name ?? ''),
    reading: readReading(capabilities ?? {}),
    say
  }
}

/** Whether a client names a capability at all; some write `null` or `false` for what they lack. */
function isOffered(capability: unknown): boolean {
  return capability !== undefined && capability !== null && capability !== false
}

/** Clients of before protocol 3.15 say `true` in place of the tags. */
function understandsTags(support: unknown): boolean {
  if (support === true) return true
  const tags: unknown = isOffered(support) && Object(support).valueSet
  return Array.isArray(tags) && tags.includes(DiagnosticTag.Deprecated)
}

/** The first encoding that the client names and we know; UTF-16 is what every client knows. */
function chooseEncoding(offered: readonly string[] | null | undefined): Encoding {
  return (Array.isArray(offered) ? offered : []).find(isEncoding) ?? 'utf-16'
}

function isEncoding(name: string): name is Encoding {
  return name === 'utf-16' || name === 'utf-8' || name === 'utf-32'
}

function includesMarkdown(formats: readonly string[] | undefined): boolean {
  return formats?.includes(MarkupKind.Markdown) ?? false
}

function readDiagnostics(
  capabilities: PublishDiagnosticsClientCapabilities | null | undefined
): DiagnosticTraits {
  return {
    versions: capabilities?.versionSupport ?? false,
    related: capabilities?.relatedInformation ?? false,
    descriptions: capabilities?.codeDescriptionSupport ?? false,
    tags: understandsTags(capabilities?.tagSupport),
    data: capabilities?.dataSupport ?? false
  }
}
