import {
  type MarkupContent,
  MarkupKind,
  type ParameterInformation,
  type SignatureHelp,
  type SignatureHelpParams,
  type SignatureInformation
} from 'vscode-languageserver/node'
import {type Signature, signatureAt} from '../features/signature.js'
import {placeOf} from './from-lsp.js'
import type {ReadingTraits} from './reading-traits.js'
import {escapeMarkdown} from './render-card.js'
import type {Snapshot} from './server.js'

/** The attributes that a tag has and may have; null outside of its braces. */
export function signatureHelp(
  snapshot: Snapshot,
  params: SignatureHelpParams
): SignatureHelp | null {
  const at = placeOf(snapshot, params)
  const signature = at && signatureAt(snapshot.session.workspace, at.path, at.offset)
  if (!signature) return null
  const {reading} = snapshot.client
  const active = signature.active ?? (reading.noActiveParameter ? null : undefined)
  return {
    signatures: [toSignature(signature, reading)],
    activeSignature: 0,
    ...(active === undefined ? {} : {activeParameter: active})
  }
}

function toSignature(
  {kind, about, slots}: Signature,
  reading: ReadingTraits
): SignatureInformation {
  const parameters: ParameterInformation[] = []
  let label = `${kind} {`
  for (const [index, slot] of slots.entries()) {
    if (index > 0) label += ' '
    const start = label.length
    label += slot.text
    parameters.push({
      label: reading.labelSpans ? [start, label.length] : slot.text,
      ...documentation(slot.about, reading)
    })
  }
  return {label: `${label}}`, ...documentation(about, reading), parameters}
}

function documentation(
  paragraphs: readonly string[],
  {signatureMarkdown}: ReadingTraits
): {readonly documentation?: MarkupContent} {
  if (paragraphs.length === 0) return {}
  const [kind, value] = signatureMarkdown
    ? [MarkupKind.Markdown, paragraphs.map(escapeMarkdown).join('\n\n')]
    : [MarkupKind.PlainText, paragraphs.join('\n')]
  return {documentation: {kind, value}}
}
