// The bar above every page: the sections in groups, adding, the language, who acts. On a narrow screen the sections fold into a menu.
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setLanguage } from '../i18n.ts';
import { LANGUAGES } from '../language.ts';
import { Link } from '../router.tsx';
import { GROUPS, routeOf } from '../sections.ts';
import { PersonName } from './person-name.tsx';

type Props = { readonly path: string };

export function Bar({ path }: Props) {
  const { t } = useTranslation();
  return (
    <header className="bar">
      <Link className="logo" to="/">
        {t('app.name')}
      </Link>
      <Sections key={path} path={path} />
      <LanguageSwitch />
      <PersonName />
    </header>
  );
}

/** The sections; shut again at every new page, since its key is the path. */
function Sections({ path }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const list = useId();
  const button = useRef<HTMLButtonElement>(null);
  const here = routeOf(path.split('/')[1] ?? '')?.under ?? null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };
  const link = (section: string, className?: string) => (
    <Link
      className={className}
      to={section === 'exchange' ? '/exchange' : `/${section}`}
      aria-current={section === here ? 'page' : undefined}
    >
      {t(`nav.${section}`)}
    </Link>
  );
  return (
    <nav aria-label={t('app.sections')} onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        className="btn menu"
        aria-expanded={open}
        aria-controls={list}
        onClick={() => setOpen(!open)}
      >
        {here === null ? t('nav.menu') : t(`nav.${here}`)} <span aria-hidden="true">{open ? '▴' : '▾'}</span>
      </button>
      <div id={list} className={`sections${open ? ' open' : ''}`}>
        {GROUPS.map(({ name, paths }) => (
          <ul key={name} className="nav-group" aria-label={t(`nav.${name}`)}>
            {paths.map((section) => (
              <li key={section}>{link(section)}</li>
            ))}
          </ul>
        ))}
        {link('add', 'btn add-link')}
      </div>
    </nav>
  );
}

/** One button that says the language that it leads to, in that language. */
function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const others = LANGUAGES.filter((language) => language !== i18n.language);
  return others.map((language) => (
    <button
      key={language}
      type="button"
      className="linklike language tools"
      lang={language}
      title={t('language.choose')}
      onClick={() => void setLanguage(language)}
    >
      {t(`language.${language}`)}
    </button>
  ));
}
