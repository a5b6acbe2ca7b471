import {env, l10n} from 'vscode'
import type {ViewScope} from '../../../server/src/lsp/view-protocol.js'

/** A number of mentions, in the reader's language. */
export function mentions(count: number): string {
  if (count === 0) return l10n.t('no mentions')
  return count === 1 ? l10n.t('1 mention') : l10n.t('{0} mentions', shown(count))
}

/** A number of articles. */
export function articles(count: number): string {
  return count === 1 ? l10n.t('1 article') : l10n.t('{0} articles', shown(count))
}

/** A number of problems. */
export function problems(count: number): string {
  return count === 1 ? l10n.t('1 problem') : l10n.t('{0} problems', shown(count))
}

/** A number of suggestions. */
export function suggestions(count: number): string {
  return count === 1 ? l10n.t('1 suggestion') : l10n.t('{0} suggestions', shown(count))
}

/** A number of glossary entries. */
export function entries(count: number): string {
  return count === 1 ? l10n.t('1 entry') : l10n.t('{0} entries', shown(count))
}

/** A number as the reader's language writes it. */
export function shown(count: number): string {
  return count.toLocaleString(env.language)
}

/** Whose articles a scope holds. */
export function whose({coder, isCurated}: Pick<ViewScope, 'coder' | 'isCurated'>): string {
  return coder ?? (isCurated ? l10n.t('curated') : l10n.t('others'))
}
