import {type Command, l10n, ThemeIcon} from 'vscode'
import type {ViewPlace} from '../../../server/src/lsp/view-protocol.js'

/** The command that opens the source of an item. */
export function openCommand(place: ViewPlace): Command {
  return {command: 'newsmark.views.open', title: l10n.t('Open'), arguments: [place]}
}

/** The icon of a kind of tag; kinds of a team's own have a common one. */
export function kindIcon(kind: string): ThemeIcon {
  return new ThemeIcon(ICONS[kind] ?? 'tag')
}

const ICONS: Readonly<Record<string, string>> = {
  actor: 'person',
  place: 'location',
  claim: 'comment'
}
