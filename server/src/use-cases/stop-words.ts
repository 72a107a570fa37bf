/** Words that end texts, in the languages we write in; the network's own keyword list is English only. */
const WORD = '(?:stop|stopall|stop sms|arret|arrêt|arreter|arrêter|arretez|arrêtez|unsubscribe|cancel|quit|end|desabonner|désabonner|desabonnement|désabonnement)'
const BEFORE = '(?:please|merci|svp|bonjour|hello|hi)'
const AFTER = '(?:please|merci|svp|stp|s[’\']il vous pla[iî]t|thanks|thank you)'

/** The word alone, with the politeness people put around it. */
const ALONE = new RegExp(`^[\\s\\p{P}]*(?:${BEFORE}[\\s\\p{P}]+)?${WORD}(?:[\\s\\p{P}]+${AFTER})*[\\s\\p{P}]*$`, 'iu')
/** The word as a sentence of its own, whatever follows it. */
const FIRST = new RegExp(`^[\\s\\p{P}]*${WORD}\\s*[.!?;:,\\n]`, 'iu')

/** Whether a message asks for silence. "End of month I will pay" is a reply, and so is "arrêt de travail". */
export const asksToStop = (body: string): boolean => {
  const text = body.normalize('NFC')
  return ALONE.test(text) || FIRST.test(text)
}
