import {describe, expect, test} from 'vitest'
import {runSteps} from '../../server/src/base/steps.js'
import {linksIn, MOST_LINKS} from '../../server/src/features/document-links.js'
import {checkDrawn} from './check-drawn.js'
import {openFixture} from './open-fixture.js'

/** Compares the links of the first file with what is drawn. */
function checkLinks(fixture: string): void {
  const opened = openFixture(fixture)
  const found = runSteps(linksIn(opened.workspace, opened.path))
  checkDrawn(
    opened,
    found.map(({span, address}) => ({path: opened.path, span, text: address}))
  )
}

describe('links', () => {
  test('lead from the front matter and the attributes of an article to the web', () => {
    checkLinks(`
---
title: No link
source-url: https://example.org/a?b=c#d
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^ https://example.org/a?b=c#d
archived: "http://example.org:8080/(x)"
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ http://example.org:8080/(x)
---
See https://example.org: :claim[x]{#c1 speaker=un proof="https://example.org/ü"}
                                                         ^^^^^^^^^^^^^^^^^^^^^ https://example.org/ü
`)
  })

  test('lead from a glossary to identifiers, maps and pages', () => {
    checkLinks(`
=== glossary.yaml ===
places:
  aleppo:
    name: Aleppo
    lat: 36.2
         ^^^^ https://www.openstreetmap.org/?mlat=36.2&mlon=37.1#map=9/36.2/37.1
    lon: 37.1
         ^^^^ https://www.openstreetmap.org/?mlat=36.2&mlon=37.1#map=9/36.2/37.1
    note: https://example.org
          ^^^^^^^^^^^^^^^^^^^ https://example.org
    ids: {wikidata: Q41183, geonames: "170063", iso-3166: SY, other: x}
                    ^^^^^^ https://www.wikidata.org/wiki/Q41183
                                       ^^^^^^ https://www.geonames.org/170063
`)
  })

  test('lead from a table, too', () => {
    const opened = openFixture(
      '=== g.csv ===\nid,kind,name,ids,lat,lon\na,place,A,wikidata:Q1,1,2\n=== newsmark.yaml ===\nglossary: g.csv\n'
    )
    const text = opened.files[0]?.text ?? ''
    const found = runSteps(linksIn(opened.workspace, opened.path))
    expect(found.map(({span: {start, end}}) => text.slice(start, end))).toEqual([
      'wikidata:Q1',
      '1',
      '2'
    ])
  })

  test.each([
    'javascript:alert(1)',
    'command:workbench.action.quit',
    'file:///etc/passwd',
    'https://wikipedia.org@example.com/',
    'https://example.org/a b',
    'https://',
    'https://example.org/\\u202Egro',
    'vscode://x',
    'httpss://example.org'
  ])('never lead to %s', address => {
    checkLinks(`---\nsource-url: "${address}"\n---\n:claim[x]{proof="${address}"}\n`)
    checkLinks(
      `=== glossary.yaml ===\nplaces:\n  a:\n    name: "${address}"\n    lat: 91\n    lon: 1\n    ids: {wikidata: "${address}", x: "${address}"}\n`
    )
  })

  test('are so many and no more', () => {
    const rows = Array.from({length: MOST_LINKS}, (_, row) => `a${row},place,A,1,2`)
    const {workspace, path} = openFixture(
      `=== g.csv ===\nid,kind,name,lat,lon\n${rows.join('\n')}\n=== newsmark.yaml ===\nglossary: g.csv\n`
    )
    expect(runSteps(linksIn(workspace, path))).toHaveLength(MOST_LINKS)
  })
})
