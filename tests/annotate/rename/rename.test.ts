import {describe, expect, test} from 'vitest'
import {type Renamable, rename} from '../../../server/src/annotate/rename/rename.js'
import {doInProject, textsOf} from '../project-acts.js'

const FILES = `
=== newsmark.yaml ===
codebook: codebook.yaml
glossary: [glossary.yaml, more.csv, lines.jsonl]
=== codebook.yaml ===
kinds:
  claim:
    attributes:
      topic:
        codes:
          economy: {label: Economy} # all of it
          labour: {within: economy, definition: Work}
          work: {deprecated: true, replaced-by: "economy"}
=== glossary.yaml ===
# Ours
actors:
  un:  # the organisation
    name: United Nations
    aliases: [UN]
  'de-mistura':
    name: Staffan de Mistura
    member-of: "un" # since 1945
  annan: {name: Kofi Annan, member-of: [un, ghana], deprecated: true}
  ghana: {name: Ghana}
=== more.csv ===
kind,id,name,member-of
actor,"unhcr",UNHCR,un
actor,egeland,Jan Egeland,"un|ghana"
=== lines.jsonl ===
{"kind": "actor", "id": "ban", "name": "Ban Ki-moon", "member-of": ["un"]}
=== a.news.txt ===
---
id: alpha
---
The :actor[UN] and :actor[its envoy]{ref='un'} said :claim[it is calm]{#c1 speaker="un  ban" topic=economy},
:claim[it ends]{continues=c1}, and :claim[no]{#c2 speaker=un rebuts="c1 #c1 alpha#c1 beta#c1"}.
=== b.news.txt ===
---
id: beta
---
:claim[It is not]{#c1 speaker=un rebuts=alpha#c1 topic=labour}, the :actor[envoy]{ref=de-mistura #m1} said, :claim[as]{speaker=m1}.
`

function renamed(what: Renamable, to: string, fixture = FILES): Readonly<Record<string, string>> {
  const before = textsOf(fixture)
  const after = doInProject(before, view => rename(view, what, to))
  if (typeof after === 'string') return {refused: after}
  return Object.fromEntries(Object.entries(after).filter(([path, text]) => text !== before[path]))
}

describe('renaming an entry', () => {
  test('changes the glossary and every reference, and nothing beside', () => {
    expect(renamed({type: 'entry', id: 'un'}, 'united-nations')).toMatchInlineSnapshot(`
      {
        "a.news.txt": "---
      id: alpha
      ---
      The :actor[UN] and :actor[its envoy]{ref='united-nations'} said :claim[it is calm]{#c1 speaker="united-nations  ban" topic=economy},
      :claim[it ends]{continues=c1}, and :claim[no]{#c2 speaker=united-nations rebuts="c1 #c1 alpha#c1 beta#c1"}.
      ",
        "b.news.txt": "---
      id: beta
      ---
      :claim[It is not]{#c1 speaker=united-nations rebuts=alpha#c1 topic=labour}, the :actor[envoy]{ref=de-mistura #m1} said, :claim[as]{speaker=m1}.
      ",
        "glossary.yaml": "# Ours
      actors:
        united-nations:  # the organisation
          name: United Nations
          aliases: [UN]
        'de-mistura':
          name: Staffan de Mistura
          member-of: "united-nations" # since 1945
        annan: {name: Kofi Annan, member-of: [united-nations, ghana], deprecated: true}
        ghana: {name: Ghana}
      ",
        "lines.jsonl": "{"kind": "actor", "id": "ban", "name": "Ban Ki-moon", "member-of": ["united-nations"]}
      ",
        "more.csv": "kind,id,name,member-of
      actor,"unhcr",UNHCR,united-nations
      actor,egeland,Jan Egeland,"united-nations|ghana"
      ",
      }
    `)
  })
  test('is refused where the id is taken, reserved, or named already', () => {
    expect(renamed({type: 'entry', id: 'un'}, 'ban')).toMatchInlineSnapshot(`
      {
        "refused": "Another entry has the id \`ban\`: choose another",
      }
    `)
    expect(renamed({type: 'entry', id: 'un'}, 'anonymous')).toMatchInlineSnapshot(`
      {
        "refused": "\`anonymous\` stands for no entry in \`speaker\`: choose another",
      }
    `)
    expect(renamed({type: 'entry', id: 'un'}, 'm1')).toMatchInlineSnapshot(`
      {
        "refused": "Something is called \`m1\` in an article already: choose another id (b.news.txt)",
      }
    `)
    expect(renamed({type: 'entry', id: 'un'}, 'a b')).toMatchInlineSnapshot(`
      {
        "refused": "An id cannot be \`a b\`: write one without spaces, quotes, braces and any of \`= < > | #\`",
      }
    `)
    expect(renamed({type: 'entry', id: 'nobody'}, 'x')).toMatchInlineSnapshot(`
      {
        "refused": "The glossary has no entry \`nobody\`: choose another",
      }
    `)
    expect(renamed({type: 'entry', id: 'un'}, 'a,b')).toMatchInlineSnapshot(`
      {
        "refused": "more.csv cannot take this: change it there by hand",
      }
    `)
  })
})

describe('renaming a claim', () => {
  test('changes its id, its fragments and all references', () => {
    expect(renamed({type: 'tag', article: 'alpha', id: 'c1'}, 'calm')).toMatchInlineSnapshot(`
      {
        "a.news.txt": "---
      id: alpha
      ---
      The :actor[UN] and :actor[its envoy]{ref='un'} said :claim[it is calm]{#calm speaker="un  ban" topic=economy},
      :claim[it ends]{continues=calm}, and :claim[no]{#c2 speaker=un rebuts="calm #calm alpha#calm beta#c1"}.
      ",
        "b.news.txt": "---
      id: beta
      ---
      :claim[It is not]{#c1 speaker=un rebuts=alpha#calm topic=labour}, the :actor[envoy]{ref=de-mistura #m1} said, :claim[as]{speaker=m1}.
      ",
      }
    `)
  })
  test('is refused where the id is taken or named', () => {
    expect(renamed({type: 'tag', article: 'alpha', id: 'c1'}, 'c2')).toMatchInlineSnapshot(`
      {
        "refused": "Another tag has the id \`c2\`: choose another (a.news.txt)",
      }
    `)
    expect(renamed({type: 'tag', article: 'alpha', id: 'c9'}, 'c3')).toMatchInlineSnapshot(`
      {
        "refused": "The article has no tag with the id \`c9\`: choose another (a.news.txt)",
      }
    `)
    expect(renamed({type: 'tag', article: 'gamma', id: 'c1'}, 'c3')).toMatchInlineSnapshot(`
      {
        "refused": "There is no article \`gamma\`: choose another",
      }
    `)
  })
  test('works for a mention that stands for somebody', () => {
    expect(renamed({type: 'tag', article: 'beta', id: 'm1'}, 'envoy')).toMatchInlineSnapshot(`
      {
        "b.news.txt": "---
      id: beta
      ---
      :claim[It is not]{#c1 speaker=un rebuts=alpha#c1 topic=labour}, the :actor[envoy]{ref=de-mistura #envoy} said, :claim[as]{speaker=envoy}.
      ",
      }
    `)
    expect(renamed({type: 'tag', article: 'beta', id: 'm1'}, 'ban')).toMatchInlineSnapshot(`
      {
        "refused": "An entry of the glossary has the id \`ban\`: choose another (b.news.txt)",
      }
    `)
  })
})

describe('renaming an article', () => {
  test('changes its front matter and all references', () => {
    expect(renamed({type: 'article', id: 'alpha'}, 'first')).toMatchInlineSnapshot(`
      {
        "a.news.txt": "---
      id: first
      ---
      The :actor[UN] and :actor[its envoy]{ref='un'} said :claim[it is calm]{#c1 speaker="un  ban" topic=economy},
      :claim[it ends]{continues=c1}, and :claim[no]{#c2 speaker=un rebuts="c1 #c1 first#c1 beta#c1"}.
      ",
        "b.news.txt": "---
      id: beta
      ---
      :claim[It is not]{#c1 speaker=un rebuts=first#c1 topic=labour}, the :actor[envoy]{ref=de-mistura #m1} said, :claim[as]{speaker=m1}.
      ",
      }
    `)
  })
  test('is refused where the id is taken', () => {
    expect(renamed({type: 'article', id: 'alpha'}, 'beta')).toMatchInlineSnapshot(`
      {
        "refused": "Something refers to an article \`beta\` already: choose another id (a.news.txt)",
      }
    `)
  })
})

describe('renaming a code', () => {
  const topic = {type: 'code', kind: 'claim', part: 'attributes', attribute: 'topic'} as const
  test('changes the codebook and all tags', () => {
    expect(renamed({...topic, code: 'economy'}, 'economic-policy')).toMatchInlineSnapshot(`
      {
        "a.news.txt": "---
      id: alpha
      ---
      The :actor[UN] and :actor[its envoy]{ref='un'} said :claim[it is calm]{#c1 speaker="un  ban" topic=economic-policy},
      :claim[it ends]{continues=c1}, and :claim[no]{#c2 speaker=un rebuts="c1 #c1 alpha#c1 beta#c1"}.
      ",
        "codebook.yaml": "kinds:
        claim:
          attributes:
            topic:
              codes:
                economic-policy: {label: Economy} # all of it
                labour: {within: economic-policy, definition: Work}
                work: {deprecated: true, replaced-by: "economic-policy"}
      ",
      }
    `)
  })
  test('is refused for built-in codes and names that are taken', () => {
    expect(renamed({...topic, code: 'economy'}, 'labour')).toMatchInlineSnapshot(`
      {
        "refused": "\`topic\` has a code \`labour\` already: choose another",
      }
    `)
    expect(renamed({...topic, attribute: 'stance', code: 'support'}, 'pro')).toMatchInlineSnapshot(`
      {
        "refused": "\`support\` is a code of the built-in codebook, which nobody can rename",
      }
    `)
  })
})
