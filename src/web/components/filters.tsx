// Filters that stand in the address: a search box that waits until typing rests, lists to choose from.
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../keys.ts';
import { navigate, withQuery } from '../router.tsx';

/** How long typing must rest before it is searched for, milliseconds. */
const REST = 250;

/** A form of filters; a field that changes changes the address. */
export const Filters = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <search>
    <form className="filters tools" aria-label={label} onSubmit={(event) => event.preventDefault()}>
      {children}
    </form>
  </search>
);

type BoxProps = { readonly name: string; readonly value: string; readonly label: string; readonly hint: string };

/** The search box; the key `/` leads to it. */
export function SearchBox({ name, value, label, hint }: BoxProps) {
  const [draft, setDraft] = useState(value);
  const box = useRef<HTMLInputElement>(null);
  useKeys({ '/': () => box.current?.focus() });
  useEffect(() => setDraft(value), [value]);
  useEffect(() => {
    if (draft.trim() === value) return;
    const timer = setTimeout(() => navigate(withQuery({ [name]: draft.trim() || null }), { replace: true }), REST);
    return () => clearTimeout(timer);
  }, [draft, value, name]);
  return (
    <span className="search-box">
      <input
        ref={box}
        type="search"
        aria-label={label}
        placeholder={hint}
        value={draft}
        maxLength={300}
        onChange={(event) => setDraft(event.target.value)}
      />
      <kbd>/</kbd>
    </span>
  );
}

type ChoiceProps = {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

/** One of a list, or any. */
export function Choice({ name, value, label, options }: ChoiceProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <span className="choice-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => navigate(withQuery({ [name]: event.target.value || null }), { replace: true })}
      >
        <option value="">{t('filter.any')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}
