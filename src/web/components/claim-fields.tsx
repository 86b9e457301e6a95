// The fields of a claim as a form: each with what the words suggest, the value that stood there, and what the server says of it.
import { type ChangeEvent, type ReactNode, useId } from 'react';
import type { SuggestionsView } from '../../api/correction-schemas.ts';
import type { VocabularyView } from '../../api/schemas.ts';
import { ApiFailure } from '../api.ts';
import { type Field, fieldsOf, type NameOf, type Values } from '../fields.ts';
import type { Words } from '../words.ts';

export type FieldsProps = {
  readonly values: Values;
  readonly onChange: (values: Values) => void;
  readonly vocabulary: VocabularyView;
  readonly nameOf: NameOf;
  readonly suggestions: SuggestionsView | null;
  /** What stands in the claim; told beside a field that differs from it. */
  readonly before: Values | null;
  readonly error: Error | null;
  /** The fields that are shown, where not all that the frame has. */
  readonly only?: readonly Field[];
  readonly words: Words;
};

/** The field that an error is about; null where it is about none of them. */
export const fieldOf = (error: Error | null): Field | null => {
  const named = error instanceof ApiFailure ? error.field : null;
  return named === 'number' ? 'low' : (named as Field | null);
};

/** A value that a click or a key puts into fields. */
type Choice = { readonly label: string; readonly values: Partial<Values> };

export function ClaimFields(props: FieldsProps) {
  const { values, only, words } = props;
  const shown = (field: Field) => (only ?? fieldsOf(values.frame)).includes(field);
  const { t } = words;
  return (
    <div className="claim-fields">
      {shown('frame') && <Row {...props} field="frame" control={(p) => <Select {...p} {...props} field="frame" />} />}
      {(['from', 'to', 'item'] as const).filter(shown).map((field) => (
        <Row key={field} {...props} field={field} control={(p) => <Text {...p} {...props} field={field} />} />
      ))}
      {shown('low') && (
        <Row
          {...props}
          field="low"
          also={['high', 'unit']}
          control={(p) => (
            <span className="amounts">
              <Text {...p} {...props} field="low" />
              <span aria-hidden="true">–</span>
              <Text {...props} field="high" label={t('field.high')} />
              <Text {...props} field="unit" label={t('field.unit')} />
            </span>
          )}
        />
      )}
      {shown('basis') && (
        <Row
          {...props}
          field="basis"
          also={['per', 'approx', 'shared']}
          control={(p) => (
            <span className="amounts">
              <Select {...p} {...props} field="basis" />
              {values.basis === 'rate' && <Select {...props} field="per" label={t('field.per')} />}
              <Check {...props} field="approx" />
              <Check {...props} field="shared" />
            </span>
          )}
        />
      )}
      {(['when', 'where', 'source'] as const).filter(shown).map((field) => (
        <Row key={field} {...props} field={field} control={(p) => <Text {...p} {...props} field={field} />} />
      ))}
      {(['modality', 'outcome', 'sign'] as const).filter(shown).map((field) => (
        <Row key={field} {...props} field={field} control={(p) => <Select {...p} {...props} field={field} />} />
      ))}
      {shown('cause') && <Row {...props} field="cause" control={(p) => <Text {...p} {...props} field="cause" />} />}
    </div>
  );
}

type Labelled = { readonly id?: string; readonly 'aria-describedby'?: string | undefined; readonly label?: string };
type RowProps = FieldsProps & {
  readonly field: Field;
  /** Other fields that stand in the same row. */
  readonly also?: readonly Field[];
  readonly control: (props: Labelled) => ReactNode;
};

function Row({ field, also = [], control, ...props }: RowProps) {
  const { values, before, error, words, onChange } = props;
  const { t } = words;
  const [id, note] = [useId(), useId()];
  const own = [field, ...also];
  const wrong = fieldOf(error);
  const isWrong = wrong !== null && own.includes(wrong);
  const changed = before === null ? [] : own.filter((one) => values[one] !== before[one]);
  const choices = choicesOf(field, props).filter((one) => !isChosen(one, values));
  return (
    <div className="claim-field">
      <label htmlFor={id}>{t(`field.${field}`)}</label>
      <div>
        {control({ id, 'aria-describedby': isWrong || changed.length > 0 ? note : undefined })}
        {choices.length > 0 && (
          <span className="choices">
            {choices.map(({ label, values: put }) => (
              <button key={label} type="button" className="choice" onClick={() => onChange({ ...values, ...put })}>
                {label}
              </button>
            ))}
          </span>
        )}
        <span id={note} className="small">
          {changed.map((one) => (
            <span key={one} className="was">
              {t('field.was', { value: oldText(one, before?.[one] ?? '', words) })}
            </span>
          ))}
          {isWrong && error instanceof ApiFailure && (
            <span className="wrong" role="alert">
              {error.message.replace(/^\p{L}+: /u, '')} {error.hint}
            </span>
          )}
        </span>
      </div>
    </div>
  );
}

function oldText(field: Field, value: string, { t }: Words): string {
  if (value === '') return t('field.nothing');
  return field === 'approx' || field === 'shared' ? `${t(`field.${field}`)}: ${t(`field.${value}`)}` : value;
}

const isChosen = ({ values: put }: Choice, values: Values): boolean =>
  Object.entries(put).every(([field, value]) => values[field as Field] === value);

/** How many suggestions stand at a field. */
const MOST_CHOICES = 4;

/** What the words selected and those around them say for a field, without repeats. */
function choicesOf(field: Field, { suggestions, nameOf, words }: FieldsProps): readonly Choice[] {
  if (suggestions === null) return [];
  const { parties, items, quantities, dates, places, sources } = suggestions;
  const all: readonly Choice[] =
    field === 'from' || field === 'to'
      ? parties.map(({ id }) => ({ label: nameOf(id), values: { [field]: nameOf(id) } }))
      : field === 'item'
        ? items.map(({ code }) => ({ label: words.item(code), values: { item: code } }))
        : field === 'low'
          ? quantities.map(({ low, high, unit, approx, ...rest }) => ({
              label: words.interval({ low, high }, { ...rest, unit, approx }),
              values: { low: low ?? '', high: high ?? '', unit, approx: `${approx}` },
            }))
          : field === 'when'
            ? dates.map(({ edtf }) => ({ label: words.date(edtf), values: { when: edtf } }))
            : field === 'where'
              ? places.map(({ name }) => ({ label: name, values: { where: name } }))
              : field === 'source'
                ? sources.map(({ origin }) => ({ label: origin, values: { source: origin } }))
                : [];
  return [...new Map(all.map((one) => [one.label, one])).values()].slice(0, MOST_CHOICES);
}

type ControlProps = FieldsProps & Labelled & { readonly field: Field };

const set =
  ({ values, onChange, field }: ControlProps) =>
  (event: ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
    onChange({ ...values, [field]: event.target.value });

function Text(props: ControlProps) {
  const { field, values, vocabulary, error, id, label } = props;
  const list = useId();
  const known =
    field === 'from' || field === 'to'
      ? vocabulary.parties.map(({ name }) => ({ value: name, label: undefined }))
      : field === 'item'
        ? vocabulary.items.map(({ code, name }) => ({ value: code, label: name }))
        : [];
  return (
    <>
      <input
        id={id}
        name={field}
        aria-label={label}
        aria-describedby={props['aria-describedby']}
        aria-invalid={fieldOf(error) === field}
        autoComplete="off"
        inputMode={field === 'low' || field === 'high' ? 'decimal' : undefined}
        list={known.length > 0 ? list : undefined}
        value={values[field]}
        onChange={set(props)}
      />
      {known.length > 0 && (
        <datalist id={list}>
          {known.map((one) => (
            <option key={one.value} value={one.value} label={one.label} />
          ))}
        </datalist>
      )}
    </>
  );
}

function Select(props: ControlProps) {
  const { field, values, vocabulary, error, words, id, label } = props;
  const { t } = words;
  const lists: Partial<Record<Field, readonly string[]>> = {
    frame: vocabulary.frames,
    modality: vocabulary.modalities,
    basis: vocabulary.bases,
    per: ['', ...vocabulary.periods],
    outcome: ['', ...vocabulary.outcomes],
    sign: ['', '+', '-'],
  };
  return (
    <select
      id={id}
      name={field}
      aria-label={label}
      aria-describedby={props['aria-describedby']}
      aria-invalid={fieldOf(error) === field}
      value={values[field]}
      onChange={set(props)}
    >
      {(lists[field] ?? []).map((value) => (
        <option key={value} value={value}>
          {value === '' ? t('field.choose') : t(`${field}.${value}`)}
        </option>
      ))}
    </select>
  );
}

function Check({ field, values, onChange, words: { t } }: ControlProps) {
  return (
    <label className="check">
      <input
        type="checkbox"
        name={field}
        checked={values[field] === 'true'}
        onChange={(event) => onChange({ ...values, [field]: `${event.target.checked}` })}
      />
      {t(`field.${field}`)}
    </label>
  );
}
