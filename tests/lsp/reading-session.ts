import type {ClientCapabilities} from 'vscode-languageserver/node'
import {GOOD_CLIENT, openSession, type Session, type SessionOptions} from './open-session.js'

/** An editor that can do all that the features for reading ask of one. */
export const READING_CLIENT: ClientCapabilities = {
  ...GOOD_CLIENT,
  workspace: {
    ...GOOD_CLIENT.workspace,
    symbol: {
      resolveSupport: {properties: ['location.range']},
      tagSupport: {valueSet: [1]}
    },
    inlayHint: {refreshSupport: true},
    codeLens: {refreshSupport: true}
  },
  textDocument: {
    ...GOOD_CLIENT.textDocument,
    inlayHint: {resolveSupport: {properties: ['tooltip', 'label.location']}},
    documentLink: {tooltipSupport: true},
    foldingRange: {foldingRange: {collapsedText: true}},
    signatureHelp: {
      signatureInformation: {
        documentationFormat: ['markdown', 'plaintext'],
        parameterInformation: {labelOffsetSupport: true},
        activeParameterSupport: true,
        noActiveParameterSupport: true
      }
    },
    codeAction: {...GOOD_CLIENT.textDocument?.codeAction, documentationSupport: true}
  }
}

const FIXTURE = `
=== newsmark.yaml ===
rules: {missing-metadata: off}
=== glossary.yaml ===
actors:
  un: {name: United *Nations*, aliases: [UN, Ünité]}
  old: {name: Old, deprecated: true}
places:
  syria: {name: Syria}
  aleppo: {name: Aleppo, within: syria, lat: 36.2, lon: 37.1, ids: {wikidata: Q41183}}
=== a.news.txt ===
---
source-url: https://example.org/story
---
The :actor[UN] said :claim[it is calm]{#c1 speaker=un} in :place[Aleppo].
=== b.news.txt ===
:claim[It is not]{#c1 speaker=un rebuts=a#c1}, :claim[it is calm]{#c2 speaker=old same-as=a#c1}.
`

/** A session over two articles, of which the first is open, and a glossary. */
export async function openReading(options: SessionOptions = {}): Promise<Session> {
  const session = await openSession(FIXTURE, {capabilities: READING_CLIENT, ...options})
  session.open('a.news.txt')
  return session
}
