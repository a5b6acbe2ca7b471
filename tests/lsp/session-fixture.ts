import {drawing} from './open-session.js'

/** A project of two articles, in one of which a speaker is misspelt. */
export const FIXTURE = `
=== newsmark.yaml ===
include: [articles/**/*.news.txt]
exclude: [articles/drafts/**]
glossary: glossary.yaml
rules: {missing-metadata: off}
=== glossary.yaml ===
actors:
  un: {name: United Nations, aliases: [UN]}
=== articles/a.news.txt ===
The :actor[UN] said :claim[it is calm]{#c1 speaker=um}.
=== articles/b.news.txt ===
:claim[It is not]{#c1 speaker=un rebuts=a#c1}, the :actor[UN] said.
`

/** What the first article shows. */
export const UNKNOWN = drawing(`
The :actor[UN] said :claim[it is calm]{#c1 speaker=um}.
                                                   ^^ unknown-entry: Unexpected entry \`um\`, expected \`un\`
`)
