/**
 * Verbs by which news give who says what, in the forms that they mostly have: English, German, French, Spanish, Italian,
 * Portuguese, Dutch, Russian, Ukrainian, Turkish, Arabic. They only put the likeliest speaker first.
 */
const VERBS: ReadonlySet<string> = new Set(
  `said says say saying told tells tell warned warns accused accuses claimed claims denied denies announced announces
  added adds argued argues called calls declared declares insisted insists demanded demands promised promises vowed vows
  stated states urged urges wrote writes blamed blames asked asks admitted admits confirmed confirms rejected rejects
  sagte sagt sagten erklärte erklärt warnte warnt betonte betont forderte fordert kündigte meinte meint schrieb schreibt
  kritisierte bestätigte behauptete versprach mahnte teilte
  dit disait déclare déclaré affirme affirmé estime estimé annonce annoncé accuse accusé assure assuré ajoute ajouté
  explique expliqué dénonce dénoncé
  dijo dice afirmó afirma declaró declara aseguró asegura anunció anuncia advirtió advierte señaló acusó negó explicó
  ha detto dice dichiarato afferma affermato annunciato
  disse diz afirmou afirma declarou anunciou acusou
  zei zegt verklaarde waarschuwde
  сказал сказала заявил заявила заявили сообщил сообщила отметил отметила подчеркнул
  сказав сказала заявив заявила повідомив повідомила
  dedi söyledi açıkladı belirtti
  قال قالت أعلن أعلنت أكد أكدت صرح`
    .split(/\s+/)
    .filter(word => word.length > 2)
)

/** Whether a word is a form of a verb of saying. */
export function isVerbOfSaying(word: string): boolean {
  return VERBS.has(word.toLowerCase())
}
