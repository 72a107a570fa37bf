/** Pages for people who followed a link of ours: no script, no word about a debt, both languages. */
const page = (title: string, body: string): string => `<!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${title}</title>
<body style="font:16px system-ui;max-width:32rem;margin:3rem auto;padding:0 1rem">${body}</body></html>`

/** The same words for every link, so that nobody learns from them whether it was one of ours. */
export const stopPage = (done: boolean): string => page('Messages', done
  ? '<p>Vous ne recevrez plus de messages à cette adresse ou à ce numéro.</p><p lang="en">You will get no more messages at this address or number.</p>'
  : '<form method="post"><p>Ne plus recevoir de messages à cette adresse ou à ce numéro ?</p><p lang="en">Stop messages to this address or number?</p><button>Confirmer / Confirm</button></form>')

export interface Reach {
  phone: string
  address: string
}

/** How to reach the sender of a message; `undefined` for a link that is not ours. */
export const reachPage = (reach: Reach | undefined, sandbox: boolean): string => page('Contact', `${sandbox ? SANDBOX : ''}${reach
  ? `<p>Pour parler du message que vous avez reçu, appelez le <strong>${escape(reach.phone)}</strong> ou écrivez à cette adresse :</p>
<p lang="en">To talk about the message you received, call <strong>${escape(reach.phone)}</strong> or write to this address:</p><p>${escape(reach.address)}</p>
<p>Aucun renseignement n’est affiché ici.</p><p lang="en">Nothing about you is shown here.</p>`
  : '<p>Ce lien n’est pas valable.</p><p lang="en">This link is not valid.</p>'}`)

const SANDBOX = '<p><strong>Bac à sable : rien de réel.</strong> <span lang="en">Sandbox: nothing here is real.</span></p>'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string): string => text.replace(/[&<>"]/g, (c) => ENTITIES[c] ?? c)
