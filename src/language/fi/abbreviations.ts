// Abbreviations written with a full stop, from data/fi/abbreviations.tsv: for the tokenizer and the splitter.
import { dataTable } from '../../base/data.ts';

let table: ReadonlyMap<string, boolean> | null = null;

/** Abbreviation to whether its stop may end the sentence as well. */
function abbreviations(): ReadonlyMap<string, boolean> {
  table ??= new Map(dataTable('fi/abbreviations.tsv').map((row) => [row.form!.toLowerCase(), row.ends === 'yes']));
  return table;
}

/** True of "esim.", "Prof."; the stop is part of the form. */
export const isAbbreviation = (form: string): boolean => form.length <= 16 && abbreviations().has(form.toLowerCase());

/** True of abbreviations whose stop may end the sentence: "jne.". */
export const mayEnd = (form: string): boolean => abbreviations().get(form.toLowerCase()) === true;
