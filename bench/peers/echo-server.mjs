import {
  createConnection,
  DocumentDiagnosticReportKind,
  ProposedFeatures,
  TextDocumentSyncKind,
  TextDocuments
} from 'vscode-languageserver/node'
import {TextDocument} from 'vscode-languageserver-textdocument'

// The least that a server on the same library can do: it keeps the documents and answers everything with nothing.
const connection = createConnection(ProposedFeatures.all)
const documents = new TextDocuments(TextDocument)

connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    hoverProvider: true,
    diagnosticProvider: {interFileDependencies: false, workspaceDiagnostics: false}
  }
}))
documents.onDidChangeContent(({document: {uri, version}}) =>
  connection.sendDiagnostics({uri, version, diagnostics: []})
)
connection.languages.diagnostics.on(() => ({kind: DocumentDiagnosticReportKind.Full, items: []}))
connection.onHover(() => null)
connection.onCompletion(() => null)
connection.onReferences(() => null)
connection.onWorkspaceSymbol(() => null)
connection.onRequest('newsmark/annotate', () => null)
documents.listen(connection)
connection.listen()
