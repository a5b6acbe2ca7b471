import {type ClientCapabilities, MarkupKind, SymbolTag} from 'vscode-languageserver/node'

/** What the client can do with the features for reading, beside asking for them. */
export interface ReadingTraits {
  /** Asks for the range of a symbol of the workspace once it is chosen; otherwise all ranges are worked out before. */
  readonly resolvesSymbols: boolean
  readonly symbolTags: boolean
  /** The properties of an inlay hint that it asks for when it shows them, as `tooltip`. */
  readonly resolvesHints: ReadonlySet<string>
  readonly refreshesHints: boolean
  readonly refreshesLenses: boolean
  /** Asks for what has changed in the tokens of a document. */
  readonly tokenDeltas: boolean
  readonly linkTooltips: boolean
  /** Shows a text of ours in place of what is folded. */
  readonly foldTexts: boolean
  readonly signatureMarkdown: boolean
  /** Takes the label of a parameter as a span of that of its signature. */
  readonly labelSpans: boolean
  /** Knows that no parameter of a signature may be active. */
  readonly noActiveParameter: boolean
  readonly actionDocumentation: boolean
  /** Answers when it is asked for settings. */
  readonly tellsSettings: boolean
  /** Lets the server say that it wants to hear of changed settings. */
  readonly watchesSettings: boolean
}

/** Reads what the client says of itself; what it does not mention it cannot do. */
export function readReading({textDocument, workspace}: ClientCapabilities): ReadingTraits {
  const signature = textDocument?.signatureHelp?.signatureInformation
  return {
    resolvesSymbols: listed(workspace?.symbol?.resolveSupport?.properties).includes(
      'location.range'
    ),
    symbolTags: listed(workspace?.symbol?.tagSupport?.valueSet).includes(SymbolTag.Deprecated),
    resolvesHints: new Set(listed(textDocument?.inlayHint?.resolveSupport?.properties)),
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    tokenDeltas: Object(textDocument?.semanticTokens?.requests?.full).delta === true,
    linkTooltips: textDocument?.documentLink?.tooltipSupport === true,
    foldTexts: textDocument?.foldingRange?.foldingRange?.collapsedText === true,
    signatureMarkdown: listed(signature?.documentationFormat).includes(MarkupKind.Markdown),
    labelSpans: signature?.parameterInformation?.labelOffsetSupport === true,
    noActiveParameter: signature?.noActiveParameterSupport === true,
    actionDocumentation: textDocument?.codeAction?.documentationSupport === true,
    tellsSettings: workspace?.configuration === true,
    watchesSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true
  }
}

/** A list of a client, which may be anything. */
function listed<T>(list: readonly T[] | null | undefined): readonly T[] {
  return Array.isArray(list) ? list : []
}
