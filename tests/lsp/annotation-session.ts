import {ANNOTATING_CLIENT, openSession, type Session} from './open-session.js'

/** The article that the editor has open. */
export const ARTICLE = 'a.news.txt'
const FIXTURE = `
=== newsmark.yaml ===
rules: {missing-metadata: off}
=== glossary.yaml ===
actors:
  un: {name: United Nations, aliases: [UN]}
  old: {name: Old Party, deprecated: true}
=== a.news.txt ===
---
title: The talks
language: en
text-sha256: "00"
---
😀 The :actor[UN]{ref=un} said :claim[:actor[Ann] left]{#c1 status=suggested}.

<!-- a note -->

A \\*second\\* one, :claim[at last]{continues=c1} :actor[open
`

/** Opens the article of a fixture in an editor that annotates. */
export async function openArticle(fixture = FIXTURE): Promise<Session> {
  const session = await openSession(fixture, {capabilities: ANNOTATING_CLIENT})
  session.open(ARTICLE)
  return session
}

/** Asks something of version 1 of the article, or what `params` say. */
export function ask<T>({connection, uri}: Session, method: string, params: object): Promise<T> {
  const textDocument = {uri: uri(ARTICLE), version: 1}
  return connection.sendRequest<T>(method, {textDocument, ...params})
}
