// Forms of the tables with choices: "{or|and} {even|} more" stands for every phrase that takes one choice of each pair of
// braces; an empty choice leaves its place out.

const PARTS = /\{[^{}]*\}|[^{}]+/gu;

/** The phrases that a form of a table stands for, in the order of its choices; the form itself where it has none. */
export function phrasesOfForm(form: string): readonly string[] {
  if (!form.includes('{')) return [form];
  let phrases: readonly string[] = [''];
  for (const part of form.match(PARTS) ?? []) {
    const choices = part.startsWith('{') ? part.slice(1, -1).split('|') : [part.trim()];
    phrases = phrases.flatMap((phrase) =>
      choices.map((choice) => (phrase && choice ? `${phrase} ${choice}` : phrase || choice)),
    );
  }
  return phrases;
}
