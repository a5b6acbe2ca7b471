import {describe, test} from 'vitest'
import {checkHover} from './check-hover.js'

const GLOSSARY = `
=== glossary.yaml ===
actors:
  un: {name: United Nations, aliases: [UN]}
  envoy:
    name: Staffan de Mistura
    aliases: [De Mistura, {text: UN envoy, since: 2014-07-10, until: 2018-12-31}, {text: ستافان, lang: ar}]
    type: person
    role: [igo, expert]
    function: Special envoy for Syria
    since: 2014-07-10
    until: 2018-12-31
    member-of: un
    note: Mediator in Geneva.
    ids: {wikidata: Q379731, house: "7"}
places:
  syria: {name: Syria, type: country}
  governorate: {name: Aleppo Governorate, within: syria}
  aleppo:
    name: Aleppo
    type: city
    within: governorate
    lat: 36.2021
    lon: 37.1343
    precision: 1
    ids: {geonames: "170063"}
  east: {name: the east, deprecated: true, replaced-by: aleppo}
=== article.news.txt ===
`

describe('hovering over a mention', () => {
  test('shows the card of an actor', () => {
    checkHover(`${GLOSSARY}
:actor[De Mis$0tura] spoke. The :actor[UN envoy] left.
       ^^^^^^^^^^ Staffan de Mistura · Actor, person · envoy
       ... Mediator in Geneva.
       ... Also called: De Mistura; UN envoy (2014-07-10 – 2018-12-31); ستافان (ar)
       ... Function: Special envoy for Syria (2014-07-10 – 2018-12-31)
       ... Role: igo; expert
       ... Member of: United Nations (un)
       ... Identifiers: wikidata Q379731 (https://www.wikidata.org/wiki/Q379731); house 7
       ... Mentioned here: 2 times
`)
  })

  test('shows the card of a place', () => {
    checkHover(`${GLOSSARY}
In :place[$0Aleppo] it rains.
          ^^^^^^ Aleppo · Place, city · aleppo
          ... Within: Aleppo Governorate; Syria
          ... Coordinates: 36.2021, 37.1343 (precision 1, https://www.openstreetmap.org/?mlat=36.2021&mlon=37.1343#map=9/36.2021/37.1343)
          ... Identifiers: geonames 170063 (https://www.geonames.org/170063)
          ... Mentioned here: once
`)
  })

  test('follows `ref`, and tells what replaces an entry', () => {
    checkHover(`${GLOSSARY}
In :place[the old tow$0n]{ref=east} it rains.
          ^^^^^^^^^^^^ the east · Place · east
          ... Replaced by: Aleppo (aleppo)
          ... Mentioned here: once
`)
  })

  test('shows all entries that may be meant', () => {
    checkHover(`
=== glossary.yaml ===
actors:
  a: {name: John Smith}
  b: {name: J. Smith, aliases: [John Smith]}
=== article.news.txt ===
:actor[John$0 Smith] spoke.
       ^^^^^^^^^^ John Smith · Actor · a
       ... ---
       ... J. Smith · Actor · b
       ... Also called: John Smith
`)
  })

  test('says nothing of an unknown name, nor outside of tags', () => {
    checkHover(`${GLOSSARY}\n:actor[Nobo$0dy] spoke.\n`)
    checkHover(`${GLOSSARY}\n:actor[UN] spo$0ke.\n`)
    checkHover(`${GLOSSARY}\n:unheard[U$0N] spoke.\n`)
  })

  test('ends a circle of places', () => {
    checkHover(`
=== glossary.yaml ===
places:
  a: {name: A, within: b}
  b: {name: B, within: a}
=== article.news.txt ===
In :place[$0A].
          ^ A · Place · a
          ... Within: B
          ... Mentioned here: once
`)
  })

  test('shows the fields and the kinds that a team adds', () => {
    checkHover(`
=== newsmark.yaml ===
codebook: codebook.yaml
=== codebook.yaml ===
kinds:
  law:
    section: laws
    fields: {name: {}, in-force: {type: date}, author: {type: entry, of: actor}}
=== glossary.yaml ===
actors: {un: {name: UN}}
laws: {r2254: {name: Resolution 2254, in-force: 2015-12-18, author: un}}
=== article.news.txt ===
After :law[Resol$0ution 2254] came.
           ^^^^^^^^^^^^^^^ Resolution 2254 · Law · r2254
           ... In force: 2015-12-18
           ... Author: UN (un)
           ... Mentioned here: once
`)
  })
})

describe('hovering over a claim', () => {
  test('shows who says what, and how it stands to other claims', () => {
    checkHover(`${GLOSSARY}
:claim[The truce ho$0lds]{#c1 speaker=envoy stance=support type=factual quote=indirect supports=c2}, he said.
       ^^^^^^^^^^^^^^^ Claim · factual · c1
       ... The truce holds
       ... Speaker: Staffan de Mistura (envoy)
       ... Stance: support
       ... Quote: indirect
       ... Supports: c2 (United Nations: It is calm)
       ... Rebutted by: c3 (anonymous: No); other#c1 (Staffan de Mistura: It is lost)
:claim[It is calm]{#c2 speaker=un}. :claim[No]{#c3 speaker=anonymous rebuts="c1 c2"}.
=== other.news.txt ===
:claim[It is lost]{#c1 speaker=envoy rebuts=article#c1}
`)
  })

  test('shows claims of other articles that it refers to', () => {
    checkHover(`${GLOSSARY}
:claim[Y$0es]{speaker=author rebuts=other#c1 supports=nowhere#c9}
       ^^^ Claim
       ... Yes
       ... Speaker: author (The journalist, in the article’s own voice.)
       ... Rebuts: other#c1 (Staffan de Mistura: It is lost)
       ... Supports: nowhere#c9
=== other.news.txt ===
:claim[It is lost]{#c1 speaker=envoy}
`)
  })

  test('joins fragments, from whichever it is asked', () => {
    checkHover(`
:claim[It holds,]{#c1 speaker=anonymous} she said, :claim[but is in dan$0ger]{continues=c1}.
                                                          ^^^^^^^^^^^^^^^^ Claim · c1
                                                          ... It holds, […] but is in danger
                                                          ... Speaker: anonymous (Someone whose name is withheld.)
`)
  })

  test('gives way to the mention inside', () => {
    checkHover(`${GLOSSARY}
:claim[The :actor[U$0N] has failed]{speaker=author}
                  ^^ United Nations · Actor · un
                  ... Also called: UN
                  ... Mentioned here: once
`)
  })
})

describe('hovering over attributes', () => {
  test('shows what the codebook says of a name', () => {
    checkHover(`
:place[Aleppo]{preci$0=1 role=event}
`)
    checkHover(`
:actor[UN]{r$0ef=un}
           ^^^ Ref · entry of actor · ref
           ... The id of the glossary entry that is meant; by default its names tell.
           ... Values: none (Nobody of the glossary, though the words may be a name there.)
`)
  })

  test('shows what the codebook says of a code and of other values', () => {
    checkHover(`
:claim[Yes]{speaker=author quote=mi$0xed}
                                 ^^^^^ mixed · Quote · mixed
                                 ... Partly in quotation marks.
`)
    checkHover(`
:claim[Yes]{speaker=auth$0or}
                    ^^^^^^ Author · Speaker · author
                    ... The journalist, in the article’s own voice.
`)
  })

  test('shows the entry or the claim that a value names', () => {
    checkHover(`${GLOSSARY}
:claim[Yes]{#c1 speaker="un env$0oy"}
                            ^^^^^ Staffan de Mistura · Actor, person · envoy
                            ... Mediator in Geneva.
                            ... Also called: De Mistura; UN envoy (2014-07-10 – 2018-12-31); ستافان (ar)
                            ... Function: Special envoy for Syria (2014-07-10 – 2018-12-31)
                            ... Role: igo; expert
                            ... Member of: United Nations (un)
                            ... Identifiers: wikidata Q379731 (https://www.wikidata.org/wiki/Q379731); house 7
                            ... Mentioned in: 1 article
`)
    checkHover(`
:claim[Yes]{#c1 speaker=author} :claim[No]{speaker=author rebuts=$0c1}
                                                                 ^^ Claim · c1
                                                                 ... Yes
                                                                 ... Speaker: author (The journalist, in the article’s own voice.)
                                                                 ... Rebutted by: a claim without an id in article
`)
  })

  test('shows what the codebook says of a kind', () => {
    checkHover(`
:pla$0ce[Aleppo]
^^^^^^ Place · mention · place
... A place on the map, from a country to a building.
... May contain: place
`)
  })
})

describe('hovering in a glossary file', () => {
  test('shows the card of an entry on its id, its names and references to it', () => {
    checkHover(`
=== glossary.yaml ===
actors:
  u$0n: {name: UN, aliases: [United Nations]}
  ^^ UN · Actor · un
  ... Also called: United Nations
  envoy: {name: Envoy, member-of: un}
`)
    checkHover(`
=== glossary.yaml ===
actors:
  un: {name: UN}
  envoy: {name: Envoy, member-of: u$0n}
                                  ^^ UN · Actor · un
`)
  })
})
