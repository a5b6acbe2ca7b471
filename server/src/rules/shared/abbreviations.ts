/**
 * Whether a full stop behind a word may belong to it, as in an initial (`J.`), an acronym (`U.S.`), an ordinal (`II.`,
 * `2.`) or an abbreviation (`Inc.`). `word` is the text before the full stop, from the last blank on.
 */
export function takesFullStop(word: string): boolean {
  if (word.includes('.') || /^\P{L}*\p{L}?$/u.test(word)) return true
  if (/^[IVXLC]+$/.test(word) || ABBREVIATIONS.has(word.toLowerCase())) return true
  // No word of a language in Latin script, but many abbreviations, are without a vowel: `Kft.`, `Nyrt.`, `Hr.`
  return /^\p{Lu}[bcdfghjklmnpqrstvwxzčďľňřšťžłńśźżçñ]{1,4}$/u.test(word)
}

/** Abbreviations in names of people, organisations, months, states and streets, in lower case. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  `inc corp ltd llc co cos cie bros plc pty pvt gmbh s.a ag mfg intl int'l assn assoc dept univ inst
  jr sr esq md phd ph.d mr mrs ms mx dr prof rev hon fr msgr pres gov sen rep amb min sec atty
  gen brig lt col maj capt cpt cmdr adm sgt cpl pvt pfc ret supt insp det
  jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
  ala ariz ark calif cal colo conn del fla ga ill ind kan kans ky la mass md me mich minn miss mo mont
  neb nebr nev okla ore pa penn tenn tex va vt wash wis wisc wyo ont que sask alta nfld
  st ste mt mts ft pt ave blvd rd sq hwy bldg
  zrt nyrt rt oy oyj ab asa aps spa srl sarl sàrl sas sa nv bv ev mbh kg ohg kgaa sro spol doo dd ood eood ooo
  bhd sdn tbk pte ltda lda cia cía hnos hr frl dipl ing univ präs pol gesch abt einschl bzw usw sog
  jun sen gebr ges inh prov dott avv sig sigg snr jnr ul al bul nám tř ул г обл им стр тов гр проф акад ген
  al etc vs no nos vol op fig dist jct prov terr cf approx str hl sta sto sra sr mme mlle mm`.split(
    /\s+/
  )
)
