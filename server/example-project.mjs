// A project as most are, for runs that say what is to be compiled ahead: the example with 500 further entries.
import {cpSync, writeFileSync} from 'node:fs'
import path from 'node:path'

const EXAMPLE = path.join(import.meta.dirname, '../examples/aleppo-2016')

/**
 * An article of it with a fault: nearly all that are written have one at some time. For the rest it holds what most articles
 * do, as what it does not need is compiled in each run: lists, quoted values, interrupted claims, and some that contradict.
 */
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

:claim[“The truce holds in :place[Aleppo],”]{#c2 speaker=further-7 quote=direct type=evaluation topic=ceasefire stance=support addressee="further-1 further-2"} :actor[Minister 7] told reporters, :claim[“and nobody doubts it.”]{continues=c2}
:claim[“It never held,”]{#c3 speaker=further-12 quote=direct type=policy topic="ceasefire air-strikes" stance=oppose rebuts=c2} :actor[Further 12] claimed,
:claim[and that :actor[the speaker]{ref=further-7 mention=nominal} knew it]{#c4 speaker=further-12 quote=indirect topic=ceasefire stance=oppose}.
A government’s army of two-thirds, in :place[the area]{ref=aleppo mention=nominal}, stayed.
`
