// Not filled yet: the title only.
import { useTranslation } from 'react-i18next';
import { Loading, useTitle } from '../../components/states.tsx';

export function Page() {
  const { t } = useTranslation();
  useTitle(t('nav.measures'));
  return <Loading />;
}
