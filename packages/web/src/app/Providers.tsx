import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useLayoutEffect } from 'react';
import { LanguageContext } from '../text/language.ts';
import { queryClient } from './api.ts';
import { useDark, useNarrow, usePreferences, useStill } from './preferences.ts';
import { themeOf } from './theme.ts';

/** The number that the page's policy lets our style elements carry. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';

/** Everything that all screens stand in: data, language, theme, messages. */
export function Providers({ children }: { readonly children: ReactNode }) {
  const { language } = usePreferences();
  const dark = useDark();
  const narrow = useNarrow();
  const still = useStill();
  useLayoutEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  }, [language, dark]);
  return (
    <QueryClientProvider client={queryClient}>
      <LanguageContext value={language}>
        <ConfigProvider
          locale={language === 'zh' ? zhCN : enUS}
          theme={themeOf(dark, narrow, still)}
          csp={{ nonce }}
          button={{ autoInsertSpace: false }}
        >
          <App component={false}>{children}</App>
        </ConfigProvider>
      </LanguageContext>
    </QueryClientProvider>
  );
}
