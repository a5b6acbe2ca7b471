/**
 * The ratios of earlier releases, by release and row, as far as they were measured.
 * A release adds what `results.json` says of it.
 *
 * @type {Readonly<Record<string, Readonly<Record<string, string>>>>}
 */
export const history = {
  '0.1.0': {
    one: '2.4',
    'corpus-1k': '6.6',
    'corpus-10k': '2.5',
    tree: '1/67',
    'keystroke-100kb': '3.3',
    start: '2.2'
  },
  '0.2.0': {
    one: '3.8',
    'corpus-1k': '12',
    'corpus-10k': '6.2',
    'corpus-100k': '~50',
    'cache-10k': '0.25–0.3',
    'cache-100k-stat': '~15',
    tree: '1/57–1/78',
    'names-500': '0.34',
    'names-1m': '1.3',
    'glossary-200k': '5.2',
    'keystroke-100kb': '4.9',
    start: '2.9'
  }
}
