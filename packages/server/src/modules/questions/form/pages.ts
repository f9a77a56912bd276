import type { LocalizedText } from '@sanshen/domain/kernel';
import type { QuestionRules } from '@sanshen/domain/policy';
import { type Question, ratings } from '@sanshen/domain/questions';
import { Html, html } from '../../../platform/http/plain/html.ts';
import { codeText } from './codes.ts';
import { type FormLanguage, type FormTexts, formTexts } from './texts.ts';

/** What was typed so far: shown again where something is missing. */
export interface Typed {
  readonly token: string;
  readonly kind: string;
  readonly text: string;
  readonly contact: string;
  readonly consent: boolean;
}

const none = new Html('');
const when = (shown: boolean, part: () => Html): Html => (shown ? part() : none);

function head(t: FormTexts, title: string, unit: string | null, other: string): Html {
  return html`<header><div><h1>${title}</h1>${unit === null ? none : html`<p class="unit">${unit}</p>`}</div><a href="${other}">${t.other}</a></header>`;
}

function helpPanel(t: FormTexts, rules: QuestionRules, language: FormLanguage): Html {
  const say = (text: LocalizedText) => text[language];
  const lines = rules.distress.contacts.map(
    ({ name, contact, hours }) =>
      html`<li>${say(name)} <a href="tel:${contact}"><strong>${contact}</strong></a> <span class="small">${say(hours)}</span></li>`,
  );
  return html`<section class="panel" aria-labelledby="help"><h2 id="help">${t.help}</h2><p class="small">${t.helpLead}</p><ul>${lines}</ul></section>`;
}

function problemPanel(t: FormTexts, problems: readonly string[]): Html {
  return when(
    problems.length > 0,
    () =>
      html`<section class="panel bad" role="alert"><h2>${t.failed}</h2><ul>${problems.map((one) => html`<li>${one}</li>`)}</ul></section>`,
  );
}

/** The form by which somebody asks. */
export function formPage(page: {
  readonly language: FormLanguage;
  readonly path: string;
  readonly unit: string;
  readonly rules: QuestionRules;
  readonly typed: Typed;
  readonly problems: readonly string[];
}): Html {
  const { language, path, unit, rules, typed, problems } = page;
  const t = formTexts(language);
  const other = `${path}?lang=${language === 'zh' ? 'en' : 'zh'}`;
  const options = rules.kinds.map(
    ({ id, name }) =>
      html`<option value="${id}"${id === typed.kind ? new Html(' selected') : ''}>${name[language]}</option>`,
  );
  return html`${head(t, t.title, unit, other)}
<main>
<p>${t.lead}</p>
${problemPanel(t, problems)}
${helpPanel(t, rules, language)}
<form method="post" action="${path}?lang=${language}" accept-charset="utf-8">
<input type="hidden" name="token" value="${typed.token}">
<div class="field"><label for="kind">${t.kind}</label><select id="kind" name="kind" required>${options}</select></div>
<div class="field"><label for="text">${t.text}</label><p class="hint" id="text-hint">${t.textHint}</p><textarea id="text" name="text" required minlength="2" maxlength="4000" aria-describedby="text-hint">${typed.text}</textarea></div>
<div class="field"><label for="contact">${t.contact}</label><p class="hint" id="contact-hint">${t.contactHint}</p><input type="text" id="contact" name="contact" maxlength="200" autocomplete="off" aria-describedby="contact-hint" value="${typed.contact}"></div>
<div class="trap" aria-hidden="true"><label for="website">${t.trap}</label><input type="text" id="website" name="website" tabindex="-1" autocomplete="off"></div>
<div class="field check"><input type="checkbox" id="consent" name="consent" value="yes" required aria-describedby="consent-text"${typed.consent ? new Html(' checked') : ''}><div><label for="consent">${t.consent}</label><p class="small" id="consent-text">${rules.form.consent[language]}</p></div></div>
<button type="submit">${t.send}</button>
</form>
</main>
<footer><a href="/ask?lang=${language}">${t.checkAnswer}</a></footer>`;
}

/** What is shown once it was sent: the code, this one time. */
export function donePage(page: {
  readonly language: FormLanguage;
  readonly unit: string;
  readonly rules: QuestionRules;
  readonly code: string;
}): Html {
  const { language, unit, rules, code } = page;
  const t = formTexts(language);
  return html`<header><div><h1>${t.done}</h1><p class="unit">${unit}</p></div></header>
<main>
<section class="panel" aria-labelledby="code"><h2 id="code">${t.code}</h2><p class="code">${codeText(code)}</p><p class="small">${t.doneLead}</p></section>
${helpPanel(t, rules, language)}
</main>
<footer><a href="/ask?lang=${language}">${t.checkAnswer}</a></footer>`;
}

/** Where a code is typed in. */
export function codePage(language: FormLanguage, note: string | null, failed = true): Html {
  const t = formTexts(language);
  const other = `/ask?lang=${language === 'zh' ? 'en' : 'zh'}`;
  return html`${head(t, t.status, null, other)}
<main>
${note === null ? none : html`<p class="panel${failed ? ' bad' : ''}" role="status">${note}</p>`}
<form method="post" action="/ask?lang=${language}">
<div class="field"><label for="code">${t.code}</label><p class="hint" id="code-hint">${t.codeHint}</p><input type="text" id="code" name="code" required autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40" aria-describedby="code-hint"></div>
<button type="submit">${t.look}</button>
</form>
</main>`;
}

/** What became of a question, for who holds its code. */
export function statusPage(page: {
  readonly language: FormLanguage;
  readonly unit: string;
  readonly code: string;
  readonly question: Question;
  readonly asked: string;
  readonly answer: string | null;
  readonly note: string | null;
}): Html {
  const { language, unit, code, question, asked, answer, note } = page;
  const t = formTexts(language);
  const hidden = html`<input type="hidden" name="code" value="${code}">`;
  const { state, rating } = question;
  const outcome =
    state === 'answered' && answer !== null
      ? html`<h2>${t.answered}</h2><p class="quote">${answer}</p>`
      : html`<p>${state === 'closed' ? t.closed : t.waiting}</p>`;
  const mayRate = state === 'answered' && rating === null;
  const buttons = ratings.map(
    (one) => html`<button class="plain" type="submit" name="rating" value="${one}">${t[one]}</button>`,
  );
  return html`<header><div><h1>${t.status}</h1><p class="unit">${unit}</p></div></header>
<main>
${note === null ? none : html`<p class="panel" role="status">${note}</p>`}
<section class="panel"><h2>${t.asked}</h2><p class="quote">${asked}</p></section>
<section class="panel">${outcome}</section>
${when(mayRate, () => html`<form method="post" action="/ask/rating?lang=${language}">${hidden}<h2>${t.rate}</h2><div class="choices">${buttons}</div></form>`)}
<form method="post" action="/ask/withdrawal?lang=${language}">${hidden}<button class="risk" type="submit">${t.withdraw}</button><p class="small">${t.withdrawHint}</p></form>
</main>
<footer><a href="/ask?lang=${language}">${t.checkAnswer}</a></footer>`;
}
