// A project as most are, for runs that say what is to be compiled ahead: the example with 500 further entries.
import {cpSync, writeFileSync} from 'node:fs'
import path from 'node:path'

const EXAMPLE = path.join(import.meta.dirname, '../examples/aleppo-2016')

/** An article of it with a fault: nearly all that are written have one at some time. */
export const FAULTY = 'articles/faulty.news.txt'

/** Writes the project into a folder. */
export function writeExampleProject(folder) {
  cpSync(EXAMPLE, folder, {recursive: true})
  writeFileSync(path.join(folder, 'glossary/further.yaml'), FURTHER)
  writeFileSync(path.join(folder, FAULTY), ARTICLE)
}

/** About 60 KB, which a run over one article opens in its compiled form. */
const FURTHER = `actors:\n${Array.from({length: 500}, (_, number) => entry(number)).join('')}`

function entry(number) {
  return `  further-${number}:
    name: Speaker ${number}
    aliases: [Minister ${number}, the Further ${number}]
    type: person
    role: government
    note: One of many.
`
}

const ARTICLE = `---
id: faulty
title: A fault
date: 2016-04-22
language: en
---
The envoy met :actor[Minister 7] and :actor[the speaker]{ref=further-9 mention=nominal} on Friday, a spokesman said.
“There is no :actor[end]{ref=further-nine} in sight,” said :actor[Speaker 12], and :claim[“we’ll see,”]{#c1 speaker=further-12} he added.
`
