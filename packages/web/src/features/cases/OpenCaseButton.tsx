import { listCases } from '@sanshen/contract/cases';
import { Button } from 'antd';
import { type ComponentProps, useState } from 'react';
import { useRead } from '../../app/api.ts';
import { useTexts } from '../../text/language.ts';
import { OpenCaseDialog } from './OpenCaseDialog.tsx';
import { casesTexts } from './texts.ts';

/** Makes a case of something on the screen; nothing for who may not open any about the unit. */
export function OpenCaseButton(
  props: Omit<ComponentProps<typeof OpenCaseDialog>, 'onClose' | 'chooseBelow'>,
) {
  const t = useTexts(casesTexts);
  const [open, setOpen] = useState(false);
  const { data } = useRead(
    listCases,
    { params: { organization: props.organization }, query: { side: 'own', state: 'open', limit: 1 } },
    { staleTime: 300_000, retry: false },
  );
  if (data?.mayOpen !== true) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t.open}</Button>
      {open && <OpenCaseDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
