import {exitCodesHelp} from './exit-codes-help.js'

/** What `newsmark seal --help` says before the options. */
export const sealDetails: string = `Writes two fields into the front matter: text-sha256, the SHA-256 of the text that a reader
reads, and text-paragraphs, a short hash of each of its paragraphs. From then on the rule
base-text-changed reports any change of the text, at the paragraphs that were changed;
tags, attributes, comments and other fields may change as they like.

A folder means all articles in and below it; a file is sealed whatever newsmark.yaml includes.
What is sealed rightly is left alone, and so is all else in a file: comments, order, line ends.
An article with malformed tags or front matter is not sealed: mending it would change its text.
`

/** What it says behind them. */
export const sealNotes: string = `Examples:
  newsmark seal articles                     after new articles were added
  newsmark seal --check articles             in CI: every article is sealed, and as it was
  newsmark seal --diff articles              what was changed, where git has the sealed text

${exitCodesHelp
  .replace('nothing to object to', 'all articles are sealed')
  .replace(/ {2}1 .*\n/, '  1    a seal is missing or wrong, or an article cannot be sealed\n')}`
