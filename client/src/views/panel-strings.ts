import {env, l10n} from 'vscode'
import type {PanelStrings} from './panel-messages.js'

/** The words of the article panel in the reader's language. */
export function panelStrings(): PanelStrings {
  return {
    map: l10n.t('Map'),
    places: l10n.t('Places'),
    graph: l10n.t('Who says what about whom'),
    claims: l10n.t('Claims'),
    noArticle: l10n.t('Open an article to see its map and graph.'),
    noPlaces: l10n.t('The article mentions no place that the glossary knows.'),
    noClaims: l10n.t('The article has no claims yet.'),
    notOnMap: l10n.t('without coordinates'),
    mapLabel: l10n.t('Map of the places; the list below has the same places.'),
    graphLabel: l10n.t(
      'Speakers on the left, whom they speak about on the right; the list below has the same claims.'
    ),
    saysNothingAbout: l10n.t('about nobody named'),
    about: l10n.t('about'),
    zoomIn: l10n.t('Zoom in'),
    zoomOut: l10n.t('Zoom out'),
    zoomAll: l10n.t('Show all places'),
    precision: {
      country: l10n.t('country'),
      area: l10n.t('area'),
      near: l10n.t('nearby'),
      point: l10n.t('the place itself')
    },
    language: env.language
  }
}
